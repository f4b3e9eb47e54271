/**
 * SQL statements and expressions as immutable values, and the words that make them: {@code select(user).where(user.age.gt(25))}.
 * Nothing here touches a database. A statement is its own cache key: two that differ only in bind values are equal. Start
 * reading at {@link dev.orm.sql.Sql}, the words, then {@link dev.orm.sql.Select}; the nodes behind them are in
 * {@code dev.orm.sql.node}.
 */
@NullMarked
package dev.orm.sql;

import org.jspecify.annotations.NullMarked;
