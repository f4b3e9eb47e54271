package dev.orm.session.load;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.CompositeId;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.Keys;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.FetchPlan;
import dev.orm.sql.Fetches;
import dev.orm.sql.NestedList;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plans statements; each structure once, as long as the engine's statement cache holds it. Thread-safe. */
public final class QueryPlanner {

    private static final String ALIAS = "e";
    private static final String LINK_ALIAS = "l";
    private static final Fetches ONLY = new Fetches(List.of(), true);

    private final Engine engine;
    private final EntityModels models;
    private final ReadPlans readPlans;

    /**
     * Makes a planner.
     *
     * @param engine compiles and caches
     * @param models the models of the entities
     */
    public QueryPlanner(Engine engine, EntityModels models) {
        this.engine = engine;
        this.models = models;
        this.readPlans = new ReadPlans(models);
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

    /** What the plan of a query of some elements is found by. */
    private record PartKey(MemberSelect select, Filters filters, EntityModels models, List<Integer> sharing) {

        PartKey kept() {
            return new PartKey(select.withoutValues(), filters.withoutValues(), models, sharing);
        }
    }

    private record Elements(ElementsAttribute elements) {}

    /** What a plan is found by; the models are part of it, since factories may share an engine. */
    private record Key(EntityModels models, Statement statement, Filters filters, List<Integer> sharing) {

        /** Returns an equal key that holds no bind values. */
        Key kept() {
            return new Key(models, StatementKey.of(statement), filters.withoutValues(), sharing);
        }
    }

    /**
     * Returns the plan of a statement that returns rows.
     *
     * @param binds its bind values, and behind them those of the filters
     */
    public QueryPlan plan(RowStatement<?> statement, BindCollector binds, Filters filters) {
        return engine.cached(
                new Key(models, statement, filters, binds.sharing()),
                binds,
                Key::kept,
                () -> compile(statement, filters));
    }

    /**
     * Returns the plan of a statement that changes rows.
     *
     * @param binds its bind values, and behind them those of the filters
     */
    public ChangePlan plan(Change change, BindCollector binds, Filters filters) {
        return engine.cached(new Key(models, change, filters, binds.sharing()), binds, Key::kept, () -> {
            Lowering lowering = new Lowering(models, filters);
            Change lowered = new ChangeLowering(lowering).lower(change);
            CompiledStatement compiled = engine.compile(lowered, indexing(change, filters));
            return new ChangePlan(
                    compiled,
                    Set.copyOf(lowering.changed()),
                    Set.copyOf(lowering.moved()),
                    Set.copyOf(lowering.touched()));
        });
    }

    private static BindCollector indexing(Statement statement, Filters filters) {
        BindCollector binds = BindCollector.indexing(statement);
        filters.collectBinds(binds);
        return binds;
    }

    private QueryPlan compile(RowStatement<?> statement, Filters filters) {
        Lowering lowering = new Lowering(models, filters);
        RowStatement<?> lowered = lowering.rows(statement);
        CompiledStatement compiled = engine.compile(lowered, indexing(statement, filters));
        Fetches fetches = fetches(statement).rewritten(StatementKey.REWRITER);
        QueryPlan.Item[] items = items(statement, fetches, compiled);
        return new QueryPlan(
                compiled,
                items,
                touched(lowering, statement, fetches.plans(), filters),
                lowering.writes()
                        || statement instanceof Select<?> select
                                && select.parts().lock() != null,
                lowering.writes(),
                Set.copyOf(lowering.changed()),
                Set.copyOf(lowering.moved()),
                fetches.isOwnQuery());
    }

    private QueryPlan.Item[] items(RowStatement<?> statement, Fetches fetches, CompiledStatement compiled) {
        List<Selectable<?>> selected = statement.projection().items();
        QueryPlan.Item[] items = new QueryPlan.Item[selected.size()];
        boolean fetched = fetches.plans().isEmpty();
        int column = 1;
        for (int i = 0; i < items.length; i++) {
            if (selected.get(i) instanceof EntityPath<?> path) {
                EntityModel<?> model = models.get(path.javaType());
                Fetches rest = fetches.only() ? ONLY : Fetches.NONE;
                ReadPlan plan = readPlans.of(model, fetched ? rest : fetches);
                plan.attributesInRow(
                        compiled.columns(), column - 1 + model.columns().all().size());
                items[i] = new QueryPlan.Item.Entity(plan, column);
                fetched = true;
                column += model.columns().all().size() + plan.inRow().size();
                continue;
            }
            if (selected.get(i) instanceof NestedList<?> list) {
                EntityModel<?> owner = models.get(list.association().owner().javaType());
                items[i] = new QueryPlan.Item.Nested(owner, column);
                column += owner.columns().key().size();
                continue;
            }
            items[i] = new QueryPlan.Item.Value(compiled.columns().get(column - 1), column);
            column++;
        }
        if (!fetched) {
            throw new IllegalArgumentException("fetch(…) loads associations of an entity, but the query selects "
                    + selected + ". Select the entity, or leave the fetch out.");
        }
        return items;
    }

    /** Returns a plan that fetches by the queries of one statement, with their values. */
    public QueryPlan fetching(QueryPlan plan, RowStatement<?> statement) {
        if (!plan.fetchesByQuery()) {
            return plan;
        }
        QueryPlan.Item[] items = plan.items().clone();
        for (int i = 0; i < items.length; i++) {
            if (items[i] instanceof QueryPlan.Item.Entity entity) {
                ReadPlan read = readPlans.of(entity.plan().model(), fetches(statement));
                int behind = entity.first() - 1 + read.model().columns().all().size();
                read.attributesInRow(plan.statement().columns(), behind);
                items[i] = new QueryPlan.Item.Entity(read, entity.first());
                break;
            }
        }
        return new QueryPlan(
                plan.statement(),
                items,
                plan.reads(),
                plan.refreshes(),
                plan.writes(),
                plan.changed(),
                plan.moved(),
                true);
    }

    /** Changes of what a fetch has conditions on are flushed before as well. */
    private Set<EntityModel<?>> touched(
            Lowering lowering, RowStatement<?> statement, List<FetchPlan> fetches, Filters filters) {
        Set<EntityModel<?>> touched = new HashSet<>(lowering.touched());
        Deque<Select<?>> inner = new ArrayDeque<>();
        addNested(statement, inner);
        Deque<FetchPlan> open = new ArrayDeque<>(fetches);
        while (!open.isEmpty()) {
            FetchPlan fetch = open.poll();
            if (fetch.elements() != null) {
                inner.add(fetch.elements());
            }
            open.addAll(fetch.nested());
        }
        while (!inner.isEmpty()) {
            Select<?> select = inner.poll();
            Lowering read = new Lowering(models, filters);
            read.rows(select);
            touched.addAll(read.touched());
            addNested(select, inner);
        }
        return Set.copyOf(touched);
    }

    private static void addNested(RowStatement<?> statement, Deque<Select<?>> inner) {
        for (Selectable<?> item : statement.projection().items()) {
            if (item instanceof NestedList<?> list) {
                inner.add(list.elements());
            }
        }
    }

    private static Fetches fetches(RowStatement<?> statement) {
        if (statement instanceof Select<?> select) {
            return select.parts().fetches();
        } else if (statement instanceof SetOperation<?> operation) {
            for (QueryExpression<?> operand : operation.operands()) {
                if (!fetches(operand).plans().isEmpty()) {
                    throw new IllegalArgumentException(
                            "fetch(…) stands in a part of a set operation, which loads nothing"
                                    + " by itself. Leave it out, or fetch with a query by the ids.");
                }
            }
        }
        return Fetches.NONE;
    }

    /** Returns the plan that reads one entity by its id, the first parameter. */
    QueryPlan byId(EntityModel<?> model, Filters filters) {
        return cached(new ById(model, filters), filters, ById::kept, () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<Column<?>> key = model.columns().key();
            Condition equal = Keys.equalParameters(Scope.refs(table, key), key);
            return entities(new Found(model, table, List.of(), equal, filters), List.of());
        });
    }

