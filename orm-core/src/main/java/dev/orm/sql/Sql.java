package dev.orm.sql;

/** The words that start statements and expressions, to be imported statically. */
public final class Sql extends Windows {

    private Sql() {}
}
