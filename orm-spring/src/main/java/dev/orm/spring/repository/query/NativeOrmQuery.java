package dev.orm.spring.repository.query;

import dev.orm.session.NativeQuery;
import dev.orm.session.Session;
import dev.orm.spring.repository.Modifying;
import dev.orm.sql.node.NamedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.ParametersParameterAccessor;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/** A query that is written in SQL. Its parameters are checked against those of the method when the repository is made. */
final class NativeOrmQuery implements RepositoryQuery {

    private static final String LIMIT = "orm_limit";
    private static final String OFFSET = "orm_offset";

    private final OrmQueryMethod method;
    private final Session session;
    private final String sql;
    private final String countSql;
    private final Set<String> countParameters;
    private final Class<?> rowType;
    private final boolean entity;
    private final QueryResults results;

    NativeOrmQuery(OrmQueryMethod method, WrittenSql written, Session session) {
        this.method = method;
        this.session = session;
        this.sql = written.sql().strip().replaceFirst(";$", "");
        this.countSql =
                written.countSql() == null ? "select count(*) from (" + this.sql + ") counted" : written.countSql();
        this.rowType = ClassUtils.resolvePrimitiveIfNecessary(method.getReturnedObjectType());
        this.entity = session.models().find(rowType) != null;
        this.results = new QueryResults(method);
        checkParameters(parameters(this.sql));
        this.countParameters = parameters(countSql);
        checkReturnType();
        if (written.declared() != null && !method.isModifyingQuery()) {
            written.declared().checkRows(rowType);
        }
    }

    private static Set<String> parameters(String sql) {
        return new LinkedHashSet<>(NamedText.statement(sql).names());
    }

    private void checkParameters(Set<String> inSql) {
        Set<String> inMethod = new LinkedHashSet<>();
        for (Parameter parameter : method.bindable()) {
            inMethod.add(parameter
                    .getName()
                    .orElseThrow(() -> new IllegalArgumentException("A parameter of " + method.describe()
                            + " has no name. Annotate it with @Param, or compile with -parameters.")));
        }
        for (String name : inSql) {
            if (!inMethod.contains(name)) {
                throw new IllegalArgumentException("The SQL of " + method.describe() + " has the parameter :" + name
                        + ", but the method has no parameter of that name; it has " + inMethod + ".");
            }
        }
        for (String name : inMethod) {
            if (!inSql.contains(name)) {
                throw new IllegalArgumentException("The method " + method.describe() + " has the parameter \"" + name
                        + "\", but its SQL has no :" + name + "; it has " + inSql + ".");
            }
        }
    }

    private void checkReturnType() {
        boolean isVoid = rowType == void.class || rowType == Void.class;
        boolean isNumber = rowType == Integer.class || rowType == Long.class;
        if (method.isModifyingQuery()) {
            if (!isVoid && !isNumber || method.isCollectionQuery()) {
                throw new IllegalArgumentException(
                        method.describe() + " changes rows and returns nothing, or their number as int or long.");
            }
            return;
        }
        if (isVoid) {
            throw new IllegalArgumentException(method.describe()
                    + " returns nothing. Annotate it with @Modifying if it changes rows, or return what it selects.");
        }
        if (rowType.isInterface() && !entity) {
            throw new IllegalArgumentException(method.describe() + " returns the interface " + rowType.getSimpleName()
                    + ", which cannot be made of the columns of native SQL. Return a record.");
        }
        if (method.isScrollQuery()
                || method.getParameters().hasSortParameter()
                || method.getParameters().hasDynamicProjection()) {
            throw new IllegalArgumentException(
                    method.describe()
                            + " has a Sort, ScrollPosition or Class parameter, which native SQL cannot take. Write the order in the SQL.");
        }
    }

    @Override
    public QueryMethod getQueryMethod() {
        return method;
    }

