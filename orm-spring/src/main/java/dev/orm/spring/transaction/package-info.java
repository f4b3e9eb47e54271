/**
 * Spring's transactions for sessions: one transaction for sessions and for JDBC on the same data source, a session that can be
 * injected, and errors in Spring's hierarchy. Start reading at {@link dev.orm.spring.transaction.OrmTransactionManager}.
 */
@NullMarked
package dev.orm.spring.transaction;

import org.jspecify.annotations.NullMarked;
