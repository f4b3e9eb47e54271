/**
 * Connections, transactions and the execution of compiled statements; the statement cache, events, and errors translated once.
 * The only package that talks to JDBC for others. Start reading at {@link dev.orm.engine.Engine}.
 */
@NullMarked
package dev.orm.engine;

import org.jspecify.annotations.NullMarked;