    @Override
    public @Nullable Object execute(@Nullable Object[] values) {
        ParametersParameterAccessor accessor = new ParametersParameterAccessor(method.getParameters(), values);
        if (method.isModifyingQuery()) {
            return modify(accessor);
        }
        Pageable pageable = method.getParameters().hasPageableParameter() ? accessor.getPageable() : Pageable.unpaged();
        if (pageable.getSort().isSorted()) {
            throw new InvalidDataAccessApiUsageException(
                    method.describe() + " is written in SQL, which no Sort can change. Write the order in the SQL.");
        }
        if (pageable.isPaged()) {
            return page(accessor, pageable);
        }
        Limit limit = method.getParameters().hasLimitParameter() ? accessor.getLimit() : Limit.unlimited();
        return result(
                limit.isLimited()
                        ? rows(accessor, limit.max(), 0)
                        : list(bind(session.unsafeSql(sql), accessor, null)));
    }

    private @Nullable Object modify(ParametersParameterAccessor accessor) {
        long count = bind(session.unsafeSql(sql), accessor, null).update();
        Modifying modifying = method.modifying();
        if (modifying != null && modifying.clear()) {
            session.clear();
        }
        return results.number(count);
    }

    private Object page(ParametersParameterAccessor accessor, Pageable pageable) {
        int size = pageable.getPageSize();
        if (method.isPageQuery()) {
            return PageableExecutionUtils.getPage(
                    rows(accessor, size, pageable.getOffset()),
                    pageable,
                    () -> bind(session.unsafeSql(countSql), accessor, countParameters)
                            .list(Long.class)
                            .get(0));
        }
        if (!method.isSliceQuery()) {
            return rows(accessor, size, pageable.getOffset());
        }
        List<Object> rows = rows(accessor, size + 1L, pageable.getOffset());
        boolean hasNext = rows.size() > size;
        return new SliceImpl<>(hasNext ? rows.subList(0, size) : rows, pageable, hasNext);
    }

    private List<Object> rows(ParametersParameterAccessor accessor, long limit, long offset) {
        NativeQuery query = session.unsafeSql(sql + "\nlimit :" + LIMIT + " offset :" + OFFSET);
        return list(bind(query, accessor, null).bind(LIMIT, limit).bind(OFFSET, offset));
    }

    private List<Object> list(NativeQuery query) {
        return new ArrayList<>(entity ? query.entities(rowType) : query.list(rowType));
    }

    private NativeQuery bind(NativeQuery query, ParametersParameterAccessor accessor, @Nullable Set<String> only) {
        NativeQuery bound = query;
        int index = 0;
        for (Parameter parameter : method.bindable()) {
            String name = parameter.getRequiredName();
            Object value = accessor.getBindableValue(index++);
            if (only != null && !only.contains(name)) {
                continue;
            }
            if (value instanceof Collection<?> values) {
                bound = bound.bindList(name, values);
            } else if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
                bound = bound.bindList(name, List.of(ObjectUtils.toObjectArray(value)));
            } else {
                bound = bound.bind(name, value);
            }
        }
        return bound;
    }

    private @Nullable Object result(List<Object> rows) {
        if (method.isStreamQuery()) {
            return rows.stream();
        }
        if (method.isPageQuery()) {
            return new PageImpl<>(rows);
        }
        if (method.isSliceQuery()) {
            return new SliceImpl<>(rows);
        }
        if (method.isCollectionQuery()) {
            return rows;
        }
        if (rows.size() > 1) {
            throw new IncorrectResultSizeDataAccessException(
                    method.describe() + " returns one row, but its SQL gave " + rows.size() + ".", 1, rows.size());
        }
        Object row = rows.isEmpty() ? null : rows.get(0);
        if (row == null && method.method().getReturnType().isPrimitive()) {
            throw new EmptyResultDataAccessException(
                    method.describe() + " returns a primitive value, but its SQL gave none.", 1);
        }
        return row;
    }
}
