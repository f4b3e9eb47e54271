package dev.orm.reflect;

import dev.orm.schema.Check;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database has it.
 *
 * @param name its name
 * @param columns its columns in order
 * @param primaryKey its primary key, or null
 * @param foreignKeys its foreign keys
 * @param uniqueConstraints its unique constraints
 * @param checks its checks
 * @param indexes its indexes, without those that a constraint brings with it
 * @param options what only this database knows
 * @param comment its comment, or null
 */
public record InspectedTable(
        TableName name,
        List<InspectedColumn> columns,
        @Nullable InspectedKey primaryKey,
        List<InspectedForeignKey> foreignKeys,
        List<InspectedKey> uniqueConstraints,
        List<InspectedCheck> checks,
        List<InspectedIndex> indexes,
        Set<TableOption> options,
        @Nullable String comment) {

    /** Copies the lists. */
    public InspectedTable {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        options = Set.copyOf(options);
    }

    /**
     * Finds a column.
     *
     * @param column its name, in any case of its letters if none is written exactly so
     * @return the column, or empty
     */
    public Optional<InspectedColumn> column(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(candidate -> candidate.name().equalsIgnoreCase(column))
                        .findFirst());
    }

    /**
     * Returns the table that a program would have written ({@code autoload_with} of SQLAlchemy). Constraints without a name get one by
     * {@link NamingConvention#DEFAULT}.
     *
     * @return the table; expressions in it are those of this database
     */
    public Table toTable() {
        NamingConvention naming = NamingConvention.DEFAULT;
        String table = name.name();
        TableBuilder builder = Table.builder(name).comment(comment);
        columns.forEach(column -> builder.column(column.toColumn()));
        if (primaryKey != null) {
            List<String> key = primaryKey.columns();
            builder.primaryKey(new PrimaryKey(named(primaryKey.name(), naming.primaryKey(table, key)), key));
        }
        for (InspectedKey unique : uniqueConstraints) {
            String conventional = naming.unique(table, unique.columns());
            builder.unique(
                    new UniqueConstraint(named(unique.name(), conventional), unique.columns(), unique.nullsDistinct()));
        }
        for (int i = 0; i < checks.size(); i++) {
            InspectedCheck check = checks.get(i);
            builder.check(new Check(
                    named(check.name(), naming.check(table, String.valueOf(i + 1))),
                    DdlExpression.unsafeSql(check.condition())));
        }
        for (InspectedForeignKey key : foreignKeys) {
            String conventional = naming.foreignKey(
                    table, key.columns(), key.referencedTable().name(), key.referencedColumns());
            builder.foreignKey(new ForeignKey(
                    named(key.name(), conventional),
                    key.columns(),
                    key.referencedTable(),
                    key.referencedColumns(),
                    key.onDelete(),
                    key.onUpdate(),
                    key.deferral(),
                    key.matchFull()));
        }
        indexes.forEach(index -> builder.index(index.toIndex()));
        options.forEach(builder::option);
        return builder.build();
    }

    private static String named(@Nullable String given, String conventional) {
        return given == null ? conventional : given;
    }
}
