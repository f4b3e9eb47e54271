package dev.orm.spring.repository.query;

import dev.orm.engine.Query;
import dev.orm.session.Session;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.core.support.SurroundingTransactionDetectorMethodInterceptor;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.util.ClassUtils;

/** Runs a query in the way that the method's return type asks for. */
final class QueryResults {

    private final OrmQueryMethod method;
    private final Class<?> returnType;

    QueryResults(OrmQueryMethod method) {
        this.method = method;
        this.returnType = ClassUtils.resolvePrimitiveIfNecessary(method.method().getReturnType());
    }

    @Nullable
    Object all(Session session, Select<?> select) {
        if (method.isStreamQuery()) {
            requireTransaction(method);
            return session.query(select).stream();
        }
        if (method.isPageQuery()) {
            return new PageImpl<>(session.query(select).list());
        }
        if (method.isSliceQuery()) {
            return new SliceImpl<>(session.query(select).list());
        }
        return method.isCollectionQuery()
                ? session.query(select).list()
                : session.query(select).optional().orElse(null);
    }

    static void requireTransaction(OrmQueryMethod method) {
        if (!SurroundingTransactionDetectorMethodInterceptor.INSTANCE.isSurroundingTransactionActive()) {
            throw new InvalidDataAccessApiUsageException("The stream of " + method.describe()
                    + " reads rows while it is used, which needs a transaction around it, and none is open. Annotate the method that uses"
                    + " the stream with @Transactional(readOnly = true), and close the stream.");
        }
    }

    /** Reads one row more than the page has, to know whether another page follows; a list or stream is just the rows of the page. */
    @Nullable
    Object slice(Session session, Select<?> select, Pageable pageable, long most) {
        long size = Math.max(0, Math.min(pageable.getPageSize(), most - pageable.getOffset()));
        if (!method.isSliceQuery()) {
            return all(session, select.limit(size).offset(pageable.getOffset()));
        }
        boolean mayContinue = size == pageable.getPageSize() && pageable.getOffset() + size < most;
        List<Object> rows = rows(session, select, pageable.getOffset(), mayContinue ? size + 1 : size);
        boolean hasNext = rows.size() > size;
        Slice<Object> slice = new SliceImpl<>(hasNext ? rows.subList(0, (int) size) : rows, pageable, hasNext);
        return slice;
    }

    Page<Object> page(Session session, Select<?> select, Pageable pageable, long most) {
        long size = Math.max(0, Math.min(pageable.getPageSize(), most - pageable.getOffset()));
        Query<?> query = session.query(select.limit(size).offset(pageable.getOffset()));
        return PageableExecutionUtils.getPage(
                new ArrayList<>(query.list()),
                pageable,
                () -> Math.min(most, session.query(select.unpaged()).count()));
    }

    @SuppressWarnings("unchecked")
    Window<Object> window(
            Session session, Select<?> select, ScrollPosition position, @Nullable Pageable pageable, long size) {
        ScrollPosition from = position != null ? position : ScrollPosition.offset();
        if (pageable != null && pageable.isPaged() && position == null) {
            from = pageable.toScrollPosition();
        }
        return Scrolls.window(session, (Select<Object>) select, from, size);
    }

    private static List<Object> rows(Session session, Select<?> select, long offset, long size) {
        return new ArrayList<>(session.query(select.limit(size).offset(offset)).list());
    }

    /** Gives a number of rows the type that the method returns. */
    @Nullable
    Object number(long count) {
        if (returnType == Integer.class) {
            return Math.toIntExact(count);
        }
        if (returnType == Boolean.class) {
            return count > 0;
        }
        return returnType == Void.class ? null : (Object) count;
    }

    /** Gives deleted entities the type that the method returns: themselves, or their number. */
    @Nullable
    Object deleted(List<?> rows) {
        if (method.isCollectionQuery()) {
            return rows;
        }
        if (returnType.isAssignableFrom(method.domainType()) || java.util.Optional.class == returnType) {
            if (rows.size() > 1) {
                throw new IncorrectResultSizeDataAccessException(
                        method.describe() + " returns one deleted entity, but " + rows.size()
                                + " were found. Return a List or a number.",
                        1,
                        rows.size());
            }
            return rows.isEmpty() ? null : rows.get(0);
        }
        return number(rows.size());
    }
}
