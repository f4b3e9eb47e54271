package dev.orm.migrations.operation;

import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.RunCode;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
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
import dev.orm.schema.DdlOperation.RefreshView;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.ValidateConstraint;

/** Steps in a few words. */
final class StepText {

    private StepText() {}

    static String of(MigrationStep step) {
        if (step instanceof SchemaChange change) {
            return of(change.operation()) + (change.online() ? ", online" : "");
        } else if (step instanceof InsertRows insert) {
            return "insert " + insert.rows().size() + " rows into "
                    + insert.table().name();
        } else if (step instanceof ExecuteStatement) {
            return "execute a statement";
        } else if (step instanceof RunBatches batches) {
            String what = batches.description() == null ? "execute a statement" : "run: " + batches.description();
            return what + ", for parts of table " + batches.table().table().name();
        } else if (step instanceof RunCode code) {
            return "run: " + code.description();
        }
        return "irreversible: " + ((Irreversible) step).reason();
    }

    static String of(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return "create table " + create.table();
        } else if (operation instanceof DropTable drop) {
            return "drop table " + drop.table();
        } else if (operation instanceof RenameTable rename) {
            return "rename table " + rename.table() + " to " + rename.newName();
        } else if (operation instanceof CommentOnTable comment) {
            return "comment on table " + comment.table();
        } else if (operation instanceof AddColumn add) {
            return "add column " + add.table() + "." + add.column().name();
        } else if (operation instanceof DropColumn drop) {
            return "drop column " + drop.table() + "." + drop.column().name();
        } else if (operation instanceof RenameColumn rename) {
            return "rename column " + rename.table() + "." + rename.column() + " to " + rename.newName();
        } else if (operation instanceof AlterColumn alter) {
            return "alter column " + alter.table() + "." + alter.to().name();
        } else if (operation instanceof AddConstraint add) {
            return "add constraint " + add.constraint().name() + " to " + add.table()
                    + (add.notValid() ? ", not valid" : "");
        } else if (operation instanceof ValidateConstraint validate) {
            return "validate constraint " + validate.constraint().name() + " of " + validate.table();
        } else if (operation instanceof DropConstraint drop) {
            return "drop constraint " + drop.constraint().name() + " of " + drop.table();
        } else if (operation instanceof CreateIndex create) {
            return "create index " + create.index().name() + " on " + create.table();
        } else if (operation instanceof DropIndex drop) {
            return "drop index " + drop.index().name() + " of " + drop.table();
        }
        return ofOther(operation);
    }

    private static String ofOther(DdlOperation operation) {
        if (operation instanceof CreateView create) {
            return (create.orReplace() ? "replace view " : "create view ")
                    + create.view().name();
        } else if (operation instanceof DropView drop) {
            return "drop view " + drop.view().name();
        } else if (operation instanceof RefreshView refresh) {
            return "refresh view " + refresh.view().name();
        } else if (operation instanceof CreateSequence create) {
            return "create sequence " + create.sequence().name();
        } else if (operation instanceof DropSequence drop) {
            return "drop sequence " + drop.sequence().name();
        } else if (operation instanceof CreateEnumType create) {
            return "create enum type " + create.type().name();
        } else if (operation instanceof DropEnumType drop) {
            return "drop enum type " + drop.type().name();
        } else if (operation instanceof AddEnumValue add) {
            return "add a value to enum type " + add.type().name();
        } else if (operation instanceof AlterEnumType alter) {
            return "change the values of enum type " + alter.from().name();
        } else if (operation instanceof CreateSchema create) {
            return "create schema " + create.name();
        } else if (operation instanceof DropSchema drop) {
            return "drop schema " + drop.name();
        }
        return "run SQL";
    }
}
