package dev.orm.migrations.operation;

import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CommentOnTable;
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
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What two steps are together, if nothing happens between them. */
final class StepMerge {

    private StepMerge() {}

    /** One step or none that does what both do; empty if both are needed. */
    static Optional<List<MigrationStep>> of(MigrationStep first, MigrationStep second) {
        if (!(first instanceof SchemaChange before) || !(second instanceof SchemaChange after)) {
            return Optional.empty();
        } else if (before.operation() instanceof CreateTable create
                && create.table().name().equals(tableOf(after.operation()))) {
            return ofCreated(create, after.operation());
        } else if (after.operation() instanceof DropTable drop) {
            return ofDropped(before.operation(), drop);
        } else if (undoes(before.operation(), after.operation())) {
            return Optional.of(List.of());
        } else if (before.operation() instanceof AddColumn add) {
            return ofAdded(before, add, after.operation());
        }
        return ofOthers(before.operation(), after.operation()).map(merged -> List.of(new SchemaChange(merged)));
    }

    private static Optional<List<MigrationStep>> one(DdlOperation operation) {
        return Optional.of(List.of(new SchemaChange(operation)));
    }

    /** A new table has no rows, so whatever is changed of it may be so from its beginning. */
    private static Optional<List<MigrationStep>> ofCreated(CreateTable create, DdlOperation then) {
        if (then instanceof DropTable) {
            return Optional.of(List.of());
        } else if (!create.later().isEmpty() || then instanceof RenameColumn && Touched.byText(create.table())) {
            // A database renames columns in text as well; here nobody knows what the text names.
            return Optional.empty();
        }
        Schema made = SchemaState.apply(Schema.of(create.table()), then);
        List<SchemaObject> tables =
                made.objects().stream().filter(Table.class::isInstance).toList();
        return one(new CreateTable((Table) tables.get(0)));
    }

    /** Whatever is changed of a table goes with it. */
    private static Optional<List<MigrationStep>> ofDropped(DdlOperation first, DropTable drop) {
        boolean ofTable = drop.table().name().equals(tableOf(first));
        DdlOperation opposite =
                ofTable && !(first instanceof RenameTable) ? Inverse.opposite(Schema.of(), first) : null;
        if (opposite == null) {
            return Optional.empty();
        }
        return SchemaState.apply(Schema.of(drop.table()), opposite)
                .table(drop.table().name())
                .flatMap(table -> one(new DropTable(table, drop.ifExists())));
    }

    private static Optional<List<MigrationStep>> ofAdded(SchemaChange change, AddColumn add, DdlOperation then) {
        if (then instanceof RenameColumn rename && isOf(rename.table(), rename.column(), add)) {
            return Optional.of(List.of(new SchemaChange(
                    new AddColumn(add.table(), add.column().named(rename.newName())), change.existingRows())));
        } else if (then instanceof AlterColumn alter
                && isOf(alter.table(), alter.from().name(), add)
                && canBeAddedAs(alter.to(), change)) {
            return Optional.of(
                    List.of(new SchemaChange(new AddColumn(add.table(), alter.to()), change.existingRows())));
        }
        return Optional.empty();
    }

    private static boolean isOf(TableName table, String column, AddColumn add) {
        return table.equals(add.table()) && column.equals(add.column().name());
    }

    /** Rows that are there have to get the value that they have got, of its type. */
    private static boolean canBeAddedAs(Column<?> column, SchemaChange change) {
        Column<?> added = ((AddColumn) change.operation()).column();
        boolean sameType = column.type().equals(added.type());
        if (change.existingRows() != null) {
            return sameType;
        }
        boolean sameValue = Objects.equals(column.defaultValue(), added.defaultValue())
                && (sameType || added.defaultValue() == null);
        return sameValue
                && !new SchemaChange(new AddColumn(((AddColumn) change.operation()).table(), column)).needsNoRows();
    }

