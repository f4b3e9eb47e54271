package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.reflect.ComparisonRules;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operations that make one schema of another, in an order in which each can be done: what is in the way goes first, what others
 * need comes before them. Renames are no part of it: to a comparison, what is called otherwise is something else.
 */
final class SchemaChanges {

    private final Schema from;
    private final Schema to;
    private final ComparisonRules rules;
    private final Map<TableName, Map<String, String>> renamedValues;
    private final List<DdlOperation> dropped = new ArrayList<>();
    private final List<DdlOperation> values = new ArrayList<>();
    private final List<DdlOperation> made = new ArrayList<>();
    private final List<DdlOperation> columns = new ArrayList<>();
    private final List<DdlOperation> constrained = new ArrayList<>();
    private final List<DdlOperation> referring = new ArrayList<>();
    private final List<DdlOperation> lastDropped = new ArrayList<>();
    private final List<DdlOperation> views = new ArrayList<>();
    private final List<View> viewsMade = new ArrayList<>();
    private final Set<View> viewsReplaced = new HashSet<>();
    private final List<View> viewsDropped = new ArrayList<>();
    private final List<Table> tablesMade = new ArrayList<>();
    private final List<Table> tablesDropped = new ArrayList<>();
    private final Map<TableName, Map<String, AlterColumn>> altered = new LinkedHashMap<>();

    private SchemaChanges(
            Schema from, Schema to, ComparisonRules rules, Map<TableName, Map<String, String>> renamedValues) {
        this.from = from;
        this.to = to;
        this.rules = rules;
        this.renamedValues = renamedValues;
    }

    /** New values of enum types by old ones are given, by the name of the type. */
    static List<MigrationStep> between(
            Schema from, Schema to, ComparisonRules rules, Map<TableName, Map<String, String>> renamedValues) {
        return new SchemaChanges(from, to, rules, renamedValues).steps();
    }

    private List<MigrationStep> steps() {
        for (SchemaDifference difference : SchemaComparison.compare(to, from, rules)) {
            if (difference instanceof ObjectChanged changed && changed.wanted() instanceof EnumType type) {
                change((EnumType) changed.found(), type);
            }
        }
        // Columns have the values of their types, so they are compared when the types are what they shall be.
        Schema state = from;
        for (DdlOperation operation : values) {
            state = SchemaState.apply(state, operation);
        }
        for (SchemaDifference difference : SchemaComparison.compare(to, state, rules)) {
            add(difference);
        }
        altered.values().forEach(each -> columns.addAll(each.values()));
        makeTables();
        dropTables();
        ViewOrder.of(viewsMade).forEach(view -> views.add(new CreateView(view, viewsReplaced.contains(view))));
        ViewOrder.of(viewsDropped).forEach(view -> dropped.add(0, new DropView(view, false)));
        List<MigrationStep> steps = new ArrayList<>();
        for (List<DdlOperation> operations :
                List.of(dropped, values, made, columns, constrained, referring, lastDropped, views)) {
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
            viewsMade.add(view);
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
            viewsDropped.add(view);
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
            viewsMade.add(view);
            viewsReplaced.add(view);
        } else {
            refuseSequenceInUse((Sequence) wanted);
            dropped.add(new DropSequence((Sequence) found, false));
            made.add(0, new CreateSequence((Sequence) wanted, false));
        }
    }

    /** A sequence is changed by being made anew, and would then give out ids of rows that are there. */
    private void refuseSequenceInUse(Sequence sequence) {
        for (Table table : to.tables()) {
            for (Column<?> column : table.columns()) {
                if (column.identity() != null
                        && sequence.equals(column.identity().sequence())) {
                    throw new MigrationException("The sequence " + sequence.name() + " gives out the ids of table "
                            + table.name()
                            + " and would begin anew, which gives out ids that there are already. Keep its allocationSize and"
                            + " initialValue, or name a new sequence that starts above the highest id.");
                }
            }
        }
    }

    /** Values that are only added, wherever, are added one by one; anything else is a change of the type. */
    private void change(EnumType before, EnumType after) {
        Map<String, String> renamed = renamedValues.getOrDefault(before.name(), Map.of());
        List<String> kept =
                after.values().stream().filter(before.values()::contains).toList();
        if (renamed.isEmpty() && kept.equals(before.values())) {
            values.addAll(added(before, after));
            return;
        }
        for (Table table : from.tables()) {
            for (Column<?> column : table.columns()) {
                if (before.equals(column.enumType()) && !keepsDefault(column, after, renamed)) {
                    values.add(new AlterColumn(table.name(), column, column.defaultValue(null)));
                }
            }
        }
        values.add(new AlterEnumType(before, after, renamed));
    }

    private static boolean keepsDefault(Column<?> column, EnumType after, Map<String, String> renamed) {
        return column.defaultValue() == null
                || column.defaultValue().parts().stream()
                        .allMatch(part -> !(part instanceof DdlExpression.Literal<?> literal)
                                || after.values()
                                        .contains(renamed.getOrDefault(
                                                literal.value().toString(),
                                                literal.value().toString())));
    }

    private static List<DdlOperation> added(EnumType before, EnumType after) {
        EnumType type = before;
        List<DdlOperation> added = new ArrayList<>();
        List<String> values = after.values();
        for (int i = 0; i < values.size(); i++) {
            if (!before.values().contains(values.get(i))) {
                String next = values.subList(i, values.size()).stream()
                        .filter(type.values()::contains)
                        .findFirst()
                        .orElse(null);
                added.add(new AddEnumValue(type, values.get(i), next));
                List<String> grown = new ArrayList<>(type.values());
                grown.add(next == null ? grown.size() : grown.indexOf(next), values.get(i));
                type = new EnumType(type.name(), grown);
            }
        }
        return added;
    }

    private void change(ColumnChanged changed) {
        Column<?> wanted = changed.wanted();
        Column<?> found = changed.found();
        boolean decided = rules.defaultValue(changed.table(), wanted, found) == ComparisonRules.Verdict.DIFFERENT;
        if (changed.aspect() == Aspect.DEFAULT && !decided && SameText.everywhere(wanted, found)) {
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
