package dev.orm.spring.repository.query;

import dev.orm.session.Session;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import dev.orm.sql.node.Junction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.ParametersParameterAccessor;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ResultProcessor;
import org.springframework.data.repository.query.ReturnedType;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/** A query that is derived from the name of its method. Everything but the values of a call is prepared once. */
final class DerivedOrmQuery implements RepositoryQuery {

    private final OrmQueryMethod method;
    private final EntityQueries<?> entity;
    private final Session session;
    private final PartTree tree;
    private final List<List<PropertyCondition>> alternatives = new ArrayList<>();
    private final Select<?> sorted;
    private final ConcurrentMap<Class<?>, RowShape> shapes = new ConcurrentHashMap<>();
    private final QueryResults results;

    DerivedOrmQuery(OrmQueryMethod method, EntityQueries<?> entity, Session session) {
        this.method = method;
        this.entity = entity;
        this.session = session;
        this.tree = new PartTree(method.getName(), method.domainType());
        PartConditions conditions = new PartConditions(method, entity.properties());
        for (PartTree.OrPart alternative : tree) {
            List<PropertyCondition> parts = new ArrayList<>();
            for (Part part : alternative) {
                parts.add(conditions.of(entity.root(), part));
            }
            alternatives.add(parts);
        }
        int given = method.bindable().getNumberOfParameters();
        if (given > conditions.parameters()) {
            throw new IllegalArgumentException(
                    "The name says nothing of the " + method.describeParameter(conditions.parameters())
                            + ". Name the property that it is compared with, or leave it out.");
        }
        this.sorted = entity.all().orderBy(entity.orderBy(tree.getSort()));
        if (!tree.isCountProjection() && !tree.isExistsProjection() && !tree.isDelete()) {
            shape(method.getResultProcessor().getReturnedType());
        }
        this.results = new QueryResults(method);
    }

    @Override
    public QueryMethod getQueryMethod() {
        return method;
    }

    @Override
    public @Nullable Object execute(@Nullable Object[] values) {
        ParametersParameterAccessor accessor = new ParametersParameterAccessor(method.getParameters(), values);
        Condition where = where(accessor::getBindableValue);
        if (tree.isCountProjection()) {
            return results.number(session.query(filtered(entity.all(), where)).count());
        }
        if (tree.isExistsProjection()) {
            return !session.query(filtered(entity.ids(), where).limit(1)).list().isEmpty();
        }
        if (tree.isDelete()) {
            return delete(accessor, where);
        }
        ResultProcessor processor = method.getResultProcessor().withDynamicProjection(accessor);
        RowShape shape = shape(processor.getReturnedType());
        Select<?> select = shape.select(order(filtered(sorted, where), accessor.getSort()));
        if (tree.isDistinct() && !shape.isEntity()) {
            select = select.distinct();
        }
        return processor.processResult(rows(select, accessor));
    }

    private RowShape shape(ReturnedType type) {
        RowShape shape = shapes.get(type.getReturnedType());
        if (shape == null) {
            shape = RowShape.of(type, entity);
            shapes.put(type.getReturnedType(), shape);
        }
        return shape;
    }

    private @Nullable Condition where(PropertyCondition.Arguments arguments) {
        List<Condition> any = new ArrayList<>(alternatives.size());
        for (List<PropertyCondition> alternative : alternatives) {
            List<Condition> all = new ArrayList<>(alternative.size());
            for (PropertyCondition part : alternative) {
                all.add(part.of(arguments));
            }
            any.add(all.size() == 1 ? all.get(0) : new Junction(true, all));
        }
        return any.isEmpty() ? null : any.size() == 1 ? any.get(0) : new Junction(false, any);
    }

    private static <R> Select<R> filtered(Select<R> select, @Nullable Condition where) {
        return where == null ? select : select.where(where);
    }

    private <R> Select<R> order(Select<R> select, Sort sort) {
        return sort.isUnsorted() ? select : select.orderBy(entity.orderBy(sort));
    }

    private @Nullable Object rows(Select<?> select, ParametersParameterAccessor accessor) {
        long most = tree.isLimiting() ? tree.getResultLimit().max() : Long.MAX_VALUE;
        if (method.isScrollQuery()) {
            Pageable pageable = accessor.getPageable();
            Limit limit = accessor.getLimit();
            long size = Math.min(most, limit.isLimited() ? limit.max() : Long.MAX_VALUE);
            return results.window(session, select, accessor.getScrollPosition(), pageable, size);
        }
        if (method.getParameters().hasPageableParameter()
                && accessor.getPageable().isPaged()) {
            Pageable pageable = accessor.getPageable();
            return method.isPageQuery()
                    ? results.page(session, select, pageable, most)
                    : results.slice(session, select, pageable, most);
        }
        Limit limit = method.getParameters().hasLimitParameter() ? accessor.getLimit() : Limit.unlimited();
        if (limit.isLimited()) {
            most = Math.min(most, limit.max());
        }
        return results.all(session, most == Long.MAX_VALUE ? select : select.limit(most));
    }

    private @Nullable Object delete(ParametersParameterAccessor accessor, @Nullable Condition where) {
        Select<?> select = order(filtered(sorted, where), accessor.getSort());
        if (tree.isLimiting()) {
            select = select.limit(tree.getResultLimit().max());
        }
        List<?> rows = session.query(select).list();
        for (Object row : rows) {
            session.delete(row);
        }
        return results.deleted(rows);
    }
}