    /**
     * Returns the plan that reads one entity by its id, the first parameter, and holds its row. Where one transaction writes at a time it
     * holds all rows already.
     */
    QueryPlan locked(EntityModel<?> model, Filters filters) {
        if (!engine.dialect().supports(Capability.FOR_UPDATE)) {
            return byId(model, filters);
        }
        return cached(new Locked(model, filters), filters, Locked::kept, () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<Column<?>> key = model.columns().key();
            Condition equal = Keys.equalParameters(Scope.refs(table, key), key);
            Found found = new Found(model, table, List.of(), equal, filters);
            return plan(found, select(found, List.of()).forUpdate());
        });
    }

    /** Returns the plan that reads one entity by the values of some attributes, its first parameters. */
    QueryPlan byKey(EntityModel<?> model, List<ColumnAttribute> attributes, boolean lock, Filters filters) {
        return cached(new ByKey(model, attributes, lock, filters), filters, ByKey::kept, () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<Column<?>> columns = columns(attributes);
            Condition equal = Keys.equalParameters(Scope.refs(table, columns), columns);
            Found found = new Found(model, table, List.of(), equal, filters);
            Select<?> select = select(found, List.of());
            boolean clause = lock && engine.dialect().supports(Capability.FOR_UPDATE);
            return plan(found, clause ? select.forUpdate() : select);
        });
    }

    /** Returns the query of some columns of one entity by its id, the first parameter. */
    CompiledStatement columns(EntityModel<?> model, List<ColumnAttribute> attributes) {
        return engine.cached(new Columns(model, attributes), () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<Selectable<?>> columns = List.copyOf(Scope.refs(table, columns(attributes)));
            Select<?> select = Sql.select(Projection.of(columns, values -> values))
                    .from(table)
                    .where(Keys.equalParameters(
                            Scope.refs(table, model.columns().key()),
                            model.columns().key()));
            return engine.compile(select, BindCollector.indexing(select));
        });
    }

    /** Returns the query of ids and some attributes of entities by their ids, a list that is the first parameter. */
    CompiledStatement attributes(EntityModel<?> model, List<ColumnAttribute> attributes) {
        return engine.cached(new Attributes(model, attributes), () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<ColumnRef<?>> key = Scope.refs(table, model.columns().key());
            List<Selectable<?>> columns = new ArrayList<>(key);
            columns.addAll(Scope.refs(table, columns(attributes)));
            Select<?> select = Sql.select(Projection.of(columns, values -> values))
                    .from(table)
                    .where(Keys.in(model, key));
            return engine.compile(select, BindCollector.indexing(select));
        });
    }

    /** Sees to it that what is computed for attributes is of their types. */
    public void checkComputed() {
        for (EntityModel<?> model : models.all()) {
            for (ColumnAttribute attribute : model.computed()) {
                Class<?> computed = model.accessor().computed(attribute.index()).javaType();
                Class<?> wanted = attribute.column().type().javaType();
                if (computed != wanted) {
                    throw new IllegalArgumentException(model.name() + "." + attribute.path() + " is a "
                            + wanted.getSimpleName() + ", but is @Computed as a " + computed.getSimpleName()
                            + ". Give both the same type.");
                }
            }
        }
    }

    /** Returns the query of ids and what is computed for entities, by their ids, a list that is the first parameter. */
    QueryPlan computed(EntityModel<?> model, Filters filters) {
        return cached(new Computed(model, filters), filters, Computed::kept, () -> {
            TableRef table = new TableRef(model.table(), ALIAS);
            List<ColumnRef<?>> key = Scope.refs(table, model.columns().key());
            Lowering lowering = new Lowering(models, filters);
            Scope scope = lowering.scope(null, false);
            scope.reserve(ALIAS);
            Scope.Source source = new Scope.Source(model, table, false);
            List<Selectable<?>> columns = new ArrayList<>(key);
            model.computed().forEach(attribute -> columns.add(scope.computed(source, attribute)));
            Condition in = Keys.in(model, key);
            BindCollector binds = BindCollector.indexing();
            binds.collect(in);
            filters.collectBinds(binds);
            Select<?> select = Sql.select(Projection.of(columns, values -> values))
                    .from(table)
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
            TableRef table = new TableRef(model.table(), ALIAS);
            Condition in = Keys.in(model, Scope.refs(table, model.columns().key()));
            return entities(new Found(model, table, List.of(), in, filters), List.of());
        });
    }

    /**
     * Returns the plan that reads the elements of a collection of many owners, whose ids are a list that is the first parameter.
     * With a join table the owner's id is the column behind those of the entity; the place in a list is the last of all.
     */
    QueryPlan members(EntityModel<?> owner, ToManyAttribute collection, Filters filters) {
        return cached(new Members(owner, collection, filters), filters, Members::kept, () -> {
            EntityModel<?> target = models.get(collection.target());
            TableRef table = new TableRef(target.table(), ALIAS);
            JoinTable joinTable = collection.joinTable();
            Column<?> place = collection.place();
            if (joinTable == null) {
                ColumnAttribute foreignKey =
                        Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())));
                Condition in = Keys.in(owner, Scope.refs(table, foreignKey.columns()));
                ColumnRef<?>[] behind = place == null ? new ColumnRef<?>[0] : new ColumnRef<?>[] {table.column(place)};
                return entities(
                        new Found(target, table, List.of(), in, filters),
                        MemberOrder.of(collection, target, table, table),
                        behind);
            }
            TableRef link = new TableRef(joinTable.table(), LINK_ALIAS);
            Condition on = Keys.equal(
                    Scope.refs(link, joinTable.targetColumns()),
                    Scope.refs(table, target.columns().key()));
            List<ColumnRef<?>> ownerKey = Scope.refs(link, joinTable.ownerColumns());
            List<ColumnRef<?>> behind = new ArrayList<>(ownerKey);
            if (place != null) {
                behind.add(link.column(place));
            }
            Join join = new Join(Join.Kind.INNER, null, link, on);
            return entities(
                    new Found(target, table, List.of(join), Keys.in(owner, ownerKey), filters),
                    MemberOrder.of(collection, target, table, link),
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
     * Returns the plan of a query of some elements of a collection of many owners, made by {@link MemberSelect}, whose bind values were
     * collected.
     */
    QueryPlan members(MemberSelect select, BindCollector binds, Filters filters) {
        Statement statement = select.statement();
        return engine.cached(new PartKey(select, filters, models, binds.sharing()), binds, PartKey::kept, () -> {
            Lowering lowering = new Lowering(models, filters);
            Select<?> lowered = select.paged((Select<?>) lowering.rows(select.statement()));
            CompiledStatement compiled = engine.compile(lowered, indexing(statement, filters));
            Fetches fetches = fetches(select.statement()).rewritten(StatementKey.REWRITER);
            return new QueryPlan(
                    compiled,
                    items(select.statement(), fetches, compiled),
                    Set.copyOf(lowering.touched()),
                    false,
                    false,
                    Set.of(),
                    Set.of(),
                    fetches.isOwnQuery());
        });
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

    /** Rows of an entity that are found by a condition whose parameters come first, as far as filters show them. */
    private record Found(
            EntityModel<?> model, TableRef table, List<Join> joins, Condition condition, Filters filters) {}

    private QueryPlan entities(Found found, List<SortKey> orderBy, ColumnRef<?>... behind) {
        return plan(found, select(found, orderBy, behind));
    }

    private Select<?> select(Found found, List<SortKey> orderBy, ColumnRef<?>... behind) {
        List<Selectable<?>> columns = new ArrayList<>();
        columns.addAll(Scope.refs(found.table(), found.model().columns().all()));
        columns.addAll(List.of(behind));
        Select<?> select = Sql.select(Projection.of(columns, values -> values)).from(found.table());
        for (Join join : found.joins()) {
            select = select.join(join.target(), Objects.requireNonNull(join.on()));
        }
        Condition visible = visible(found, new Lowering(models, found.filters()));
        return select.where(Objects.requireNonNull(Lowering.and(found.condition(), visible)))
                .orderBy(orderBy);
    }

    private static @Nullable Condition visible(Found found, Lowering lowering) {
        return found.filters().isNone() && !found.model().isPartOfTable()
                ? null
                : lowering.visible(lowering.scope(null, false), new Scope.Source(found.model(), found.table(), false));
    }

    private QueryPlan plan(Found found, Select<?> select) {
        BindCollector binds = BindCollector.indexing();
        binds.collect(found.condition());
        found.filters().collectBinds(binds);
        CompiledStatement compiled = engine.compile(select, binds);
        QueryPlan.Item item = new QueryPlan.Item.Entity(readPlans.of(found.model(), Fetches.NONE), 1);
        Lowering lowering = new Lowering(models, found.filters());
        visible(found, lowering);
        Set<EntityModel<?>> reads = new HashSet<>(lowering.touched());
        reads.add(found.model());
        reads.add(found.model().root());
        return new QueryPlan(
                compiled, new QueryPlan.Item[] {item}, Set.copyOf(reads), false, false, Set.of(), Set.of(), false);
    }

    /** Returns the key of an id, or throws the sentence that says what is wrong with it. */
    public static Object checkedId(EntityModel<?> model, @Nullable Object id) {
        if (id == null) {
            throw new IllegalArgumentException("A " + model.name() + " is looked up by null. An id is never null.");
        }
        CompositeId compositeId = model.compositeId();
        if (compositeId != null) {
            return compositeId.key(id);
        }
        Class<?> wanted = model.id().column().type().javaType();
        if (wanted.isInstance(id)) {
            return id;
        }
        if ((id instanceof Integer || id instanceof Short || wanted == Long.class && id instanceof Long)
                && id instanceof Number number
                && model.hasLongId()) {
            return wanted == Integer.class ? (Object) number.intValue() : (Object) number.longValue();
        }
        throw new IllegalArgumentException("The id of " + model.name() + " is a " + wanted.getSimpleName() + ", not a "
                + id.getClass().getSimpleName() + ".");
    }
}
