package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference.Aspect;
import dev.orm.reflect.SchemaDifference.ColumnChanged;
import dev.orm.reflect.SchemaDifference.ColumnMissing;
import dev.orm.reflect.SchemaDifference.ColumnUnexpected;
import dev.orm.schema.Check;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSchema;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSchema;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds out whether a statement has run whose program ended before it could write that down. Only asked where DDL cannot be rolled
 * back, for one statement of a revision. What has the name and is something else was made by somebody else.
 */
final class Progress {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final Inspector inspector;

    Progress(EngineConnection connection) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.inspector = new Inspector(connection);
    }

    /** Whether what an operation shall do is there already. What may be done twice is not done yet. */
    boolean isDone(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return table(create.table().name()).isPresent() && hasColumns(create.table(), true);
        } else if (operation instanceof DropTable drop) {
            return table(drop.table().name()).isEmpty();
        } else if (operation instanceof RenameTable rename) {
            return table(rename.table()).isEmpty();
        } else if (operation instanceof AddColumn add) {
            return hasColumn(add.table(), add.column().name())
                    && hasColumns(
                            Table.builder(add.table()).column(add.column()).build(), false);
        } else if (operation instanceof DropColumn drop) {
            return !hasColumn(drop.table(), drop.column().name());
        } else if (operation instanceof RenameColumn rename) {
            return !hasColumn(rename.table(), rename.column());
        } else if (operation instanceof AddConstraint add) {
            return constraint(add.table(), add.constraint())
                    .filter(there -> isSame(there, add.constraint()))
                    .isPresent();
        } else if (operation instanceof DropConstraint drop) {
            return constraint(drop.table(), drop.constraint()).isEmpty();
        } else if (operation instanceof CreateIndex create) {
            return index(create.table(), create.index().name())
                    .filter(columns -> areSame(columns, columns(create.index())))
                    .isPresent();
        } else if (operation instanceof DropIndex drop) {
            return index(drop.table(), drop.index().name()).isEmpty();
        } else if (operation instanceof CreateView create) {
            return !create.orReplace() && hasView(create.view().name());
        } else if (operation instanceof DropView drop) {
            return !hasView(drop.view().name());
        } else if (operation instanceof CreateSequence create) {
            return hasSequence(create.sequence().name());
        } else if (operation instanceof DropSequence drop) {
            return !hasSequence(drop.sequence().name());
        } else if (operation instanceof AddEnumValue add) {
            return inspector.enumTypes(add.type().name().schema()).stream()
                    .anyMatch(type -> type.name().equals(add.type().name())
                            && type.values().contains(add.value()));
        } else if (operation instanceof AlterEnumType alter) {
            return inspector.enumTypes(alter.to().name().schema()).contains(alter.to());
        } else if (operation instanceof CreateEnumType create) {
            return inspector.enumTypes(create.type().name().schema()).contains(create.type());
        } else if (operation instanceof DropEnumType drop) {
            return !hasEnumType(drop.type());
        } else if (operation instanceof CreateSchema create) {
            return inspector.schemaNames().contains(create.name());
        } else if (operation instanceof DropSchema drop) {
            return !inspector.schemaNames().contains(drop.name());
        }
        return false;
    }

    private boolean hasEnumType(EnumType type) {
        return inspector.enumTypes(type.name().schema()).stream()
                .anyMatch(there -> there.name().equals(type.name()));
    }

    private Optional<InspectedTable> table(TableName name) {
        return inspector.tables(name.schema()).stream()
                .filter(table -> dialect.isSameName(table.name().name(), name.name()))
                .findFirst();
    }

    private boolean hasColumn(TableName table, String column) {
        return table(table).stream()
                .flatMap(there -> there.columns().stream())
                .anyMatch(there -> dialect.isSameName(there.name(), column));
    }

    /** Whether the columns have their types, and if it is all of them, whether there are no others. */
    private boolean hasColumns(Table wanted, boolean all) {
        return SchemaComparison.compare(connection, Schema.of(wanted)).stream()
                .noneMatch(difference -> difference instanceof ColumnMissing
                        || all && difference instanceof ColumnUnexpected
                        || difference instanceof ColumnChanged changed && changed.aspect() == Aspect.TYPE);
    }

    private Optional<Constraint> constraint(TableName table, Constraint constraint) {
        return table(table).stream()
                .flatMap(there -> there.toTable().constraints().stream())
                .filter(there -> constraint instanceof PrimaryKey && !dialect.supports(Capability.NAMED_PRIMARY_KEYS)
                        ? there instanceof PrimaryKey
                        : dialect.isSameName(there.name(), constraint.name()))
                .findFirst();
    }

    private boolean isSame(Constraint there, Constraint wanted) {
        if (there instanceof PrimaryKey one && wanted instanceof PrimaryKey other) {
            return areSame(one.columns(), other.columns());
        } else if (there instanceof UniqueConstraint one && wanted instanceof UniqueConstraint other) {
            return areSame(one.columns(), other.columns());
        } else if (there instanceof ForeignKey one && wanted instanceof ForeignKey other) {
            return areSame(one.columns(), other.columns())
                    && areSame(one.referencedColumns(), other.referencedColumns())
                    && dialect.isSameName(
                            one.referencedTable().name(),
                            other.referencedTable().name());
        }
        return there instanceof Check && wanted instanceof Check;
    }

    private boolean areSame(List<String> names, List<String> others) {
        return names.size() == others.size()
                && IntStream.range(0, names.size()).allMatch(i -> dialect.isSameName(names.get(i), others.get(i)));
    }

    /** Whether an index has that name, whoever made it. */
    boolean hasIndex(CreateIndex create) {
        return index(create.table(), create.index().name()).isPresent();
    }

    /** The columns of an index, if it is there; one that is unique may be said to be a constraint. */
    private Optional<List<String>> index(TableName table, String name) {
        for (Table there : table(table).map(InspectedTable::toTable).stream().toList()) {
            for (Index index : there.indexes()) {
                if (dialect.isSameName(index.name(), name)) {
                    return Optional.of(columns(index));
                }
            }
            for (UniqueConstraint unique : there.uniqueConstraints()) {
                if (dialect.isSameName(unique.name(), name)) {
                    return Optional.of(unique.columns());
                }
            }
        }
        return Optional.empty();
    }

    /** Expressions are as the database writes them, and only counted. */
    private static List<String> columns(Index index) {
        return index.elements().stream()
                .map(element -> element.column() == null ? "" : element.column())
                .toList();
    }

    private boolean hasView(TableName view) {
        return inspector.viewNames(view.schema()).stream()
                .anyMatch(there -> dialect.isSameName(there.name(), view.name()));
    }

    private boolean hasSequence(TableName sequence) {
        return inspector.sequences(sequence.schema()).stream()
                .anyMatch(there -> dialect.isSameName(there.name().name(), sequence.name()));
    }
}
