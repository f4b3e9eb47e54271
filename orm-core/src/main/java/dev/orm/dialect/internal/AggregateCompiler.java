package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.AggregateParts;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes calls of functions that make one value of many rows. */
public abstract class AggregateCompiler extends TemporalCompiler {

    protected AggregateCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Writes keys of an order, NULL where they want it, with commas between them. */
    protected abstract void sortKeys(List<SortKey> keys);

    @Override
    public ExpressionCompiler visit(AggregateCall<?> node) {
        SqlType<?> type = node.sqlType();
        return switch (node.function()) {
            case SUM -> sum(node, ExpressionTypes.of(node.arguments().get(0)));
            case AVG -> average(node);
            case MIN, MAX -> {
                checkOrdered(node, ExpressionTypes.of(node.arguments().get(0)));
                yield extreme(node, type == null ? null : type.unbounded());
            }
            case BOOL_AND, BOOL_OR -> call(node, SqlType.BOOLEAN);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> deviation(node);
            case STRING_AGG -> texts(node);
            case JSON_ARRAY_AGG -> jsonArray(node);
            case JSON_OBJECT_AGG -> jsonObject(node);
            case PERCENTILE_CONT, PERCENTILE_DISC -> percentile(node);
        };
    }

    /** Writes a call of an aggregate of one argument. */
    protected final ExpressionCompiler call(AggregateCall<?> node, @Nullable SqlType<?> type) {
        open(node);
        operand(argument(node), OR, type);
        return close(node.parts());
    }

    /** Begins a call. */
    protected final void open(AggregateCall<?> node) {
        text(name(node.function())).text(node.parts().distinct() ? "(distinct " : "(");
    }

    /** Ends a call. */
    protected final ExpressionCompiler close(AggregateParts parts) {
        text(")");
        filter(parts);
        over();
        return this;
    }

    /** Writes the window of the function that has just been called, if it has one. */
    protected void over() {}

    /** Says behind a call which rows it takes, where the database has words for that. */
    protected final void filter(AggregateParts parts) {
        if (parts.filter() != null && dialect.supports(Capability.AGGREGATE_FILTER)) {
            text(" filter (where ");
            operand(parts.filter(), OR, SqlType.BOOLEAN);
            text(")");
        }
    }

    /** What a call aggregates. Where the database has no FILTER, it is NULL in the rows that are not taken. */
    protected final Expression<?> argument(AggregateCall<?> node) {
        return taken(node.arguments().get(0), node.parts());
    }

    private <T> Expression<T> taken(Expression<T> argument, AggregateParts parts) {
        Condition filter = parts.filter();
        return filter == null || dialect.supports(Capability.AGGREGATE_FILTER)
                ? argument
                : new Case<>(List.of(new Case.When<>(filter, argument)), null, argument.javaType());
    }

