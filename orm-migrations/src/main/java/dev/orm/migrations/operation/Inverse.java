package dev.orm.migrations.operation;

import dev.orm.migrations.operation.MigrationStep.Irreversible;
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
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What undoes steps: the opposite of each, the last one first ({@code reverse()} of Alembic). */
public final class Inverse {

    private Inverse() {}

    /**
     * Returns what undoes steps.
     *
     * @param before the schema before the first of them
     * @param steps the steps, in order
     * @return what brings the schema back; {@link Irreversible} for what has no opposite, such as work of the program
     */
    public static List<MigrationStep> of(Schema before, List<MigrationStep> steps) {
        List<MigrationStep> inverse = new ArrayList<>();
        Schema state = before;
        for (MigrationStep step : steps) {
            if (!changesNothing(step)) {
                inverse.add(0, of(state, step));
            }
            state = SchemaState.apply(state, step);
        }
        return inverse;
    }

    private static boolean changesNothing(MigrationStep step) {
        return step instanceof SchemaChange change && change.operation() instanceof ValidateConstraint;
    }

    private static MigrationStep of(Schema before, MigrationStep step) {
        if (step instanceof SchemaChange change) {
            DdlOperation opposite = opposite(before, change.operation());
            if (opposite != null) {
                return new SchemaChange(opposite);
            }
        }
        return new Irreversible("nothing is known to undo \"" + step.describe() + "\"");
    }

    static @Nullable DdlOperation opposite(Schema before, DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return new DropTable(create.table(), false);
        } else if (operation instanceof DropTable drop) {
            return new CreateTable(drop.table());
        } else if (operation instanceof RenameTable rename) {
            return new RenameTable(
                    new TableName(rename.table().schema(), rename.newName()),
                    rename.table().name());
        } else if (operation instanceof CommentOnTable comment) {
            return new CommentOnTable(comment.table(), comment.to(), comment.from());
        } else if (operation instanceof AddColumn add) {
            return new DropColumn(add.table(), add.column());
        } else if (operation instanceof DropColumn drop) {
            return new AddColumn(drop.table(), drop.column());
        } else if (operation instanceof AlterColumn alter) {
            return new AlterColumn(alter.table(), alter.to(), alter.from());
        } else if (operation instanceof RenameColumn rename) {
            return new RenameColumn(rename.table(), rename.newName(), rename.column());
        } else if (operation instanceof AddConstraint add) {
            return new DropConstraint(add.table(), add.constraint());
        } else if (operation instanceof DropConstraint drop) {
            return new AddConstraint(drop.table(), drop.constraint());
        } else if (operation instanceof CreateIndex create) {
            return new DropIndex(create.table(), create.index(), create.concurrently(), false);
        } else if (operation instanceof DropIndex drop) {
            return new CreateIndex(drop.table(), drop.index(), drop.concurrently(), false);
        }
        return oppositeOfOther(before, operation);
    }

    /** Of values that became one, the first comes back. */
    private static Map<String, String> inverted(Map<String, String> renamed) {
        Map<String, String> inverted = new TreeMap<>();
        new TreeMap<>(renamed).forEach((before, after) -> inverted.putIfAbsent(after, before));
        return inverted;
    }

    private static @Nullable DdlOperation oppositeOfOther(Schema before, DdlOperation operation) {
        if (operation instanceof CreateView create) {
            return before.views().stream()
                    .filter(view -> view.name().equals(create.view().name()))
                    .findFirst()
                    .<DdlOperation>map(view -> new CreateView(view, true))
                    .orElseGet(() -> new DropView(create.view(), false));
        } else if (operation instanceof DropView drop) {
            return new CreateView(drop.view(), false);
        } else if (operation instanceof CreateSequence create) {
            return new DropSequence(create.sequence(), false);
        } else if (operation instanceof DropSequence drop) {
            return new CreateSequence(drop.sequence(), false);
        } else if (operation instanceof CreateEnumType create) {
            return new DropEnumType(create.type(), false);
        } else if (operation instanceof DropEnumType drop) {
            return new CreateEnumType(drop.type());
        } else if (operation instanceof AddEnumValue add) {
            List<String> values = new ArrayList<>(add.type().values());
            values.add(add.before() == null ? values.size() : values.indexOf(add.before()), add.value());
            return new AlterEnumType(new EnumType(add.type().name(), values), add.type(), Map.of());
        } else if (operation instanceof AlterEnumType alter) {
            return new AlterEnumType(alter.to(), alter.from(), inverted(alter.renamed()));
        } else if (operation instanceof CreateSchema create) {
            return new DropSchema(create.name(), false);
        } else if (operation instanceof DropSchema drop) {
            return new CreateSchema(drop.name(), false);
        }
        return null;
    }
}
