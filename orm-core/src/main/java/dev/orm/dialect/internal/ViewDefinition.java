package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.RowInList;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the query of a view. Definitions have no parameters, so values stand in the text as literals of the dialect. */
final class ViewDefinition {

    private final Dialect dialect;
    private final @Nullable Object[] values;

    private ViewDefinition(Dialect dialect, @Nullable Object[] values) {
        this.dialect = dialect;
        this.values = values;
    }

    static String text(Dialect dialect, QueryExpression<?> query) {
        QueryExpression<?> single = query.rewritten(new SingleValues());
        BindCollector binds = BindCollector.indexing(single);
        return new ViewDefinition(dialect, binds.values()).text(dialect.compile(single, binds));
    }

    /** A list of values is one parameter, which only a driver can send: each of its values is compared instead. */
    private static final class SingleValues extends Rewriter {

        @Override
        protected Expression<?> replace(Expression<?> node) {
            if (node instanceof InList in) {
                Expression<?> sought = rewrite(in.expression());
                List<Condition> each = new ArrayList<>();
                in.values().values().forEach(value -> each.add(compared(sought, value, in.values(), in.negated())));
                return joined(in.negated(), each);
            } else if (node instanceof RowInList in) {
                List<Expression<?>> sought = rewriteAll(in.columns());
                List<Condition> each = new ArrayList<>();
                for (Object row : in.rows().values()) {
                    List<Condition> parts = new ArrayList<>();
                    for (int i = 0; i < sought.size(); i++) {
                        parts.add(compared(sought.get(i), ((List<?>) row).get(i), null, in.negated()));
                    }
                    each.add(joined(!in.negated(), parts));
                }
                return joined(in.negated(), each);
            }
            return super.replace(node);
        }

        private static Condition compared(
                Expression<?> sought, @Nullable Object value, @Nullable BindList list, boolean negated) {
            SqlType<?> type = list == null ? null : list.sqlType();
            return new Comparison(
                    negated ? Operator.NE : Operator.EQ,
                    sought,
                    type == null ? bind(sought, value) : bind(type, value));
        }

        @SuppressWarnings("unchecked")
        private static <T> Bind<T> bind(Expression<T> beside, @Nullable Object value) {
            return Bind.assigned(beside, (T) value);
        }

        @SuppressWarnings("unchecked")
        private static <T> Bind<T> bind(SqlType<T> type, @Nullable Object value) {
            return Bind.of(type, (T) value);
        }

        private static Condition joined(boolean conjunction, List<Condition> parts) {
            if (parts.size() > 1) {
                return new Junction(conjunction, parts);
            }
            // Nothing is in an empty list, and everything is in no empty list.
            return parts.isEmpty()
                    ? new Comparison(
                            Operator.EQ, Bind.of(SqlType.INTEGER, 1), Bind.of(SqlType.INTEGER, conjunction ? 1 : 0))
                    : parts.get(0);
        }
    }

    private String text(CompiledStatement compiled) {
        StringBuilder text = new StringBuilder();
        String sql = compiled.sql();
        int slot = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '?') {
                text.append(literal(compiled.slots().get(slot++)));
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = endOfQuoted(sql, i);
                text.append(sql, i, end);
                i = end - 1;
            } else {
                text.append(c);
            }
        }
        if (slot != compiled.slots().size()) {
            throw new IllegalStateException("Values of the view were lost in its text: " + sql);
        }
        return text.toString();
    }

    private int endOfQuoted(String sql, int start) {
        char quote = sql.charAt(start);
        boolean escapes = quote == '\'' && dialect.supports(Capability.BACKSLASH_ESCAPES);
        for (int i = start + 1; i < sql.length(); i++) {
            if (escapes && sql.charAt(i) == '\\') {
                i++;
            } else if (sql.charAt(i) == quote) {
                return i + 1;
            }
        }
        return sql.length();
    }

    private String literal(Slot slot) {
        Object value = slot.position() < 0 ? slot.constant() : values[slot.position()];
        if (value instanceof Param<?> param) {
            throw param.withoutValue();
        }
        if (slot.list()) {
            throw new UnsupportedConstructException(
                    "A view has no parameters, so none that is a list of values. Name the values in values(…).");
        }
        Object sent = value == null || slot.transform() == null
                ? value
                : slot.transform().apply(value);
        return sent == null ? "null" : literal(slot.type(), sent);
    }

    @SuppressWarnings("unchecked")
    private <T> String literal(SqlType<T> type, Object value) {
        String literal = dialect.ddl().literal(type, (T) value);
        // Two minus signs would start a comment.
        return literal.startsWith("-") ? "(" + literal + ")" : literal;
    }
}