    /** What a function is called here. */
    protected String name(AggregateFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /** Whole numbers add up to 64 bits, whatever wider type the database would give. */
    protected ExpressionCompiler sum(AggregateCall<?> node, SqlType<?> argument) {
        if (argument.name() == SqlTypeName.BIGINT) {
            text("cast(");
            call(node, argument.unbounded());
            return text(" as bigint)");
        }
        return call(node, argument.unbounded());
    }

    /**
     * The mean is calculated as a double, so that it has the same digits on every database. Decimals are added up exactly before, since
     * databases round sums of doubles in different ways.
     */
    protected ExpressionCompiler average(AggregateCall<?> node) {
        Expression<?> averaged = node.arguments().get(0);
        if (ExpressionTypes.of(averaged).name() != SqlTypeName.DECIMAL) {
            return overDoubles(node);
        }
        AggregateCall<?> sum =
                new AggregateCall<>(AggregateFunction.SUM, BigDecimal.class, List.of(averaged), node.parts());
        String asDouble = " as " + castName(SqlType.DOUBLE) + ")";
        text("(cast(");
        beforeTheSameWindow(() -> sum(sum, ExpressionTypes.of(averaged)));
        text(asDouble).text(" / nullif(cast(");
        countForAverage(new Count(averaged, node.parts()));
        return text(asDouble).text(", 0))");
    }

    /** Writes the first of two aggregates over one window. */
    protected abstract void beforeTheSameWindow(Runnable writing);

    /** Writes a count over the window of the mean that it is a part of. */
    protected abstract void countForAverage(Count count);

    private ExpressionCompiler deviation(AggregateCall<?> node) {
        if (node.parts().distinct()) {
            require(
                    Capability.STATISTICS_DISTINCT,
                    "DISTINCT in the aggregate " + node.function(),
                    "Select the different values in a derived table");
        }
        require(
                Capability.STATISTICS,
                "aggregate " + node.function(),
                "Select count, sum and the sum of the squares, and calculate it in the program");
        return overDoubles(node);
    }

    private ExpressionCompiler overDoubles(AggregateCall<?> node) {
        open(node);
        text("cast(");
        operand(argument(node), OR, SqlType.DOUBLE);
        text(" as ").text(castName(SqlType.DOUBLE)).text(")");
        return close(node.parts());
    }

    private static void checkOrdered(AggregateCall<?> node, SqlType<?> type) {
        if (type.name() == SqlTypeName.JSON || type.name() == SqlTypeName.ARRAY) {
            throw new IllegalArgumentException(node.function() + " of values of type " + type
                    + " is no value that every database agrees about. Take one of what the values hold.");
        }
    }

    /** {@code min} and {@code max}. */
    protected ExpressionCompiler extreme(AggregateCall<?> node, @Nullable SqlType<?> type) {
        return call(node, type);
    }

    /** Texts with a separator between them. */
    protected ExpressionCompiler texts(AggregateCall<?> node) {
        if (node.parts().distinct()) {
            require(
                    Capability.STRING_AGG_DISTINCT,
                    "aggregate of different texts with a separator",
                    "Select the different texts in a derived table");
        }
        open(node);
        operand(argument(node), OR, SqlType.TEXT);
        text(", ");
        beside(node.arguments().get(1), OR, SqlType.TEXT);
        text(" order by ");
        sortKeys(orderOf(node));
        return close(node.parts());
    }

    /** Values as a JSON array; NULL over no rows. */
    protected ExpressionCompiler jsonArray(AggregateCall<?> node) {
        open(node);
        element(argument(node));
        order(node);
        text(onNull());
        return close(node.parts());
    }

    /** Values as a JSON object; NULL over no rows, and an error if a name comes twice. */
    protected ExpressionCompiler jsonObject(AggregateCall<?> node) {
        open(node);
        plain(node.arguments().get(0), SqlType.TEXT);
        text(", ");
        element(node.arguments().get(1));
        return close(node.parts());
    }

    /** Begins a CASE with the condition that no name comes twice in an object, for a database that would take one of the values. */
    protected final void whenNamesDiffer(AggregateCall<?> node) {
        text("case when count(distinct ");
        operand(argument(node), OR, SqlType.TEXT).text(")");
        filter(node.parts());
        text(" = count(");
        operand(argument(node), OR, SqlType.TEXT).text(")");
        filter(node.parts());
        text(" then ");
    }

    /** Writes the order inside of an aggregate, if it has one. */
    protected final void order(AggregateCall<?> node) {
        if (!node.parts().orderBy().isEmpty()) {
            text(" order by ");
            sortKeys(node.parts().orderBy());
        }
    }

    /** In which order texts stand. */
    protected final List<SortKey> orderOf(AggregateCall<?> node) {
        return node.parts().orderBy().isEmpty()
                ? List.of(argument(node).asc())
                : node.parts().orderBy();
    }

    private ExpressionCompiler percentile(AggregateCall<?> node) {
        require(
                Capability.ORDERED_SET_AGGREGATES,
                "aggregate " + node.function(),
                "Number the rows by a window function, or calculate it in the program");
        Expression<?> value = node.arguments().get(0);
        boolean continuous = node.function() == AggregateFunction.PERCENTILE_CONT;
        text(name(node.function())).text("(");
        beside(node.arguments().get(1), OR, SqlType.DOUBLE);
        text(") within group (order by ");
        sortKeys(List.of(continuous ? new Cast<>(value, SqlType.DOUBLE).asc() : value.asc()));
        return close(node.parts());
    }

    @Override
    public ExpressionCompiler visit(Count node) {
        AggregateParts parts = node.parts();
        text(parts.distinct() ? "count(distinct " : "count(");
        if (node.counted() != null) {
            operand(taken(ExpressionTypes.expression(node.counted()), parts), OR, null);
        } else if (parts.filter() != null && !dialect.supports(Capability.AGGREGATE_FILTER)) {
            text("case when ");
            operand(parts.filter(), OR, SqlType.BOOLEAN);
            text(" then 1 end");
        } else {
            text("*");
        }
        return close(parts);
    }
}
