package dev.orm.reflect;

import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection;
import dev.orm.schema.ForeignKey.DeleteRule;
import dev.orm.schema.TableName;
import dev.orm.type.RowReader;
import dev.orm.type.SqlTypeName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a database contains: one query per kind of thing, however many tables there are. Keeps nothing. */
public final class Inspector {

    private final EngineConnection connection;
    private final CatalogQueries queries;

    /**
     * Makes an inspector.
     *
     * @param connection where to look; it stays open
     */
    public Inspector(EngineConnection connection) {
        this.connection = connection;
        this.queries = connection.dialect().catalog();
    }

    /**
     * Reads the names of the tables of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the names in their order; their schema is the one asked for
     */
    public List<TableName> tableNames(@Nullable String schema) {
        List<TableName> names = new ArrayList<>();
        read(queries.tables(), schema, row -> names.add(new TableName(schema, text(row, 1))));
        return names;
    }

    /**
     * Reads all tables of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the tables in the order of their names
     */
    public List<InspectedTable> tables(@Nullable String schema) {
        Map<String, Parts> tables = new LinkedHashMap<>();
        read(queries.tables(), schema, row -> {
            String ddl = row.getString(2);
            tables.put(text(row, 1), new Parts(ddl == null ? ConstraintNames.NONE : ConstraintNames.of(ddl)));
        });
        read(queries.columns(), schema, row -> with(tables, row, parts -> parts.columns.add(column(row))));
        read(queries.keys(), schema, row -> with(tables, row, parts -> key(parts, row)));
        read(queries.foreignKeys(), schema, row -> with(tables, row, parts -> foreignKey(parts, row, schema)));
        read(
                queries.indexes(),
                schema,
                row -> with(tables, row, parts -> {
                    String index = text(row, 2);
                    boolean unique = row.getInt(3) == 1;
                    String column = row.getString(4);
                    List<String> columns = parts.indexes
                            .computeIfAbsent(index, name -> new IndexParts(unique, new ArrayList<>()))
                            .columns();
                    if (column != null) {
                        columns.add(column);
                    }
                }));
        List<InspectedTable> inspected = new ArrayList<>();
        tables.forEach((name, parts) -> inspected.add(parts.table(new TableName(schema, name))));
        return inspected;
    }

    private static InspectedColumn column(RowReader row) throws SQLException {
        long size = row.getLong(4);
        Long sizeOrNull = row.wasNull() ? null : size;
        int scale = row.getInt(5);
        Integer scaleOrNull = row.wasNull() ? null : scale;
        return new InspectedColumn(
                text(row, 2),
                text(row, 3).toLowerCase(Locale.ROOT),
                sizeOrNull,
                scaleOrNull,
                row.getInt(6) == 1,
                row.getInt(7) == 1);
    }

    private static void key(Parts parts, RowReader row) throws SQLException {
        String name = row.getString(2);
        boolean primary = text(row, 3).startsWith("P");
        String column = text(row, 4);
        String apart = text(row, 5);
        parts.keys
                .computeIfAbsent((primary ? "P" : "U") + apart, fresh -> new KeyParts(name, primary, new ArrayList<>()))
                .columns()
                .add(column);
    }

    private static void foreignKey(Parts parts, RowReader row, @Nullable String schema) throws SQLException {
        String name = row.getString(2);
        String apart = text(row, 3);
        String column = text(row, 4);
        String otherSchema = row.getString(5);
        String otherTable = text(row, 6);
        String otherColumn = text(row, 7);
        String rule = row.getString(8);
        // A table of the schema that the connection uses is named without it, as it was asked for.
        TableName referenced = new TableName(schema == null ? null : otherSchema, otherTable);
        ForeignKeyParts key = parts.foreignKeys.computeIfAbsent(
                apart,
                fresh -> new ForeignKeyParts(name, referenced, rule(rule), new ArrayList<>(), new ArrayList<>()));
        key.columns().add(column);
        key.referencedColumns().add(otherColumn);
    }

    private static DeleteRule rule(@Nullable String rule) {
        if ("CASCADE".equals(rule)) {
            return DeleteRule.CASCADE;
        }
        return "SET NULL".equals(rule) ? DeleteRule.SET_NULL : DeleteRule.NO_ACTION;
    }

    private interface RowReading {
        void read(RowReader row) throws SQLException;
    }

    private interface PartsReading {
        void read(Parts parts) throws SQLException;
    }

    private void read(String sql, @Nullable String schema, RowReading reading) {
        CompiledStatement statement = new CompiledStatement(sql, Operation.SELECT, "catalog", List.of(), List.of());
        connection.query(
                statement,
                binder -> {
                    if (schema == null) {
                        binder.setNull(1, SqlTypeName.VARCHAR);
                    } else {
                        binder.setString(1, schema);
                    }
                },
                row -> {
                    while (row.next()) {
                        reading.read(row);
                    }
                    return Boolean.TRUE;
                });
    }

    /** A row may be of a table that was created between two queries; it is not seen then. */
    private static void with(Map<String, Parts> tables, RowReader row, PartsReading reading) throws SQLException {
        Parts parts = tables.get(text(row, 1));
        if (parts != null) {
            reading.read(parts);
        }
    }

    private static String text(RowReader row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private record KeyParts(@Nullable String name, boolean primary, List<String> columns) {}

    private record ForeignKeyParts(
            @Nullable String name,
            TableName referenced,
            DeleteRule rule,
            List<String> columns,
            List<String> referencedColumns) {}

    private record IndexParts(boolean unique, List<String> columns) {}

    /** A table in the making. */
    private static final class Parts {

        private final ConstraintNames names;
        private final List<InspectedColumn> columns = new ArrayList<>();
        private final Map<String, KeyParts> keys = new LinkedHashMap<>();
        private final Map<String, ForeignKeyParts> foreignKeys = new LinkedHashMap<>();
        private final Map<String, IndexParts> indexes = new LinkedHashMap<>();

        Parts(ConstraintNames names) {
            this.names = names;
        }

        InspectedTable table(TableName name) {
            InspectedKey primaryKey = null;
            List<InspectedKey> uniques = new ArrayList<>();
            for (KeyParts key : keys.values()) {
                String keyName = key.name() != null
                        ? key.name()
                        : names.find(
                                key.primary() ? ConstraintNames.PRIMARY_KEY : ConstraintNames.UNIQUE, key.columns());
                InspectedKey made = new InspectedKey(keyName, key.columns());
                if (key.primary()) {
                    primaryKey = made;
                } else {
                    uniques.add(made);
                }
            }
            List<InspectedForeignKey> references = new ArrayList<>();
            for (ForeignKeyParts key : foreignKeys.values()) {
                String keyName =
                        key.name() != null ? key.name() : names.find(ConstraintNames.FOREIGN_KEY, key.columns());
                references.add(new InspectedForeignKey(
                        keyName, key.columns(), key.referenced(), key.referencedColumns(), key.rule()));
            }
            List<InspectedIndex> made = new ArrayList<>();
            indexes.forEach((index, parts) -> made.add(new InspectedIndex(index, parts.columns(), parts.unique())));
            return new InspectedTable(name, columns, primaryKey, references, uniques, made);
        }
    }
}
