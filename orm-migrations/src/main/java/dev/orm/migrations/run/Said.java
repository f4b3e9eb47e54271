package dev.orm.migrations.run;

import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * What a revision says and what is done for it.
 *
 * @param steps the steps as they were said
 * @param effect the one step that does them
 */
record Said(List<MigrationStep> steps, MigrationStep effect) {

    static Said of(MigrationStep step) {
        return new Said(List.of(step), step);
    }

    SchemaChange change() {
        return (SchemaChange) effect;
    }

    /**
     * A constraint that is added to a table right after that was created stands in {@code CREATE TABLE}, where the tables it refers to
     * need not exist yet. Rows that were added in between would have been without it, so it stays where it is then.
     */
    static List<Said> withConstraintsInTables(List<MigrationStep> steps) {
        List<Said> said = new ArrayList<>();
        for (MigrationStep step : steps) {
            int created = step instanceof SchemaChange change && change.operation() instanceof AddConstraint add
                    ? creation(said, add)
                    : -1;
            if (created < 0) {
                said.add(of(step));
            } else {
                said.set(created, said.get(created).with(step));
            }
        }
        return said;
    }

    /** Where the table of a constraint is created, or -1 if the constraint cannot move there. */
    private static int creation(List<Said> said, AddConstraint add) {
        for (int i = said.size() - 1; i >= 0; i--) {
            if (!(said.get(i).effect() instanceof SchemaChange change)) {
                return -1;
            }
            DdlOperation operation = change.operation();
            if (operation instanceof CreateTable create && create.table().name().equals(add.table())) {
                return hasColumns(create.table(), add.constraint()) ? i : -1;
            } else if (operation instanceof RenameTable
                    || operation instanceof RenameColumn
                    || operation instanceof AlterColumn
                    || operation instanceof DropTable
                    || operation instanceof DdlOperation.UnsafeSql) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean hasColumns(Table table, Constraint constraint) {
        List<String> names = constraint instanceof PrimaryKey key
                ? key.columns()
                : constraint instanceof UniqueConstraint unique
                        ? unique.columns()
                        : constraint instanceof ForeignKey key ? key.columns() : List.of();
        List<String> there =
                table.columns().stream().map(column -> column.name()).toList();
        return !names.isEmpty() && there.containsAll(names);
    }

    private Said with(MigrationStep step) {
        AddConstraint add = (AddConstraint) ((SchemaChange) step).operation();
        Table table = ((CreateTable) change().operation()).table();
        Table changed =
                table.toBuilder(table.name()).constraint(add.constraint()).build();
        List<MigrationStep> both = new ArrayList<>(steps);
        both.add(step);
        return new Said(both, new SchemaChange(new CreateTable(changed)));
    }
}
