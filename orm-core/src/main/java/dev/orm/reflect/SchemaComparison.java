package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.SchemaDifference.Kind;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a database with the tables that there shall be. What the database has beyond them does not matter. */
public final class SchemaComparison {

    private SchemaComparison() {}

    /**
     * Compares.
     *
     * @param connection where to look; it stays open
     * @param tables the tables that there shall be
     * @return all differences, in the order of the tables; empty if there are none
     */
    public static List<SchemaDifference> compare(EngineConnection connection, List<Table> tables) {
        Map<Table, InspectedTable> present = new SchemaCreator(connection).present(tables);
        boolean typed = connection.dialect().supports(Capability.STRICT_TYPES);
        List<SchemaDifference> differences = new ArrayList<>();
        for (Table table : tables) {
            InspectedTable inspected = present.get(table);
            if (inspected == null) {
                differences.add(new SchemaDifference(
                        Kind.MISSING_TABLE, table.name(), null, "Table " + table + " does not exist."));
                continue;
            }
            for (Column<?> column : table.columns()) {
                compare(table, column, inspected, typed, differences);
            }
        }
        return differences;
    }

    private static void compare(
            Table table,
            Column<?> column,
            InspectedTable inspected,
            boolean typed,
            List<SchemaDifference> differences) {
        InspectedColumn found = inspected.column(column.name()).orElse(null);
        String name = "Column \"" + column.name() + "\" of table " + table;
        if (found == null) {
            differences.add(
                    new SchemaDifference(Kind.MISSING_COLUMN, table.name(), column.name(), name + " does not exist."));
            return;
        }
        if (!TypeFamily.of(found.typeName()).holds(column.type(), typed)) {
            differences.add(new SchemaDifference(
                    Kind.OTHER_TYPE,
                    table.name(),
                    column.name(),
                    name + " is a " + found.typeName() + " in the database and should be a " + column.type() + "."));
        }
        if (found.nullable() != column.nullable()) {
            differences.add(new SchemaDifference(
                    Kind.OTHER_NULLABILITY,
                    table.name(),
                    column.name(),
                    name
                            + (found.nullable()
                                    ? " may be NULL in the database and should not."
                                    : " is NOT NULL in the" + " database and should be allowed to be NULL.")));
        }
    }
}
