package dev.orm.reflect;

import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.schema.EnumType;
import dev.orm.schema.Sequence;
import dev.orm.schema.TableName;
import dev.orm.type.RowReader;
import dev.orm.type.SqlTypeName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database contains: one query per kind of thing, however many tables there are. Keeps nothing. Names come back as the
 * program would have to write them.
 */
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
     * Reads the names of the schemas of the database.
     *
     * @return the names, on SQLite those of the attached files
     */
    public List<String> schemaNames() {
        List<String> names = new ArrayList<>();
        read(queries.schemas(), row -> names.add(text(row, 1)));
        return names;
    }

    /** The schema that the connection uses, or null if it uses none that has a name. */
    @Nullable
    String currentSchema() {
        List<String> names = new ArrayList<>();
        read(queries.schemas(), row -> {
            String name = text(row, 1);
            if (row.getInt(2) == 1) {
                names.add(name);
            }
        });
        return names.isEmpty() ? null : names.get(0);
    }

    /**
     * Reads the names of the tables of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the names in their order; their schema is the one asked for
     */
    public List<TableName> tableNames(@Nullable String schema) {
        return names(schema, "T");
    }

    /**
     * Reads the names of the views of a schema, the materialized included.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the names in their order; their schema is the one asked for
     */
    public List<TableName> viewNames(@Nullable String schema) {
        return names(schema, "VM");
    }

    private List<TableName> names(@Nullable String schema, String kinds) {
        List<TableName> names = new ArrayList<>();
        read(queries.tables(), schema, row -> {
            if (kinds.contains(text(row, 2))) {
                names.add(new TableName(schema, text(row, 1)));
            }
        });
        return names;
    }

    /**
     * Reads all tables of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the tables in the order of their names
     */
    public List<InspectedTable> tables(@Nullable String schema) {
        return relations(schema, name -> true).tables();
    }

    /**
     * Reads one table.
     *
     * @param name its name
     * @return the table, or empty if there is none of that name
     */
    public Optional<InspectedTable> table(TableName name) {
        return relations(name.schema(), name.name()::equals).tables().stream().findFirst();
    }

    /**
     * Reads all views of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the views in the order of their names
     */
    public List<InspectedView> views(@Nullable String schema) {
        return relations(schema, name -> true).views();
    }

    /**
     * Reads the sequences of a schema that no identity column uses.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the sequences in the order of their names
     */
    public List<Sequence> sequences(@Nullable String schema) {
        List<Sequence> sequences = new ArrayList<>();
        String question = queries.sequence();
        if (question == null) {
            read(queries.sequences(), schema, row -> {
                TableName name = new TableName(schema, text(row, 1));
                sequences.add(new Sequence(name, row.getLong(2), row.getLong(3)));
            });
            return sequences;
        }
        List<TableName> names = new ArrayList<>();
        read(queries.sequences(), schema, row -> names.add(new TableName(schema, text(row, 1))));
        for (TableName name : names) {
            read(question + quoted(name), row -> sequences.add(new Sequence(name, row.getLong(1), row.getLong(2))));
        }
        return sequences;
    }

    private String quoted(TableName name) {
        Dialect dialect = connection.dialect();
        String quoted = dialect.quote(name.name());
        return name.schema() == null ? quoted : dialect.quote(name.schema()) + "." + quoted;
    }

    /**
     * Reads the named enum types of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return the types in the order of their names, none where a database writes the values into each column
     */
    public List<EnumType> enumTypes(@Nullable String schema) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        read(queries.enumTypes(), schema, row -> {
            String name = text(row, 1);
            values.computeIfAbsent(name, fresh -> new ArrayList<>()).add(text(row, 2));
        });
        List<EnumType> types = new ArrayList<>();
        values.forEach((name, list) -> types.add(new EnumType(new TableName(schema, name), list)));
        return types;
    }

    /**
     * Reads the names of triggers and routines of a schema, which a {@link dev.orm.schema.Schema} does not contain.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return them, those of a kind in the order of their names; without those that an extension has brought
     */
    public List<InspectedRoutine> routines(@Nullable String schema) {
        List<InspectedRoutine> routines = new ArrayList<>();
        read(queries.routines(), schema, row -> {
            String table = row.getString(3);
            routines.add(new InspectedRoutine(
                    text(row, 1),
                    new TableName(schema, text(row, 2)),
                    table == null ? null : new TableName(schema, table)));
        });
        return routines;
    }

    /**
     * Reads all of a schema.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @return what it contains
     */
    public InspectedSchema schema(@Nullable String schema) {
        return schema(schema, name -> true);
    }

    /**
     * Reads some tables and views of a schema, and all its sequences and enum types.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @param names which tables and views, by their names
     * @return what it contains
     */
    public InspectedSchema schema(@Nullable String schema, Predicate<String> names) {
        InspectedSchema relations = relations(schema, names);
        return new InspectedSchema(relations.tables(), relations.views(), sequences(schema), enumTypes(schema));
    }

    private InspectedSchema relations(@Nullable String schema, Predicate<String> names) {
        Map<String, RelationRows> all = rows(queries, schema, names);
        if (all.values().stream().anyMatch(RelationRows::namesColumnsItHasNot)) {
            all = rows(connection.dialect().catalogAfterRenames(), schema, names);
        }
        List<InspectedTable> tables = new ArrayList<>();
        List<InspectedView> views = new ArrayList<>();
        for (RelationRows relation : all.values()) {
            if (relation.isView()) {
                views.add(relation.view());
            } else {
                tables.add(relation.table());
            }
        }
        return new InspectedSchema(tables, views, List.of(), List.of());
    }

    private Map<String, RelationRows> rows(CatalogQueries queries, @Nullable String schema, Predicate<String> names) {
        Map<String, RelationRows> all = new LinkedHashMap<>();
        List<EnumType> enums = enumTypes(schema);
        Quoting quoting = Quoting.of(connection.dialect());
        read(queries.tables(), schema, row -> {
            String name = text(row, 1);
            String kind = text(row, 2);
            String text = row.getString(3);
            if (names.test(name)) {
                all.put(
                        name,
                        new RelationRows(new TableName(schema, name), kind, text, row.getString(4), enums, quoting));
            }
        });
        readInto(all, queries.columns(), schema, RelationRows::column);
        readInto(all, queries.keys(), schema, RelationRows::key);
        readInto(all, queries.foreignKeys(), schema, RelationRows::foreignKey);
        readInto(all, queries.indexes(), schema, RelationRows::index);
        readInto(all, queries.checks(), schema, RelationRows::check);
        return all;
    }

    private interface RowReading {
        void read(RowReader row) throws SQLException;
    }

    private interface RelationReading {
        void read(RelationRows relation, RowReader row) throws SQLException;
    }

    /** A row may be of a table that was created between two queries; it is not seen then. */
    private void readInto(
            Map<String, RelationRows> relations, String sql, @Nullable String schema, RelationReading reading) {
        read(sql, schema, row -> {
            RelationRows relation = relations.get(text(row, 1));
            if (relation != null) {
                reading.read(relation, row);
            }
        });
    }

    private void read(String sql, RowReading reading) {
        run(sql, connectionParameters -> {}, reading);
    }

    private void read(String sql, @Nullable String schema, RowReading reading) {
        run(
                sql,
                binder -> {
                    if (schema == null) {
                        binder.setNull(1, SqlTypeName.VARCHAR);
                    } else {
                        binder.setString(1, schema);
                    }
                },
                reading);
    }

    private void run(String sql, EngineConnection.Parameters parameters, RowReading reading) {
        CompiledStatement statement = new CompiledStatement(sql, Operation.SELECT, "catalog", List.of(), List.of());
        connection.query(statement, parameters, row -> {
            while (row.next()) {
                reading.read(row);
            }
            return Boolean.TRUE;
        });
    }

    static String text(RowReader row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
