package dev.orm.session.load;

import dev.orm.sql.Delete;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.ExpressionRewriter;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies a statement without its bind values. The copy equals the statement, so it can stand for it in the statement cache
 * without keeping anybody's data alive.
 */
final class StatementKey extends ExpressionRewriter {

    private static final StatementKey REWRITER = new StatementKey();

    private StatementKey() {}

    static Statement of(Statement statement) {
        if (statement instanceof Select<?> select) {
            return REWRITER.query(select);
        }
        if (statement instanceof Insert insert) {
            return new Insert(insert.target(), assignments(insert.assignments()));
        }
        if (statement instanceof Update update) {
            return new Update(update.target(), assignments(update.assignments()), REWRITER.optional(update.where()));
        }
        Delete delete = (Delete) statement;
        return new Delete(delete.target(), REWRITER.optional(delete.where()));
    }

    private static List<Assignment> assignments(List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> new Assignment(assignment.target(), REWRITER.rewrite(assignment.value())))
                .toList();
    }

    private dev.orm.sql.@Nullable Condition optional(dev.orm.sql.@Nullable Condition condition) {
        return condition == null ? null : rewrite(condition);
    }

    @Override
    protected Select<?> query(Select<?> query) {
        return copy(query);
    }

    private <T> Select<T> copy(Select<T> query) {
        SelectParts<T> parts = query.parts();
        List<Selectable<?>> items = new ArrayList<>();
        for (Selectable<?> item : parts.projection().items()) {
            items.add(item instanceof Expression<?> expression ? rewrite(expression) : item);
        }
        List<Join> joins = parts.joins().stream()
                .map(join -> new Join(join.kind(), join.association(), join.target(), optional(join.on())))
                .toList();
        List<Expression<?>> groupBy = new ArrayList<>();
        parts.groupBy().forEach(key -> groupBy.add(rewrite(key)));
        List<SortKey> orderBy = parts.orderBy().stream()
                .map(key -> new SortKey(rewrite(key.expression()), key.descending(), key.nulls()))
                .toList();
        return Select.of(new SelectParts<>(
                parts.projection().withItems(items),
                parts.from(),
                joins,
                optional(parts.where()),
                groupBy,
                optional(parts.having()),
                orderBy,
                parts.limit(),
                parts.offset(),
                parts.distinct(),
                parts.lock(),
                parts.fetches()));
    }

    @Override
    public Expression<?> visit(Bind<?> node) {
        return node.withoutValue();
    }

    @Override
    public Expression<?> visit(BindList node) {
        return node.withoutValues();
    }

    @Override
    public Expression<?> visit(EntityComparison node) {
        return new EntityComparison(node.path(), List.of(), node.isList());
    }
}
