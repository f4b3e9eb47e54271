package dev.orm.session.load;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.Keys;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Fetches;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plans what a session reads by itself: entities by their ids or keys, and what their associations and collections hold. Thread-safe. */
final class EntityPlans {

    private static final String ALIAS = "e";
    private static final String LINK_ALIAS = "l";

    private final Engine engine;
    private final EntityModels models;
    private final ReadPlans readPlans;

    EntityPlans(Engine engine, EntityModels models, ReadPlans readPlans) {
        this.engine = engine;
        this.models = models;
        this.readPlans = readPlans;
    }

    /** Rows of an entity that a query reads from. */
    private record Rows(Lowering lowering, Scope scope, Source source) {

        EntityModel<?> model() {
            return source.model();
        }

        List<Expression<?>> columns(List<ColumnAttribute> attributes) {
            return attributes.stream()
                    .flatMap(attribute -> source.columns(attribute).stream())
                    .toList();
        }

        /** Returns the query of some columns of the rows, whose tables are joined by now. */
        Select<?> select(List<? extends Selectable<?>> columns, List<Join> further, Condition where) {
            Select<?> select = Sql.select(Projection.of(List.copyOf(columns), values -> values))
                    .from(source.item(where));
            for (Join join : further) {
                select = MemberQueries.joined(select, join);
            }
            for (Join join : scope.joins()) {
                select = MemberQueries.joined(select, join);
            }
            return select.where(where);
        }
    }

    private Rows rows(EntityModel<?> model, Filters filters) {
        Lowering lowering = new Lowering(models, filters);
        Scope scope = lowering.scope(null, true);
        return new Rows(lowering, scope, scope.from(model, ALIAS));
    }

    /** Returns rows of one class, in the table of their own where each class has one. */
    private Rows ownRows(EntityModel<?> model, Filters filters) {
        Lowering lowering = new Lowering(models, filters);
        Scope scope = lowering.scope(null, true);
        return new Rows(lowering, scope, scope.fromOwn(model, ALIAS));
    }

    private record ById(EntityModel<?> model, Filters filters) {

        ById kept() {
            return new ById(model, filters.withoutValues());
        }
    }

    private record Locked(EntityModel<?> model, Filters filters) {

        Locked kept() {
            return new Locked(model, filters.withoutValues());
        }
    }

    private record ByKey(EntityModel<?> model, List<ColumnAttribute> attributes, boolean lock, Filters filters) {

        ByKey kept() {
            return new ByKey(model, attributes, lock, filters.withoutValues());
        }
    }

    private record Computed(EntityModel<?> model, Filters filters) {

        Computed kept() {
            return new Computed(model, filters.withoutValues());
        }
    }

    private record Attributes(EntityModel<?> model, List<ColumnAttribute> attributes) {}

    private record Columns(EntityModel<?> model, List<ColumnAttribute> attributes) {}

    private record ByIds(EntityModel<?> model, Filters filters) {

        ByIds kept() {
            return new ByIds(model, filters.withoutValues());
        }
    }

    private record Members(EntityModel<?> owner, ToManyAttribute collection, Filters filters) {

        Members kept() {
            return new Members(owner, collection, filters.withoutValues());
        }
    }

    private record Elements(ElementsAttribute elements) {}

    /** Returns the plan that reads one entity by its id, the first parameter. */
    QueryPlan byId(EntityModel<?> model, Filters filters) {
        return cached(new ById(model, filters), filters, ById::kept, () -> {
            Rows rows = rows(model, filters);
            return entities(new Found(rows, List.of(), equal(rows), filters), List.of());
        });
    }

    /**
     * Returns the plan that reads one entity, which is of this very class, by its id, the first parameter, and holds its row. Where one transaction writes at a time it
     * holds all rows already.
     */
    QueryPlan locked(EntityModel<?> model, Filters filters) {
        if (!engine.dialect().supports(Capability.FOR_UPDATE)) {
            return byId(model, filters);
        }
        return cached(new Locked(model, filters), filters, Locked::kept, () -> {
            Rows rows = ownRows(model, filters);
            Found found = new Found(rows, List.of(), equal(rows), filters);
            return plan(found, select(found, List.of()).forUpdate());
        });
    }

