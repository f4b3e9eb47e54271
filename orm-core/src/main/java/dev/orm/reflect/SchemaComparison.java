package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.ComparisonRules.Verdict;
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
import dev.orm.reflect.SchemaPart.Kind;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
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
    private final ComparisonRules rules;
    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison(Equivalence equivalence, ComparisonRules rules) {
        this.equivalence = equivalence;
        this.rules = rules;
    }

    /**
     * Compares with a database, through the normal form of its dialect: what the database rewrote is no difference. Nothing is
     * changed. Of views only the columns are compared, except on a database that keeps their text as it was.
     *
     * @param connection where to look; it stays open
     * @param wanted what there shall be
     * @return all differences, in the order of what there shall be; empty if there are none
     */
    public static List<SchemaDifference> compare(EngineConnection connection, Schema wanted) {
        Found found = Found.in(connection, wanted, ComparisonRules.NONE);
        return found.compare(ServerForms.NONE);
    }

    /**
     * Compares with a database, and lets it say itself what it makes of a text that looks otherwise: the query of a view, a default, a
     * check, the expression of an index. For that it makes a table or view of another name, reads it, and removes it again, in a
     * transaction that is rolled back where there is such a thing. Where that is not allowed, or the connection is in a transaction, the
     * comparison is that of {@link #compare(EngineConnection, Schema)}.
     *
     * @param connection where to look; it stays open
     * @param wanted what there shall be
     * @param rules what is compared
     * @return all differences, in the order of what there shall be; empty if there are none
     */
    public static List<SchemaDifference> compareOnServer(
            EngineConnection connection, Schema wanted, ComparisonRules rules) {
        Found found = Found.in(connection, wanted, rules);
        List<SchemaDifference> differences = found.compare(null);
        Set<Table> tables = new LinkedHashSet<>();
        Set<View> views = new LinkedHashSet<>();
        differences.forEach(difference -> found.doubtful(difference, tables, views));
        return tables.isEmpty() && views.isEmpty()
                ? differences
                : found.compare(ServerForms.of(connection, tables, views));
    }

    /** What a database contains beside what it shall contain. */
    private record Found(
            Dialect dialect,
            Schema wanted,
            List<InspectedTable> tables,
            List<SchemaObject> objects,
            ComparisonRules rules) {

        static Found in(EngineConnection connection, Schema wanted, ComparisonRules rules) {
            Inspector inspector = new Inspector(connection);
            Dialect dialect = connection.dialect();
            boolean several =
                    wanted.objects().stream().anyMatch(object -> object.name().schema() != null);
            String current = several ? inspector.currentSchema() : null;
            Schema meant = current == null ? wanted : wanted.renamed(name -> here(name, current, dialect));
            Set<@Nullable String> names = new LinkedHashSet<>();
            meant.objects().forEach(object -> names.add(object.name().schema()));
            List<InspectedTable> tables = new ArrayList<>();
            List<SchemaObject> found = new ArrayList<>();
            for (String name : names) {
                InspectedSchema inspected = inspector.schema(
                        name,
                        relation -> rules.includes(new SchemaPart(Kind.TABLE, new TableName(name, relation), null))
                                || rules.includes(new SchemaPart(Kind.VIEW, new TableName(name, relation), null)));
                tables.addAll(inspected.tables());
                found.addAll(inspected.sequences());
                found.addAll(inspected.enumTypes());
                for (InspectedTable table : inspected.tables()) {
                    Schema read = Schema.of(table.toTable());
                    Schema here = current == null ? read : read.renamed(other -> here(other, current, dialect));
                    found.addAll(here.tables());
                }
                inspected.views().forEach(view -> found.add(view.toView()));
            }
            found.removeIf(object -> ServerForms.isPassing(object.name()));
            return new Found(dialect, meant, tables, found, rules);
        }

        /** What is in the schema that the connection uses anyway may be said with its name or without. */
        private static TableName here(TableName name, String current, Dialect dialect) {
            String schema = name.schema();
            return schema != null && dialect.isSameName(schema, current) ? TableName.of(name.name()) : name;
        }

        List<SchemaDifference> compare(@Nullable ServerForms forms) {
            DatabaseEquivalence equivalence = new DatabaseEquivalence(dialect, tables, forms);
            return new SchemaComparison(equivalence, rules).compare(equivalence.normal(wanted), objects);
        }

        /** A text that looks otherwise may mean the same, unless the database keeps texts as they are. */
        void doubtful(SchemaDifference difference, Set<Table> doubtful, Set<View> views) {
            if (!dialect.supports(Capability.STRICT_TYPES)) {
                return;
            }
            TableName table = null;
            if (difference instanceof ObjectChanged changed && changed.wanted() instanceof View view) {
                views.add(view);
            } else if (difference instanceof ColumnChanged changed
                    && Set.of(Aspect.DEFAULT, Aspect.COMPUTED, Aspect.COLLATION).contains(changed.aspect())) {
                table = changed.table();
            } else if (difference instanceof ConstraintMissing missing && missing.wanted() instanceof Check) {
                table = missing.table();
            } else if (difference instanceof IndexMissing missing) {
                table = missing.table();
            }
            if (table != null) {
                wanted.table(table).ifPresent(doubtful::add);
            }
        }
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
        return compare(wanted, found, ComparisonRules.NONE);
    }

    /**
     * Compares two schemas without a database, by rules.
     *
     * @param wanted what there shall be
     * @param found what there is
     * @param rules what is compared
     * @return all differences, in the order of what there shall be; empty if there are none
     */
    public static List<SchemaDifference> compare(Schema wanted, Schema found, ComparisonRules rules) {
        return new SchemaComparison(Equivalence.EXACT, rules).compare(wanted.objects(), found.objects());
    }

    private List<SchemaDifference> compare(List<SchemaObject> wanted, List<SchemaObject> found) {
        Set<SchemaObject> matched = new HashSet<>();
        for (SchemaObject object : wanted) {
            if (!includes(object)) {
                continue;
            }
            SchemaObject same = found.stream()
                    .filter(candidate -> candidate.getClass() == object.getClass()
                            && equivalence.sameName(candidate.name(), object.name()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                differences.add(new ObjectMissing(object instanceof Table table ? included(table) : object));
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
                .filter(object -> !matched.contains(object) && includes(object))
                .forEach(object -> differences.add(new ObjectUnexpected(object)));
        return differences;
    }

    private boolean includes(SchemaObject object) {
        Kind kind = object instanceof Table
                ? Kind.TABLE
                : object instanceof View ? Kind.VIEW : object instanceof Sequence ? Kind.SEQUENCE : Kind.ENUM_TYPE;
        return rules.includes(new SchemaPart(kind, object.name(), null));
    }

    private boolean includes(TableName table, Kind kind, String name) {
        return rules.includes(new SchemaPart(kind, table, name));
    }

    /** A new table without what is left out. */
    private Table included(Table table) {
        TableName name = table.name();
        TableBuilder builder = Table.builder(name).comment(table.comment());
        table.columns().stream()
                .filter(column -> includes(name, Kind.COLUMN, column.name()))
                .forEach(builder::column);
        table.constraints().stream()
                .filter(constraint -> includes(name, Kind.CONSTRAINT, constraint.name()))
                .forEach(builder::constraint);
        table.indexes().stream()
                .filter(index -> includes(name, Kind.INDEX, index.name()))
                .forEach(builder::index);
        table.options().forEach(builder::option);
        return builder.build();
    }

    private void table(Table wanted, Table found) {
        if (!Objects.equals(wanted.comment(), found.comment())
                || !wanted.options().equals(found.options())) {
            differences.add(new ObjectChanged(wanted, found));
        }
        columns(wanted, found);
        List<Constraint> others = new ArrayList<>(found.constraints());
        others.removeIf(other -> !includes(wanted.name(), Kind.CONSTRAINT, other.name()));
        for (Constraint constraint : wanted.constraints()) {
            if (!includes(wanted.name(), Kind.CONSTRAINT, constraint.name())) {
                continue;
            }
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
        indexes.removeIf(other -> !includes(wanted.name(), Kind.INDEX, other.name()));
        for (Index index : wanted.indexes()) {
            if (!includes(wanted.name(), Kind.INDEX, index.name())) {
                continue;
            }
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
            if (!includes(wanted.name(), Kind.COLUMN, column.name())) {
                continue;
            }
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
            if (!matched.contains(column) && includes(wanted.name(), Kind.COLUMN, column.name())) {
                differences.add(new ColumnUnexpected(wanted.name(), column));
            }
        }
    }

    private void column(Table table, Column<?> wanted, Column<?> found) {
        TableName name = table.name();
        if (differs(rules.type(name, wanted, found), !equivalence.sameType(table, wanted, found))) {
            changed(name, wanted, found, Aspect.TYPE, !equivalence.holds(name, wanted, found));
        }
        PrimaryKey key = table.primaryKey();
        boolean ofKey = key != null && key.columns().contains(wanted.name());
        boolean byDatabase =
                wanted.isIdentity() && found.isIdentity() || wanted.computed() != null && found.computed() != null;
        if (wanted.nullable() != found.nullable() && !ofKey && !byDatabase) {
            changed(name, wanted, found, Aspect.NULLABILITY, false);
        }
        boolean otherDefault = !equivalence.sameExpression(wanted.defaultValue(), found.defaultValue(), wanted);
        if (differs(rules.defaultValue(name, wanted, found), otherDefault)) {
            changed(name, wanted, found, Aspect.DEFAULT, false);
        }
        if (!Objects.equals(wanted.identity(), found.identity())) {
            changed(name, wanted, found, Aspect.IDENTITY, false);
        }
        if (!equivalence.sameComputed(wanted, found)) {
            changed(name, wanted, found, Aspect.COMPUTED, false);
        }
        if (!equivalence.sameCollation(wanted, found)) {
            changed(name, wanted, found, Aspect.COLLATION, false);
        }
        if (!Objects.equals(wanted.comment(), found.comment())) {
            changed(name, wanted, found, Aspect.COMMENT, false);
        }
    }

    private static boolean differs(Verdict verdict, boolean looksOtherwise) {
        return verdict == Verdict.UNDECIDED ? looksOtherwise : verdict == Verdict.DIFFERENT;
    }

    private void changed(TableName table, Column<?> wanted, Column<?> found, Aspect aspect, boolean fatal) {
        differences.add(new ColumnChanged(table, wanted, found, aspect, equivalence.typeText(table, found), fatal));
    }
}
