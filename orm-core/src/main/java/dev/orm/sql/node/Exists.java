package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;

/**
 * {@code EXISTS}.
 *
 * @param query the query that gives a row or none; it may refer to the statement around it
 */
public record Exists(Select<?> query) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        query.collectBinds(binds);
    }
}