    /** Returns the plan that reads one entity by the values of some attributes, its first parameters. */
    QueryPlan byKey(EntityModel<?> model, List<ColumnAttribute> attributes, boolean lock, Filters filters) {
        return cached(new ByKey(model, attributes, lock, filters), filters, ByKey::kept, () -> {
            Rows rows = rows(model, filters);
            Condition equal = Keys.equalParameters(rows.columns(attributes), columns(attributes));
            Found found = new Found(rows, List.of(), equal, filters);
            Select<?> select = select(found, List.of());
            boolean clause = lock && engine.dialect().supports(Capability.FOR_UPDATE);
            return plan(found, clause ? select.forUpdate() : select);
        });
    }

    /** Returns the query of some columns of one entity by its id, the first parameter. */
    CompiledStatement columns(EntityModel<?> model, List<ColumnAttribute> attributes) {
        return engine.cached(new Columns(model, attributes), () -> {
            Rows rows = rows(model, Filters.NONE);
            Select<?> select = rows.select(rows.columns(attributes), List.of(), equal(rows));
            return engine.compile(select, BindCollector.indexing(select));
        });
    }

    /** Returns the query of ids and some attributes of entities by their ids, a list that is the first parameter. */
    CompiledStatement attributes(EntityModel<?> model, List<ColumnAttribute> attributes) {
        return engine.cached(new Attributes(model, attributes), () -> {
            Rows rows = rows(model, Filters.NONE);
            List<ColumnRef<?>> key = rows.source().key();
            List<Selectable<?>> columns = new ArrayList<>(key);
            columns.addAll(rows.columns(attributes));
            Select<?> select = rows.select(columns, List.of(), Keys.in(model, key));
            return engine.compile(select, BindCollector.indexing(select));
        });
    }

    /** Returns the query of ids and what is computed for entities, by their ids, a list that is the first parameter. */
    QueryPlan computed(EntityModel<?> model, Filters filters) {
        return cached(new Computed(model, filters), filters, Computed::kept, () -> {
            Lowering lowering = new Lowering(models, filters);
            Scope scope = lowering.scope(null, false);
            Source source = scope.from(model, ALIAS);
            List<ColumnRef<?>> key = source.key();
            List<Selectable<?>> columns = new ArrayList<>(key);
            model.computed().forEach(attribute -> columns.add(scope.computed(source, attribute)));
            Condition in = Keys.in(model, key);
            BindCollector binds = BindCollector.indexing();
            binds.collect(in);
            filters.collectBinds(binds);
            Select<?> select = Sql.select(Projection.of(columns, values -> values))
                    .from(source.item())
                    .where(in);
            return new QueryPlan(
                    engine.compile(select, binds),
                    new QueryPlan.Item[0],
                    Set.copyOf(lowering.touched()),
                    false,
                    false,
                    Set.of(),
                    Set.of(),
                    false);
        });
    }

    private static List<Column<?>> columns(List<ColumnAttribute> attributes) {
        return attributes.stream()
                .<Column<?>>flatMap(attribute -> attribute.columns().stream())
                .toList();
    }

    /** Returns the plan that reads entities by their ids, a list that is the first parameter. */
    QueryPlan byIds(EntityModel<?> model, Filters filters) {
        return cached(new ByIds(model, filters), filters, ByIds::kept, () -> {
            Rows rows = rows(model, filters);
            Condition in = Keys.in(model, rows.source().key());
            return entities(new Found(rows, List.of(), in, filters), List.of());
        });
    }

