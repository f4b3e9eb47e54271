package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
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

    /** Whether what an operation shall do is there already; empty if that cannot be seen. What may be done twice is not done yet. */
    Optional<Boolean> isDone(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return Optional.of(table(create.table().name()).isPresent());
        } else if (operation instanceof DropTable drop) {
            return Optional.of(table(drop.table().name()).isEmpty());
        } else if (operation instanceof RenameTable rename) {
            return Optional.of(table(rename.table()).isEmpty());
        } else if (operation instanceof AddColumn add) {
            return Optional.of(hasColumn(add.table(), add.column().name()));
        } else if (operation instanceof DropColumn drop) {
            return Optional.of(!hasColumn(drop.table(), drop.column().name()));
        } else if (operation instanceof RenameColumn rename) {
            return Optional.of(!hasColumn(rename.table(), rename.column()));
        } else if (operation instanceof AddConstraint add) {
            return Optional.of(hasConstraint(add.table(), add.constraint()));
        } else if (operation instanceof DropConstraint drop) {
            return Optional.of(!hasConstraint(drop.table(), drop.constraint()));
        } else if (operation instanceof CreateIndex create) {
            return Optional.of(hasIndex(create.table(), create.index().name()));
        } else if (operation instanceof DropIndex drop) {
            return Optional.of(!hasIndex(drop.table(), drop.index().name()));
        } else if (operation instanceof CreateView create) {
            return Optional.of(!create.orReplace() && hasView(create.view().name()));
        } else if (operation instanceof DropView drop) {
            return Optional.of(!hasView(drop.view().name()));
        } else if (operation instanceof CreateSequence create) {
            return Optional.of(hasSequence(create.sequence().name()));
        } else if (operation instanceof DropSequence drop) {
            return Optional.of(!hasSequence(drop.sequence().name()));
        } else if (operation instanceof DdlOperation.UnsafeSql) {
            return Optional.empty();
        }
        return Optional.of(false);
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

    private boolean hasConstraint(TableName table, dev.orm.schema.Constraint constraint) {
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
