package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.Inheritance;
import dev.orm.schema.Column;
import dev.orm.session.Filter;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.Delete;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Returning;
import dev.orm.sql.RowSource;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.OneOf;
import dev.orm.sql.node.SortKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a statement about entities into one about tables and columns. One instance serves one statement. */
final class Lowering {

    private final EntityModels models;
    private final Filters filters;
    private final Set<Filter> applied = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<EntityModel<?>> touched = new HashSet<>();
    private final Set<EntityModel<?>> read = new HashSet<>(0);
    private final Set<EntityModel<?>> changed = new HashSet<>();
    private final Set<EntityModel<?>> moved = new HashSet<>();
    private final List<LoweredCte> ctes = new ArrayList<>();
    private final Map<String, List<Selectable<?>>> recursions = new HashMap<>();
    private final Set<String> computing = new HashSet<>();
    private boolean writes;

    Lowering(EntityModels models, Filters filters) {
        this.models = models;
        this.filters = filters;
    }

    /** A common table expression of the statement, and what became of it. */
    private record LoweredCte(Cte given, Cte lowered) {

        boolean isOf(Cte cte) {
            return given.alias().equals(cte.alias()) && given.isSameAs(cte);
        }
    }

    /** A query, and what lowers the expressions that name its columns. */
    private record Lowered(QueryExpression<?> query, ExpressionLowering names) {}

    Scope scope(@Nullable Scope outer, boolean joinable) {
        return new Scope(this, outer, joinable);
    }

    EntityModels models() {
        return models;
    }

    Filters filters() {
        return filters;
    }

    /** Returns the condition under which a row of an entity is seen, or null if there is none. */
    @Nullable
    Condition visible(Scope scope, Source source) {
        EntityModel<?> model = source.model();
        boolean some = model.isPartOfTable() && (source.base() == 0 || !model.hasAllOf(source.base()));
        return and(some ? ofClass(source, model, false) : null, filtered(scope, source));
    }

    /** Returns the condition under which a row of an entity, and of its class, is seen, or null if there is none. */
    @Nullable
    Condition filtered(Scope scope, Source source) {
        EntityModel<?> model = source.model();
        List<Condition> conditions = new ArrayList<>();
        if (filters.softDelete() && model.softDelete() != null) {
            conditions.add(Filters.alive(source, model.softDelete()));
        }
        Condition ofTenant = visibleByReference(source);
        if (ofTenant != null) {
            conditions.add(ofTenant);
        }
        for (Filter filter : filters.own()) {
            // A filter does not hold in the queries that it is made of itself.
            if (Filters.isOn(filter, model) && applied.add(filter)) {
                conditions.add(condition(filter, scope, source));
                applied.remove(filter);
            }
        }
        return conditions.isEmpty() ? null : Junction.of(true, conditions);
    }

    /** Lowers what an attribute is computed of, which must not be the attribute itself. */
    <R> R computing(String attribute, Supplier<R> expression) {
        if (!computing.add(attribute)) {
            throw new IllegalArgumentException(attribute + " is @Computed of itself. Compute it of other attributes.");
        }
        R lowered = expression.get();
        computing.remove(attribute);
        return lowered;
    }

    /** A filter of a class says nothing about rows of others that are in the same table. */
    private Condition condition(Filter filter, Scope scope, Source source) {
        EntityPath<?> entity = Objects.requireNonNull(filter.entity());
        EntityModel<?> filtered = models.find(entity.javaType());
        boolean some =
                filtered != null && filtered != source.model() && source.model().covers(filtered);
        if (some && source.isOfOneClass()) {
            return Constant.TRUE;
        }
        Source rows = some ? source.as(filtered) : source;
        Scope inner = scope.calling(entity, rows);
        Condition condition = new ExpressionLowering(inner, this).rewrite(Objects.requireNonNull(filter.condition()));
        return some ? Junction.of(false, ofClass(source, filtered, true), condition) : condition;
    }

    /** Returns the condition under which a row is, or is not, one of a class that shares its table with others. */
    static Condition ofClass(Source source, EntityModel<?> model, boolean negated) {
        Inheritance inheritance = Objects.requireNonNull(model.inheritance());
        if (source.isOfOneClass()) {
            return source.isA(model) == negated ? Constant.FALSE : Constant.TRUE;
        }
        Column<?> discriminator = inheritance.discriminator();
        return new OneOf(source.discriminator(), discriminator.type(), inheritance.values(), negated);
    }

    /** Returns the condition under which a row is seen that a reference leads to, or null if there is none. */
    @Nullable
    Condition visibleByReference(Source source) {
        ColumnAttribute tenant = source.model().tenant();
        return tenant == null || filters.tenant() == null ? null : filters.ofTenant(source, tenant);
    }

    static @Nullable Condition and(@Nullable Condition left, @Nullable Condition right) {
        return left == null ? right : right == null ? left : Junction.of(true, left, right);
    }

    /** Returns the entities that the statement reads or changes, those of inner queries included. */
    Set<EntityModel<?>> touched() {
        return touched;
    }

    /** Remembers that the statement reads rows of an entity beside those that it changes. */
    void read(EntityModel<?> model) {
        touch(model);
        read.add(model.root());
    }

    /** Tells whether the statement reads rows of a hierarchy beside those that it changes. */
    boolean reads(EntityModel<?> root) {
        return read.contains(root);
    }

    /** Remembers that the statement reads or changes an entity, whose rows may be those of others that share its table. */
    void touch(EntityModel<?> model) {
        touched.add(model);
        touched.add(model.root());
    }