    /**
     * Returns the plan that reads the elements of a collection of many owners, whose ids are a list that is the first parameter.
     * With a join table the owner's id is the column behind those of the entity; the place in a list is the last of all.
     */
    QueryPlan members(EntityModel<?> owner, ToManyAttribute collection, Filters filters) {
        return cached(new Members(owner, collection, filters), filters, Members::kept, () -> {
            EntityModel<?> target = models.get(collection.target());
            Rows rows = rows(target, filters);
            JoinTable joinTable = collection.joinTable();
            Column<?> place = collection.place();
            if (joinTable == null) {
                ColumnAttribute foreignKey =
                        Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())));
                TableRef table = rows.source().table();
                Condition in = Keys.in(owner, rows.source().columns(foreignKey));
                ColumnRef<?>[] behind = place == null ? new ColumnRef<?>[0] : new ColumnRef<?>[] {table.column(place)};
                return entities(
                        new Found(rows, List.of(), in, filters),
                        MemberOrder.of(collection, rows.source(), table),
                        behind);
            }
            TableRef link = new TableRef(joinTable.table(), LINK_ALIAS);
            Condition on = Keys.equal(
                    Scope.refs(link, joinTable.targetColumns()), rows.source().key());
            List<ColumnRef<?>> ownerKey = Scope.refs(link, joinTable.ownerColumns());
            List<ColumnRef<?>> behind = new ArrayList<>(ownerKey);
            if (place != null) {
                behind.add(link.column(place));
            }
            Join join = new Join(Join.Kind.INNER, null, link, on);
            return entities(
                    new Found(rows, List.of(join), Keys.in(owner, ownerKey), filters),
                    MemberOrder.of(collection, rows.source(), link),
                    behind.toArray(ColumnRef<?>[]::new));
        });
    }

    /** Returns what is loaded of an entity where nothing is fetched. */
    ReadPlan readPlan(EntityModel<?> model) {
        return ((QueryPlan.Item.Entity) byIds(model, Filters.NONE).items()[0]).plan();
    }

    private <K> QueryPlan cached(K key, Filters filters, UnaryOperator<K> kept, Supplier<QueryPlan> plan) {
        return filters.isNone() ? engine.cached(key, plan) : engine.cached(key, valuesOf(filters), kept, plan);
    }

    private static BindCollector valuesOf(Filters filters) {
        BindCollector binds = new BindCollector();
        filters.collectBinds(binds);
        return binds;
    }

    /**
     * Returns the statement that reads the values in a collection of many owners, whose ids are a list that is the only parameter: the owner's
     * id, an element and its key, if there is one, in each row. Without keys they come in their own order, so that it is the same whenever they are read.
     */
    CompiledStatement elements(EntityModel<?> model, ElementsAttribute elements) {
        return engine.cached(new Elements(elements), () -> {
            TableRef table = new TableRef(elements.table(), ALIAS);
            List<ColumnRef<?>> owner = Scope.refs(table, elements.owner());
            List<ColumnRef<?>> element = Scope.refs(table, elements.form().columns());
            Column<?> key = elements.key();
            List<Selectable<?>> columns = new ArrayList<>(owner);
            columns.addAll(element);
            if (key != null) {
                columns.add(table.column(key));
            }
            List<SortKey> order = key == null
                    ? element.stream().map(ColumnRef::asc).toList()
                    : List.of(table.column(key).asc());
            Select<?> select = Sql.select(Projection.of(columns, row -> row))
                    .from(table)
                    .where(Keys.in(model, owner))
                    .orderBy(order);
            return engine.compile(select, BindCollector.indexing(select));
        });
    }

    private static Condition equal(Rows rows) {
        return Keys.equalParameters(rows.source().key(), rows.model().columns().key());
    }

    /** Rows of an entity that are found by a condition whose parameters come first, as far as filters show them. */
    private record Found(Rows rows, List<Join> joins, Condition condition, Filters filters) {}

    private QueryPlan entities(Found found, List<SortKey> orderBy, ColumnRef<?>... behind) {
        return plan(found, select(found, orderBy, behind));
    }

    private Select<?> select(Found found, List<SortKey> orderBy, ColumnRef<?>... behind) {
        List<Selectable<?>> columns = new ArrayList<>(found.rows().source().columns());
        columns.addAll(List.of(behind));
        Condition visible = visible(found);
        return found.rows()
                .select(columns, found.joins(), Objects.requireNonNull(Lowering.and(found.condition(), visible)))
                .orderBy(orderBy);
    }

    private static @Nullable Condition visible(Found found) {
        Rows rows = found.rows();
        return found.filters().isNone() && !rows.model().isPartOfTable()
                ? null
                : rows.lowering().visible(rows.lowering().scope(null, false), rows.source());
    }

    private QueryPlan plan(Found found, Select<?> select) {
        BindCollector binds = BindCollector.indexing();
        binds.collect(found.condition());
        found.filters().collectBinds(binds);
        CompiledStatement compiled = engine.compile(select, binds);
        QueryPlan.Item item =
                new QueryPlan.Item.Entity(readPlans.of(found.rows().model(), Fetches.NONE), 1);
        Set<EntityModel<?>> reads = found.rows().lowering().touched();
        return new QueryPlan(
                compiled, new QueryPlan.Item[] {item}, Set.copyOf(reads), false, false, Set.of(), Set.of(), false);
    }
}
