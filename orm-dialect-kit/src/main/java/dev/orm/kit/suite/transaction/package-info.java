/** Transactions, savepoints, isolation, locks, open results, timeouts and broken connections. */
@NullMarked
package dev.orm.kit.suite.transaction;

import org.jspecify.annotations.NullMarked;
