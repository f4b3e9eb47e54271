package dev.orm.migrations.operation;

import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the operations of a history have made of a schema: their fold. Needs no database. */
public final class SchemaState {

    private SchemaState() {}

    /**
     * Applies a step.
     *
     * @param before the schema before it
     * @param step the step
     * @return the schema after it
     * @throws IllegalArgumentException if something is not there that it names, or is there already
     */
    public static Schema apply(Schema before, MigrationStep step) {
        return step instanceof MigrationStep.SchemaChange change ? apply(before, change.operation()) : before;
    }

    /**
     * Applies an operation.
     *
     * @param before the schema before it
     * @param operation the operation
     * @return the schema after it
     * @throws IllegalArgumentException if something is not there that it names, or is there already
     */
    public static Schema apply(Schema before, DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return with(before, create.table());
        } else if (operation instanceof DropTable drop) {
            return without(before, drop.table().name(), Table.class);
        } else if (operation instanceof RenameTable rename) {
            return renamed(before, rename);
        } else if (operation instanceof CommentOnTable comment) {
            return changed(
                    before,
                    comment.table(),
                    table -> table.toBuilder(table.name()).comment(comment.to()).build());
        } else if (operation instanceof AddColumn add) {
            return changed(
                    before,
                    add.table(),
                    table -> table.toBuilder(table.name()).column(add.column()).build());
        } else if (operation instanceof DropColumn drop) {
            return changed(
                    before,
                    drop.table(),
                    table -> TableChange.of(table).withoutColumn(drop.column().name()));
        } else if (operation instanceof AlterColumn alter) {
            return changed(before, alter.table(), table -> TableChange.of(table).withColumn(alter.to()));
        } else if (operation instanceof RenameColumn rename) {
            return renamed(before, rename);
        } else if (operation instanceof AddConstraint add) {
            return changed(
                    before,
                    add.table(),
                    table -> table.toBuilder(table.name())
                            .constraint(add.constraint())
                            .build());
        } else if (operation instanceof DropConstraint drop) {
            return changed(
                    before,
                    drop.table(),
                    table -> TableChange.of(table)
                            .withoutConstraint(drop.constraint().name()));
        } else if (operation instanceof CreateIndex create) {
            return changed(
                    before,
                    create.table(),
                    table -> table.toBuilder(table.name()).index(create.index()).build());
        } else if (operation instanceof DropIndex drop) {
            return changed(
                    before,
                    drop.table(),
                    table -> TableChange.of(table).withoutIndex(drop.index().name()));
        }
        return applyOther(before, operation);
    }

    private static Schema applyOther(Schema before, DdlOperation operation) {
        if (operation instanceof CreateView create) {
            boolean there = before.views().stream()
                    .anyMatch(view -> view.name().equals(create.view().name()));
            return there && create.orReplace()
                    ? replaced(before, create.view().name(), view -> create.view())
                    : with(before, create.view());
        } else if (operation instanceof DropView drop) {
            return without(before, drop.view().name(), View.class);
        } else if (operation instanceof CreateSequence create) {
            return with(before, create.sequence());
        } else if (operation instanceof DropSequence drop) {
            return without(before, drop.sequence().name(), Sequence.class);
        } else if (operation instanceof CreateEnumType create) {
            return with(before, create.type());
        } else if (operation instanceof DropEnumType drop) {
            return without(before, drop.type().name(), EnumType.class);
        } else if (operation instanceof AddEnumValue add) {
            return grown(before, add);
        } else if (operation instanceof AlterEnumType alter) {
            return retyped(before, alter.from(), alter.to(), alter.renamed());
        }
        return before;
    }

    private static Schema with(Schema before, SchemaObject object) {
        List<SchemaObject> objects = new ArrayList<>(before.objects());
        for (SchemaObject other : objects) {
            if (other.name().equals(object.name()) && !(other instanceof EnumType && other.equals(object))) {
                throw new IllegalArgumentException("\"" + object.name()
                        + "\" is there already at this point of the history. Choose another name, or"
                        + " drop what is there before.");
            }
        }
        objects.add(object);
        return new Schema(objects);
    }

    private static Schema without(Schema before, TableName name, Class<? extends SchemaObject> kind) {
        List<SchemaObject> objects = new ArrayList<>(before.objects());
        if (!objects.removeIf(object -> kind.isInstance(object) && object.name().equals(name))) {
            throw missing(before, name);
        }
        return new Schema(objects);
    }

    private static Schema changed(Schema before, TableName name, UnaryOperator<Table> change) {
        return replaced(before, name, object -> {
            if (!(object instanceof Table table)) {
                throw missing(before, name);
            }
            return change.apply(table);
        });
    }

    private static Schema replaced(Schema before, TableName name, UnaryOperator<SchemaObject> change) {
        List<SchemaObject> objects = new ArrayList<>(before.objects());
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).name().equals(name)) {
                objects.set(i, change.apply(objects.get(i)));
                return new Schema(objects);
            }
        }
        throw missing(before, name);
    }

    private static IllegalArgumentException missing(Schema before, TableName name) {
        return new IllegalArgumentException("There is no \"" + name + "\" at this point of the history; there are "
                + before.objects().stream().map(SchemaObject::name).toList() + ".");
    }

    private static Schema renamed(Schema before, RenameTable rename) {
        TableName changed = new TableName(rename.table().schema(), rename.newName());
        if (before.objects().stream().anyMatch(object -> object.name().equals(changed))) {
            throw new IllegalArgumentException(
                    "Table " + rename.table() + " cannot be renamed to \"" + changed + "\", which is there already.");
        }
        Schema after = changed(
                before, rename.table(), table -> table.toBuilder(changed).build());
        return everyTable(after, table -> TableChange.of(table).referringTo(rename.table(), changed));
    }

    private static Schema renamed(Schema before, RenameColumn rename) {
        Schema after = changed(
                before,
                rename.table(),
                table -> TableChange.of(table).withRenamedColumn(rename.column(), rename.newName()));
        return everyTable(
                after, table -> TableChange.of(table).referringTo(rename.table(), rename.column(), rename.newName()));
    }

    private static Schema everyTable(Schema schema, UnaryOperator<Table> change) {
        return new Schema(schema.objects().stream()
                .map(object -> object instanceof Table table ? change.apply(table) : object)
                .toList());
    }

    /** Columns hold their type, so each that has it gets the new one. */
    private static Schema grown(Schema before, AddEnumValue add) {
        List<String> values = new ArrayList<>(add.type().values());
        values.add(add.before() == null ? values.size() : values.indexOf(add.before()), add.value());
        return retyped(before, add.type(), new EnumType(add.type().name(), values), Map.of());
    }

    private static Schema retyped(Schema before, EnumType from, EnumType to, Map<String, String> renamed) {
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : before.objects()) {
            if (object instanceof Table table) {
                Table changed = table;
                for (Column<?> column : table.columns()) {
                    if (from.equals(column.enumType())) {
                        changed = TableChange.of(changed).withColumn(retyped(table, column, to, renamed));
                    }
                }
                objects.add(changed);
            } else {
                objects.add(object.equals(from) ? to : object);
            }
        }
        return new Schema(objects);
    }

    private static Column<?> retyped(Table table, Column<?> column, EnumType type, Map<String, String> renamed) {
        DdlExpression value = column.defaultValue();
        if (value != null
                && value.parts().size() == 1
                && value.parts().get(0) instanceof DdlExpression.Literal<?> literal) {
            String before = literal.value().toString();
            String after = renamed.getOrDefault(before, before);
            if (!type.values().contains(after)) {
                throw new IllegalArgumentException("Column \"" + column.name() + "\" of table " + table
                        + " has the default '" + before + "', which enum type " + type.name()
                        + " shall not have any more. Give it another default before.");
            } else if (!after.equals(before)) {
                return column.enumType(type).defaultValue(DdlExpression.literal(after));
            }
        }
        return column.enumType(type);
    }
}
