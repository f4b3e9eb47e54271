package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.FrameBound;
import dev.orm.sql.Window;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Over;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.WindowCall;
import dev.orm.sql.node.WindowFunction;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes functions over windows. */
public abstract class WindowCompiler extends AggregateCompiler {

    private @Nullable Window window;

    /** What is made over that window. */
    private @Nullable Expression<?> function;

    /** The clause that is being written, where it is one that is done before there are windows. */
    private @Nullable String early;

    protected WindowCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Writes a condition of a clause that chooses rows, which is done before windows are looked at. */
    protected final void before(String clause, Condition condition) {
        before(clause, () -> operand(condition, OR, SqlType.BOOLEAN));
    }

    /** Writes a part of a clause that is done before windows are looked at. */
    protected final void before(String clause, Runnable writing) {
        String outer = early;
        early = clause;
        writing.run();
        early = outer;
    }

    /** Writes a query inside the statement, whose clauses and windows are its own. */
    protected final <R> R apart(Supplier<R> writing) {
        Window outerWindow = window;
        String outerClause = early;
        window = null;
        early = null;
        R written = writing.get();
        window = outerWindow;
        early = outerClause;
        return written;
    }

    @Override
    public ExpressionCompiler visit(Over<?> node) {
        if (early != null) {
            throw new IllegalArgumentException(
                    "A window function stands in " + early
                            + ", which is done before there are windows. Select it in a derived table, and use its column there.");
        }
        Window outer = window;
        Expression<?> outerFunction = function;
        window = node.window();
        function = node.function().unwrapped();
        operand(node.function(), OR, null);
        function = outerFunction;
        if (window != null) {
            throw new UnsupportedConstructException(
                    "The aggregate " + node.function() + " is not made over a window on " + dialect.name()
                            + ". Make it in a derived table with GROUP BY, and join that.");
        }
        window = outer;
        return this;
    }

    @Override
    public ExpressionCompiler visit(AggregateCall<?> node) {
        return insideOrOver(node, () -> super.visit(node));
    }

    @Override
    public ExpressionCompiler visit(Count node) {
        return insideOrOver(node, () -> super.visit(node));
    }

    /** An aggregate inside of the one that is made over a window is one of the group. */
    private ExpressionCompiler insideOrOver(Expression<?> node, Supplier<ExpressionCompiler> writing) {
        if (node == function) {
            return writing.get();
        }
        Window outer = window;
        window = null;
        ExpressionCompiler written = writing.get();
        window = outer;
        return written;
    }

    @Override
    protected final void beforeTheSameWindow(Runnable writing) {
        Window shared = window;
        writing.run();
        window = shared;
    }

    @Override
    protected final void countForAverage(Count count) {
        super.visit(count);
    }

    @Override
    public ExpressionCompiler visit(WindowCall.Ranked<?> node) {
        WindowFunction function = node.call().function();
        if (function == WindowFunction.PERCENT_RANK || function == WindowFunction.CUME_DIST) {
            require(
                    Capability.WINDOW_DISTRIBUTIONS,
                    "window function " + function + " with all its digits",
                    "Divide rank() by count() over the same window");
        }
        List<Expression<?>> arguments = node.call().arguments();
        text(function.name().toLowerCase(Locale.ROOT)).text("(");
        Window own = window;
        window = null;
        for (int i = 0; i < arguments.size(); i++) {
            text(i == 0 ? "" : ", ");
            operand(
                    arguments.get(i),
                    OR,
                    i == 0 && function != WindowFunction.NTILE ? node.sqlType() : SqlType.INTEGER);
        }
        text(")");
        window = own;
        over();
        return this;
    }

    @Override
    protected final void over() {
        Window now = window;
        if (now == null) {
            return;
        }
        window = null;
        text(" over (");
        for (int i = 0; i < now.partition().size(); i++) {
            text(i == 0 ? "partition by " : ", ");
            operand(now.partition().get(i), OR, null);
        }
        Window.Frame frame = now.frame();
        SqlType<?> distance = null;
        if (!now.order().isEmpty()) {
            text(now.partition().isEmpty() ? "order by " : " order by ");
        }
        if (frame != null && frame.isByDistance()) {
            SortKey key = Distances.key(now.order());
            distance = Distances.type(frame, ExpressionTypes.of(key.expression()));
            measured(Distances.measured(key));
        } else {
            sortKeys(now.order());
        }
        if (frame != null) {
            frame(frame, distance);
        }
        text(")");
    }

    /** Writes the one key of an order in which a frame reaches as far as a number. */
    protected void measured(SortKey key) {
        sortKeys(List.of(key));
    }

    private void frame(Window.Frame frame, @Nullable SqlType<?> distance) {
        if (frame.unit() == Window.Unit.GROUPS) {
            require(Capability.WINDOW_GROUPS, "window frame of GROUPS", "Count the frame in rows(…)");
        }
        text(" ").text(frame.unit().name().toLowerCase(Locale.ROOT)).text(" between ");
        bound(frame.start(), distance);
        text(" and ");
        bound(frame.end(), distance);
        if (frame.exclusion() != null) {
            require(
                    Capability.WINDOW_EXCLUDE,
                    "EXCLUDE in window frames",
                    "Take the value of the row off what the frame gives");
            text(" exclude ").text(words(frame.exclusion()));
        }
    }

    private void bound(FrameBound bound, @Nullable SqlType<?> type) {
        Bind<?> distance = bound.distance();
        if (distance != null && type == null) {
            beside(distance, PRIMARY, SqlType.BIGINT);
        } else if (distance != null) {
            distance(distance, type);
        }
        text(distance == null ? "" : " ").text(words(bound.kind()));
    }

    /** Writes how far a frame reaches; the type is that of the key, or a number of microseconds. */
    protected void distance(Bind<?> distance, SqlType<?> type) {
        beside(distance, PRIMARY, type);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
