package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.CompositeId;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.EntityPath;
import dev.orm.sql.FetchPlan;
import dev.orm.sql.Fetches;
import dev.orm.sql.NestedList;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans statements; each structure once, as long as the engine's statement cache holds it. Thread-safe. */
public final class QueryPlanner {

    private static final Fetches ONLY = new Fetches(List.of(), true);

    private final Engine engine;
    private final EntityModels models;
    private final ReadPlans readPlans;
    private final EntityPlans entities;

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
        this.entities = new EntityPlans(engine, models, readPlans);
    }

    /** Returns what plans the reading of entities by their ids or keys. */
    EntityPlans entities() {
        return entities;
    }

    /** What the plan of a query of some elements is found by. */
    private record PartKey(MemberSelect select, Filters filters, EntityModels models, List<Integer> sharing) {

        PartKey kept() {
            return new PartKey(select.withoutValues(), filters.withoutValues(), models, sharing);
        }
    }

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
            DividedChange divided =
                    lowering.isDivided(change) ? new DividedChanges(engine, lowering).plan(change) : null;
            CompiledStatement compiled = divided != null
                    ? divided.first()
                    : engine.compile(new ChangeLowering(lowering).lower(change), indexing(change, filters));
            return new ChangePlan(
                    compiled,
                    divided,
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