    /** Returns the entities of which the statement changes or deletes rows that are there. */
    Set<EntityModel<?>> changed() {
        return changed;
    }

    /** Returns the entities of which rows may come into collections by the statement, or leave them. */
    Set<EntityModel<?>> moved() {
        return moved;
    }

    void moves(FromItem target) {
        if (target instanceof EntityPath<?> path) {
            moved.add(models.get(path.javaType()));
        }
    }

    /** Tells whether a statement changes rows that are divided among several tables. */
    boolean isDivided(Change change) {
        EntityModel<?> model = change.target() instanceof EntityPath<?> path ? models.get(path.javaType()) : null;
        if (model == null || change instanceof Insert) {
            return false;
        }
        return model.union() != null
                || change instanceof Delete
                        && !marks(model)
                        && (model.hasSeveralTables() || DividedChanges.leavesRows(model));
    }

    /** Tells whether rows of an entity are marked as deleted, and stay. */
    boolean marks(EntityModel<?> model) {
        return filters.softDelete() && model.softDelete() != null;
    }

    /** Tells whether the statement changes anything. */
    boolean writes() {
        return writes;
    }

    /** Remembers that the statement deletes rows of an entity, and with them what foreign keys say. */
    void deletes(FromItem target) {
        if (target instanceof EntityPath<?> path) {
            changed.addAll(RuledRows.reach(models, models.get(path.javaType())));
        }
    }

    void writes(FromItem target, boolean rowsThatAreThere) {
        writes = true;
        if (target instanceof EntityPath<?> path && models.get(path.javaType()).isReadOnly()) {
            throw new IllegalArgumentException(models.get(path.javaType()).name()
                    + " is @ReadOnly, so no statement changes its rows. Change what they are made of.");
        }
        if (rowsThatAreThere && target instanceof EntityPath<?> path) {
            changed.add(models.get(path.javaType()));
        }
    }

    /** Lowers the outermost statement, whose entities are replaced by all their columns. */
    RowStatement<?> rows(RowStatement<?> statement) {
        return statement instanceof Returning<?> returning
                ? new ChangeLowering(this).returning(returning, true)
                : query((QueryExpression<?>) statement, null, true);
    }

    /**
     * Lowers a query.
     *
     * @param outer what the statement around it speaks of, or null where the query sees nothing of it
     * @param columns whether an entity that it selects is replaced by all its columns, or by its id
     */
    QueryExpression<?> query(QueryExpression<?> query, @Nullable Scope outer, boolean columns) {
        return lowered(query, outer, columns).query();
    }

    private Lowered lowered(QueryExpression<?> query, @Nullable Scope outer, boolean columns) {
        if (query instanceof SetOperation<?> operation) {
            return setOperation(operation, outer, columns);
        }
        SelectLowering select = new SelectLowering(this, outer);
        return new Lowered(select.lower((Select<?>) query, columns), select.expressions());
    }

    @SuppressWarnings("unchecked")
    private <T> Lowered setOperation(SetOperation<T> operation, @Nullable Scope outer, boolean columns) {
        List<QueryExpression<T>> operands = new ArrayList<>();
        ExpressionLowering names = null;
        for (QueryExpression<T> operand : operation.operands()) {
            Lowered lowered = lowered(operand, outer, columns);
            operands.add((QueryExpression<T>) lowered.query());
            names = names == null ? lowered.names() : names;
        }
        ExpressionLowering first = Objects.requireNonNull(names);
        List<SortKey> orderBy = new ArrayList<>();
        for (SortKey key : operation.orderBy()) {
            orderBy.add(key.rewritten(first));
        }
        return new Lowered(
                new SetOperation<>(
                        operation.operator(),
                        operands,
                        orderBy,
                        operation.paging().rewritten(first)),
                first);
    }

    /** Lowers rows that the statement makes by itself. */
    RowSource source(RowSource source, @Nullable Scope outer) {
        if (source instanceof DerivedTable table) {
            return query(table.query(), outer, false).as(table.alias());
        } else if (source instanceof Cte cte) {
            return cte(cte);
        }
        return source.rewritten(new ExpressionLowering(scope(outer, false), this));
    }

    private Cte cte(Cte cte) {
        if (cte.body() == null) {
            return cte.with(null, Objects.requireNonNull(recursions.get(cte.name())));
        }
        for (LoweredCte there : ctes) {
            if (there.isOf(cte)) {
                return there.lowered();
            }
        }
        RowStatement<?> body = body(cte, cte.body());
        Cte lowered = cte.with(body, body.projection().items());
        ctes.add(new LoweredCte(cte, lowered));
        return lowered;
    }

    private RowStatement<?> body(Cte cte, RowStatement<?> body) {
        if (body instanceof Returning<?> returning) {
            return new ChangeLowering(this).returning(returning, false);
        } else if (!cte.isRecursive()) {
            return query((QueryExpression<?>) body, null, false);
        }
        return recursion(cte, (SetOperation<?>) body);
    }

    @SuppressWarnings("unchecked")
    private <T> RowStatement<?> recursion(Cte cte, SetOperation<T> body) {
        QueryExpression<T> anchor = (QueryExpression<T>) query(body.operands().get(0), null, false);
        List<Selectable<?>> enclosing =
                recursions.put(cte.name(), anchor.projection().items());
        QueryExpression<T> step = (QueryExpression<T>) query(body.operands().get(1), null, false);
        if (enclosing == null) {
            recursions.remove(cte.name());
        } else {
            recursions.put(cte.name(), enclosing);
        }
        return new SetOperation<>(body.operator(), List.of(anchor, step), body.orderBy(), body.paging());
    }
}
