package dev.orm.sql;

/** The words that start statements and expressions, to be imported statically. */
public final class Sql extends Aggregates {

    private Sql() {}
}
