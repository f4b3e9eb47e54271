package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SchemaDifference.Aspect;
import dev.orm.reflect.SchemaDifference.ColumnChanged;
import dev.orm.reflect.SchemaDifference.ColumnMissing;
import dev.orm.reflect.SchemaDifference.ColumnUnexpected;
import dev.orm.reflect.SchemaDifference.ConstraintMissing;
import dev.orm.reflect.SchemaDifference.ConstraintUnexpected;
import dev.orm.reflect.SchemaDifference.IndexMissing;
import dev.orm.reflect.SchemaDifference.IndexUnexpected;
import dev.orm.reflect.SchemaDifference.ObjectChanged;
import dev.orm.reflect.SchemaDifference.ObjectMissing;
import dev.orm.reflect.SchemaDifference.ObjectUnexpected;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
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
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOrder;
import dev.orm.schema.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations that make one schema of another, in an order in which each can be done: what is in the way goes first, what others
 * need comes before them. Renames are no part of it: to a comparison, what is called otherwise is something else.
 */
final class SchemaChanges {

    private final Schema from;
    private final Schema to;
    private final List<DdlOperation> dropped = new ArrayList<>();
    private final List<DdlOperation> made = new ArrayList<>();
    private final List<DdlOperation> columns = new ArrayList<>();
    private final List<DdlOperation> constrained = new ArrayList<>();
    private final List<DdlOperation> referring = new ArrayList<>();
    private final List<DdlOperation> lastDropped = new ArrayList<>();
    private final List<DdlOperation> views = new ArrayList<>();
    private final List<Table> tablesMade = new ArrayList<>();
    private final List<Table> tablesDropped = new ArrayList<>();
    private final Map<TableName, Map<String, AlterColumn>> altered = new LinkedHashMap<>();

