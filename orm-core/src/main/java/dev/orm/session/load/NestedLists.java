package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.PersistenceContext;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.NestedList;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lists inside of rows: one statement for all rows of a level. */
final class NestedLists {

    private final QueryPlanner planner;
    private final PersistenceContext context;
    private final StatementRunner runner;
    private final AssociationLoader loader;

    NestedLists(QueryPlanner planner, PersistenceContext context, StatementRunner runner, AssociationLoader loader) {
        this.planner = planner;
        this.context = context;
        this.runner = runner;
        this.loader = loader;
    }

    /** Puts the lists into rows, in which the ids of their owners stand. */
    void fill(List<@Nullable Object[]> rows, int place, NestedList<?> list) {
        Set<Object> ids = new LinkedHashSet<>();
        for (@Nullable Object[] row : rows) {
            Object id = row[place];
            if (id != null) {
                ids.add(id);
            }
        }
        Map<Object, List<Object>> found = ids.isEmpty() ? Map.of() : read(list, new ArrayList<>(ids));
        for (@Nullable Object[] row : rows) {
            Object id = row[place];
            row[place] = id == null ? List.of() : Collections.unmodifiableList(found.getOrDefault(id, List.of()));
        }
    }

    private <D> Map<Object, List<Object>> read(NestedList<D> list, List<Object> ids) {
        EntityModel<?> owner = context.models().get(list.association().owner().javaType());
        ToManyAttribute collection =
                Objects.requireNonNull(owner.collection(list.association().attribute()));
        MemberSelect select =
                MemberSelect.nested(owner, collection, context.models().get(collection.target()), list.elements(), ids);
        BoundStatement<Select<?>> bound = BoundStatement.of(select.statement());
        Filters filters = runner.filters();
        filters.collectBinds(bound.binds());
        QueryPlan plan = planner.members(select, bound.binds(), filters);
        filters.check(plan.reads());
        QueryRunner<?> rows = new QueryRunner<>(
                planner.fetching(plan, select.statement()), select.statement().projection(), context, loader);
        List<?> read = runner.query(plan.statement(), bound.binds(), rows::readAll);
        rows.finish();
        Map<Object, List<Object>> lists = new HashMap<>();
        int size = owner.columns().key().size();
        int first = plan.items().length - size;
        for (Object row : read) {
            @Nullable Object[] values = (Object[]) row;
            Object made = list.elements().projection().make(values);
            Object key = size == 1 ? values[first] : List.of(Arrays.copyOfRange(values, first, first + size));
            lists.computeIfAbsent(Objects.requireNonNull(key), id -> new ArrayList<>())
                    .add(made);
        }
        return lists;
    }
}
