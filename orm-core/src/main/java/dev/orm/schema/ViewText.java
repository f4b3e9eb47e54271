package dev.orm.schema;

/**
 * The text of a view, as a program wrote it or a database keeps it.
 *
 * @param sql the {@code SELECT}
 */
public record ViewText(String sql) implements ViewQuery {}