    private SchemaChanges(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    static List<MigrationStep> between(Schema from, Schema to) {
        return new SchemaChanges(from, to).steps();
    }

    private List<MigrationStep> steps() {
        for (SchemaDifference difference : SchemaComparison.compare(to, from)) {
            add(difference);
        }
        altered.values().forEach(each -> columns.addAll(each.values()));
        makeTables();
        dropTables();
        List<MigrationStep> steps = new ArrayList<>();
        for (List<DdlOperation> operations :
                List.of(dropped, made, columns, constrained, referring, lastDropped, views)) {
            operations.forEach(operation -> steps.add(new SchemaChange(operation)));
        }
        return steps;
    }

    private void add(SchemaDifference difference) {
        if (difference instanceof ObjectMissing missing) {
            make(missing.wanted());
        } else if (difference instanceof ObjectUnexpected unexpected) {
            drop(unexpected.found());
        } else if (difference instanceof ObjectChanged changed) {
            change(changed.wanted(), changed.found());
        } else if (difference instanceof ColumnMissing missing) {
            columns.add(new AddColumn(missing.table(), missing.wanted()));
        } else if (difference instanceof ColumnUnexpected unexpected) {
            lastDropped.add(new DropColumn(unexpected.table(), unexpected.found()));
        } else if (difference instanceof ColumnChanged changed) {
            change(changed);
        } else if (difference instanceof ConstraintMissing missing) {
            (missing.wanted() instanceof ForeignKey ? referring : constrained)
                    .add(new AddConstraint(missing.table(), missing.wanted()));
        } else if (difference instanceof ConstraintUnexpected unexpected) {
            DropConstraint drop = new DropConstraint(unexpected.table(), unexpected.found());
            if (unexpected.found() instanceof ForeignKey) {
                dropped.add(0, drop);
            } else {
                dropped.add(drop);
            }
        } else if (difference instanceof IndexMissing missing) {
            constrained.add(new CreateIndex(missing.table(), missing.wanted()));
        } else {
            IndexUnexpected unexpected = (IndexUnexpected) difference;
            dropped.add(new DropIndex(unexpected.table(), unexpected.found()));
        }
    }

    private void make(SchemaObject wanted) {
        if (wanted instanceof Table table) {
            tablesMade.add(table);
        } else if (wanted instanceof View view) {
            views.add(new CreateView(view, false));
        } else if (wanted instanceof Sequence sequence) {
            made.add(0, new CreateSequence(sequence, false));
        } else {
            made.add(0, new CreateEnumType((EnumType) wanted));
        }
    }

    private void drop(SchemaObject found) {
        if (found instanceof Table table) {
            tablesDropped.add(table);
        } else if (found instanceof View view) {
            dropped.add(0, new DropView(view, false));
        } else if (found instanceof Sequence sequence) {
            lastDropped.add(new DropSequence(sequence, false));
        } else {
            lastDropped.add(new DropEnumType((EnumType) found, false));
        }
    }

    private void change(SchemaObject wanted, SchemaObject found) {
        if (wanted instanceof Table table) {
            Table before = (Table) found;
            if (!table.options().equals(before.options())) {
                throw new MigrationException("The options of table " + table + " have changed from " + before.options()
                        + " to " + table.options() + ", which no operation does. Make a new table and copy the rows.");
            }
            made.add(new CommentOnTable(table.name(), before.comment(), table.comment()));
        } else if (wanted instanceof View view) {
            views.add(new CreateView(view, true));
        } else if (wanted instanceof Sequence sequence) {
            dropped.add(new DropSequence((Sequence) found, false));
            made.add(0, new CreateSequence(sequence, false));
        } else {
            grow((EnumType) found, (EnumType) wanted);
        }
    }

    private void grow(EnumType before, EnumType after) {
        List<String> common = after.values()
                .subList(0, Math.min(before.values().size(), after.values().size()));
        if (!common.equals(before.values())) {
            throw new MigrationException("Enum type " + after.name() + " has changed from " + before.values() + " to "
                    + after.values()
                    + ". Only values at its end can be added to a type that rows use: put them there, or"
                    + " write a revision that makes a new type and moves the rows.");
        }
        EnumType type = before;
        List<DdlOperation> added = new ArrayList<>();
        for (String value :
                after.values().subList(before.values().size(), after.values().size())) {
            added.add(new AddEnumValue(type, value, null));
            List<String> values = new ArrayList<>(type.values());
            values.add(value);
            type = new EnumType(type.name(), values);
        }
        made.addAll(0, added);
    }

    private void change(ColumnChanged changed) {
        Column<?> wanted = changed.wanted();
        Column<?> found = changed.found();
        if (wanted.enumType() != null
                && found.enumType() != null
                && wanted.enumType().name().equals(found.enumType().name())
                && changed.aspect() == Aspect.TYPE) {
            // The values are added to the type; the column has them by that.
            return;
        }
        if (changed.aspect() == Aspect.DEFAULT && SameText.everywhere(wanted, found)) {
            return;
        }
        if (changed.aspect() == Aspect.COMPUTED) {
            throw new MigrationException("What column \"" + wanted.name() + "\" of table " + changed.table()
                    + " computes has changed, which no database can alter. Give the column another name, so that the old"
                    + " one is dropped and the new one added.");
        }
        altered.computeIfAbsent(changed.table(), fresh -> new LinkedHashMap<>())
                .put(wanted.name(), new AlterColumn(changed.table(), found, wanted));
    }

    private void makeTables() {
        TableOrder order = TableOrder.of(tablesMade);
        for (Table table : order.tables()) {
            List<ForeignKey> later = order.deferred().getOrDefault(table.name(), List.of());
            made.add(new CreateTable(without(table, later)));
            later.forEach(key -> referring.add(new AddConstraint(table.name(), key)));
        }
    }

    private static Table without(Table table, List<ForeignKey> keys) {
        if (keys.isEmpty()) {
            return table;
        }
        TableBuilder builder = Table.builder(table.name()).comment(table.comment());
        table.columns().forEach(builder::column);
        table.constraints().stream()
                .filter(constraint -> !keys.contains(constraint))
                .forEach(builder::constraint);
        for (Index index : table.indexes()) {
            builder.index(index);
        }
        table.options().forEach(builder::option);
        return builder.build();
    }

    private void dropTables() {
        TableOrder order = TableOrder.of(tablesDropped);
        List<Table> reversed = new ArrayList<>(order.tables());
        Collections.reverse(reversed);
        List<DdlOperation> drops = new ArrayList<>();
        for (Table table : reversed) {
            List<ForeignKey> later = order.deferred().getOrDefault(table.name(), List.of());
            later.forEach(key -> dropped.add(0, new DropConstraint(table.name(), key)));
            drops.add(new DropTable(without(table, later), false));
        }
        // Tables go before the types and sequences that they use.
        lastDropped.addAll(0, drops);
    }
}
