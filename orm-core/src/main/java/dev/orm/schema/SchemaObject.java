package dev.orm.schema;

/** What a schema contains: tables, views, sequences and enum types. */
public sealed interface SchemaObject permits Table, View, Sequence, EnumType {

    /**
     * Returns the name.
     *
     * @return the name, with the schema if it has one
     */
    TableName name();
}