    private static boolean undoes(DdlOperation first, DdlOperation second) {
        if (first instanceof AddColumn add && second instanceof DropColumn drop) {
            return isOf(drop.table(), drop.column().name(), add);
        } else if (first instanceof AddConstraint add && second instanceof DropConstraint drop) {
            return add.table().equals(drop.table()) && add.constraint().equals(drop.constraint());
        } else if (first instanceof CreateIndex create && second instanceof DropIndex drop) {
            return create.table().equals(drop.table()) && create.index().equals(drop.index());
        } else if (first instanceof CreateView create && second instanceof DropView drop) {
            return !create.orReplace()
                    && create.view().name().equals(drop.view().name());
        } else if (first instanceof CreateSequence create && second instanceof DropSequence drop) {
            return create.sequence().equals(drop.sequence());
        } else if (first instanceof CreateEnumType create && second instanceof DropEnumType drop) {
            return create.type().equals(drop.type());
        }
        return first instanceof CreateSchema create
                && second instanceof DropSchema drop
                && create.name().equals(drop.name());
    }

    private static Optional<DdlOperation> ofOthers(DdlOperation first, DdlOperation second) {
        if (first instanceof RenameTable from && second instanceof RenameTable to) {
            boolean same = to.table().equals(new TableName(from.table().schema(), from.newName()));
            return same ? Optional.of(new RenameTable(from.table(), to.newName())) : Optional.empty();
        } else if (first instanceof RenameColumn from && second instanceof RenameColumn to) {
            boolean same = to.table().equals(from.table()) && to.column().equals(from.newName());
            return same ? Optional.of(new RenameColumn(from.table(), from.column(), to.newName())) : Optional.empty();
        } else if (first instanceof AlterColumn from && second instanceof AlterColumn to) {
            return altered(from, to);
        } else if (first instanceof AlterColumn alter && second instanceof DropColumn drop) {
            boolean same = alter.table().equals(drop.table())
                    && alter.to().name().equals(drop.column().name());
            return same ? Optional.of(new DropColumn(alter.table(), alter.from())) : Optional.empty();
        } else if (first instanceof CommentOnTable from && second instanceof CommentOnTable to) {
            boolean same = from.table().equals(to.table());
            return same ? Optional.of(new CommentOnTable(from.table(), from.from(), to.to())) : Optional.empty();
        } else if (first instanceof CreateView from && second instanceof CreateView to) {
            boolean same = to.orReplace() && from.view().name().equals(to.view().name());
            return same ? Optional.of(new CreateView(to.view(), from.orReplace())) : Optional.empty();
        } else if (first instanceof CreateEnumType create
                && second instanceof AddEnumValue add
                && create.type().equals(add.type())) {
            return SchemaState.apply(Schema.of(create.type()), add).enumTypes().stream()
                    .findFirst()
                    .map(CreateEnumType::new);
        }
        return Optional.empty();
    }

    /** A type that changes twice may have cut or rounded values in between. */
    private static Optional<DdlOperation> altered(AlterColumn from, AlterColumn to) {
        boolean same = from.table().equals(to.table())
                && from.to().name().equals(to.from().name());
        boolean twice = !from.from().type().equals(from.to().type())
                && !to.from().type().equals(to.to().type());
        return same && !twice ? Optional.of(new AlterColumn(from.table(), from.from(), to.to())) : Optional.empty();
    }

    /** The table that an operation changes, or null if it is another kind of operation. */
    static @Nullable TableName tableOf(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return create.table().name();
        } else if (operation instanceof DropTable drop) {
            return drop.table().name();
        } else if (operation instanceof RenameTable rename) {
            return rename.table();
        } else if (operation instanceof CommentOnTable comment) {
            return comment.table();
        } else if (operation instanceof AddColumn add) {
            return add.table();
        } else if (operation instanceof DropColumn drop) {
            return drop.table();
        } else if (operation instanceof AlterColumn alter) {
            return alter.table();
        } else if (operation instanceof RenameColumn rename) {
            return rename.table();
        } else if (operation instanceof AddConstraint add) {
            return add.table();
        } else if (operation instanceof DropConstraint drop) {
            return drop.table();
        } else if (operation instanceof CreateIndex create) {
            return create.table();
        } else if (operation instanceof DropIndex drop) {
            return drop.table();
        }
        return null;
    }
}
