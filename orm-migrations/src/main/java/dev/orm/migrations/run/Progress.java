package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
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
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.TableName;
import java.util.Optional;

/**
 * Finds out whether a statement has run whose program ended before it could write that down. Only asked where DDL cannot be rolled
 * back, for one statement of a revision.
 */
final class Progress {

    private final Dialect dialect;
    private final Inspector inspector;

    Progress(EngineConnection connection) {
        this.dialect = connection.dialect();
        this.inspector = new Inspector(connection);
    }

    /** Whether what an operation shall do is there already. What may be done twice is not done yet. */
    boolean isDone(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return table(create.table().name()).isPresent();
        } else if (operation instanceof DropTable drop) {
            return table(drop.table().name()).isEmpty();
        } else if (operation instanceof RenameTable rename) {
            return table(rename.table()).isEmpty();
        } else if (operation instanceof AddColumn add) {
            return hasColumn(add.table(), add.column().name());
        } else if (operation instanceof DropColumn drop) {
            return !hasColumn(drop.table(), drop.column().name());
        } else if (operation instanceof RenameColumn rename) {
            return !hasColumn(rename.table(), rename.column());
        } else if (operation instanceof AddConstraint add) {
            return hasConstraint(add.table(), add.constraint());
        } else if (operation instanceof DropConstraint drop) {
            return !hasConstraint(drop.table(), drop.constraint());
        } else if (operation instanceof CreateIndex create) {
            return hasIndex(create.table(), create.index().name());
        } else if (operation instanceof DropIndex drop) {
            return !hasIndex(drop.table(), drop.index().name());
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
            return hasEnumType(create.type());
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

    private boolean hasConstraint(TableName table, Constraint constraint) {
        return table(table).stream()
                .flatMap(there -> there.toTable().constraints().stream())
                .anyMatch(there -> constraint instanceof PrimaryKey && !dialect.supports(Capability.NAMED_PRIMARY_KEYS)
                        ? there instanceof PrimaryKey
                        : dialect.isSameName(there.name(), constraint.name()));
    }

    private boolean hasIndex(TableName table, String index) {
        return table(table).stream()
                .anyMatch(there ->
                        there.toTable().indexes().stream().anyMatch(other -> dialect.isSameName(other.name(), index))
                                || there.toTable().uniqueConstraints().stream()
                                        .anyMatch(other -> dialect.isSameName(other.name(), index)));
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
