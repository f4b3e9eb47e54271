package dev.orm.reflect;

import dev.orm.engine.EngineConnection;
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
import dev.orm.schema.Constraint;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the schema that there shall be with one that is there. Constraints are compared by what they demand, not by their names,
 * as SQLite need not name them and others name them themselves; indexes are found by their names. A constraint or index that has
 * changed is one that is missing and one that is unexpected.
 */
public final class SchemaComparison {

    private final Equivalence equivalence;
    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison(Equivalence equivalence) {
        this.equivalence = equivalence;
    }

    /**
     * Compares with a database, through the normal form of its dialect: what the database rewrote is no difference.
     *
     * @param connection where to look; it stays open
     * @param wanted what there shall be
     * @return all differences, in the order of what there shall be; empty if there are none
     */
    public static List<SchemaDifference> compare(EngineConnection connection, Schema wanted) {
        Inspector inspector = new Inspector(connection);
        Set<@Nullable String> names = new LinkedHashSet<>();
        wanted.objects().forEach(object -> names.add(object.name().schema()));
        List<InspectedTable> tables = new ArrayList<>();
        List<SchemaObject> found = new ArrayList<>();
        for (String name : names) {
            InspectedSchema inspected = inspector.schema(name);
            tables.addAll(inspected.tables());
            found.addAll(inspected.sequences());
            found.addAll(inspected.enumTypes());
            inspected.tables().forEach(table -> found.add(table.toTable()));
            inspected.views().forEach(view -> found.add(view.toView()));
        }
        DatabaseEquivalence equivalence = new DatabaseEquivalence(connection.dialect(), tables);
        return new SchemaComparison(equivalence).compare(equivalence.normal(wanted), found);
    }

    /**
     * Compares tables with a database.
     *
     * @param connection where to look; it stays open
     * @param wanted the tables that there shall be
     * @return all differences, in the order of the tables; empty if there are none
     */
    public static List<SchemaDifference> compare(EngineConnection connection, List<Table> wanted) {
        return compare(connection, Schema.of(wanted));
    }

    /**
     * Compares two schemas without a database: whatever is not equal differs.
     *
     * @param wanted what there shall be
     * @param found what there is
     * @return all differences, in the order of what there shall be; empty if there are none
     */
    public static List<SchemaDifference> compare(Schema wanted, Schema found) {
        return new SchemaComparison(Equivalence.EXACT).compare(wanted.objects(), found.objects());
    }

    private List<SchemaDifference> compare(List<SchemaObject> wanted, List<SchemaObject> found) {
        Set<SchemaObject> matched = new HashSet<>();
        for (SchemaObject object : wanted) {
            SchemaObject same = found.stream()
                    .filter(candidate -> candidate.getClass() == object.getClass()
                            && equivalence.sameName(candidate.name(), object.name()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                differences.add(new ObjectMissing(object));
                continue;
            }
            matched.add(same);
            if (object instanceof Table table) {
                table(table, (Table) same);
            } else if (!equivalence.sameObject(object, same)) {
                differences.add(new ObjectChanged(object, same));
            }
        }
        found.stream()
                .filter(object -> !matched.contains(object))
                .forEach(object -> differences.add(new ObjectUnexpected(object)));
        return differences;
    }

    private void table(Table wanted, Table found) {
        if (!Objects.equals(wanted.comment(), found.comment())
                || !wanted.options().equals(found.options())) {
            differences.add(new ObjectChanged(wanted, found));
        }
        columns(wanted, found);
        List<Constraint> others = new ArrayList<>(found.constraints());
        for (Constraint constraint : wanted.constraints()) {
            Constraint same = others.stream()
                    .filter(other -> equivalence.sameConstraint(constraint, other))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                differences.add(new ConstraintMissing(wanted.name(), constraint));
            } else {
                others.remove(same);
            }
        }
        others.forEach(other -> differences.add(new ConstraintUnexpected(wanted.name(), other)));
        List<Index> indexes = new ArrayList<>(found.indexes());
        for (Index index : wanted.indexes()) {
            Index same = indexes.stream()
                    .filter(other -> equivalence.sameIndex(index, other))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                differences.add(new IndexMissing(wanted.name(), index));
            } else {
                indexes.remove(same);
            }
        }
        indexes.forEach(index -> differences.add(new IndexUnexpected(wanted.name(), index)));
    }

    private void columns(Table wanted, Table found) {
        Set<Column<?>> matched = new HashSet<>();
        for (Column<?> column : wanted.columns()) {
            Column<?> same = found.columns().stream()
                    .filter(candidate -> equivalence.sameName(candidate.name(), column.name()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                differences.add(new ColumnMissing(wanted.name(), column));
            } else {
                matched.add(same);
                column(wanted, column, same);
            }
        }
        for (Column<?> column : found.columns()) {
            if (!matched.contains(column)) {
                differences.add(new ColumnUnexpected(wanted.name(), column));
            }
        }
    }

    private void column(Table table, Column<?> wanted, Column<?> found) {
        TableName name = table.name();
        if (!equivalence.sameType(table, wanted, found)) {
            changed(name, wanted, found, Aspect.TYPE, !equivalence.holds(name, wanted, found));
        }
        PrimaryKey key = table.primaryKey();
        boolean ofKey = key != null && key.columns().contains(wanted.name());
        if (wanted.nullable() != found.nullable() && !ofKey) {
            changed(name, wanted, found, Aspect.NULLABILITY, false);
        }
        if (!equivalence.sameExpression(wanted.defaultValue(), found.defaultValue(), wanted)) {
            changed(name, wanted, found, Aspect.DEFAULT, false);
        }
        if (!Objects.equals(wanted.identity(), found.identity())) {
            changed(name, wanted, found, Aspect.IDENTITY, false);
        }
        if (!equivalence.sameComputed(wanted, found)) {
            changed(name, wanted, found, Aspect.COMPUTED, false);
        }
        if (wanted.collation() != null && !equivalence.sameCollation(wanted.collation(), found.collation())) {
            changed(name, wanted, found, Aspect.COLLATION, false);
        }
        if (!Objects.equals(wanted.comment(), found.comment())) {
            changed(name, wanted, found, Aspect.COMMENT, false);
        }
    }

    private void changed(TableName table, Column<?> wanted, Column<?> found, Aspect aspect, boolean fatal) {
        differences.add(new ColumnChanged(table, wanted, found, aspect, equivalence.typeText(table, found), fatal));
    }
}
