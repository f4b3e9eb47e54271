package dev.orm.schema;

/**
 * A condition that no row may make false: {@code CHECK (…)}.
 *
 * @param name name of the constraint
 * @param condition the condition
 */
public record Check(String name, DdlExpression condition) implements Constraint {}
