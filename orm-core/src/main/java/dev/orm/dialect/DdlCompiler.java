package dev.orm.dialect;

import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import java.util.List;

/** The DDL of one database. Each text is one statement. */
public interface DdlCompiler {

    /**
     * {@code CREATE TABLE}.
     *
     * @param table the table
     * @param foreignKeys which of its foreign keys stand inside; others follow by {@link #addForeignKey}
     * @return the text
     */
    String createTable(Table table, List<ForeignKey> foreignKeys);

    /**
     * {@code ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY}.
     *
     * @param table the table that refers
     * @param key the foreign key
     * @return the text
     * @throws UnsupportedConstructException if the database lacks {@link Capability#ALTER_ADD_CONSTRAINT}
     */
    String addForeignKey(Table table, ForeignKey key);

    /**
     * {@code ALTER TABLE … DROP CONSTRAINT}.
     *
     * @param table the table that refers
     * @param key the foreign key
     * @return the text
     * @throws UnsupportedConstructException if the database lacks {@link Capability#ALTER_ADD_CONSTRAINT}
     */
    String dropForeignKey(Table table, ForeignKey key);

    /**
     * {@code CREATE INDEX}.
     *
     * @param table the table
     * @param index the index
     * @return the text
     */
    String createIndex(Table table, Index index);

    /**
     * {@code DROP TABLE}.
     *
     * @param table the table
     * @return the text
     */
    String dropTable(Table table);

    /**
     * What lets rows refer to nothing until the transaction ends, so that tables can be dropped that refer to each other.
     *
     * @return the texts, none where {@link #dropForeignKey} does that
     */
    default List<String> deferForeignKeys() {
        return List.of();
    }
}
