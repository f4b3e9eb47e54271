package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.QuantifiedComparison;
import dev.orm.sql.node.RowComparison;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.RowInQuery;
import dev.orm.sql.node.TruthCheck;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes comparisons with truth values, with all values of a query, and of several values at once. */
public abstract class ComparisonCompiler extends ExpressionCompiler {

    protected ComparisonCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
    }

    @Override
    public ExpressionCompiler visit(TruthCheck node) {
        operand(node.expression(), CONCATENATION, SqlType.BOOLEAN);
        text(node.negated() ? " is not " : " is ");
        Boolean truth = node.truth();
        return text(truth == null ? "null" : truth ? "true" : "false");
    }

    @Override
    public ExpressionCompiler visit(QuantifiedComparison node) {
        require(
                Capability.QUANTIFIED_COMPARISON,
                node.all() ? "comparison with ALL (select)" : "comparison with ANY (select)",
                "Use in(…) for equality, else compare with scalar(select(min(…))) or max(…)");
        SqlType<?> type = node.query().columnType().unbounded();
        beside(node.left(), CONCATENATION, type);
        sql.append(operator(node.operator())).append(node.all() ? "all (" : "any (");
        subquery(node.query());
        return text(")");
    }

    @Override
    public ExpressionCompiler visit(RowComparison node) {
        row(node.left(), node.right());
        sql.append(operator(node.operator()));
        return row(node.right(), node.left());
    }

    /** Writes the values of a row in parentheses; those whose type nothing says are typed by the row beside it. */
    protected final ExpressionCompiler row(List<Expression<?>> values, List<Expression<?>> others) {
        sql.append("(");
        for (int i = 0; i < values.size(); i++) {
            sql.append(i == 0 ? "" : ", ");
            SqlType<?> type = others.get(i).sqlType();
            member(values.get(i), others.get(i), type == null ? null : type.unbounded());
        }
        return text(")");
    }

    /** Writes a value of a row that is compared with another one. */
    protected void member(Expression<?> value, Expression<?> other, @Nullable SqlType<?> type) {
        operand(value, OR, type);
    }

    /** Writes an IN list of rows: one list for each column. */
    @Override
    public ExpressionCompiler visit(RowInList node) {
        row(node.columns(), node.columns());
        text(node.negated() ? " not in (select * from " : " in (select * from ");
        unnested(node);
        return text(node.columns().size() == 1 ? ")" : " as orm_rows)");
    }

    /** Writes the rows of an IN list as a table. */
    protected final void unnested(RowInList node) {
        List<SqlType<?>> types = new ArrayList<>();
        int position = positionOf(node);
        for (int i = 0; i < node.columns().size(); i++) {
            int column = i;
            SqlType<?> type =
                    ExpressionTypes.of(node.columns().get(i)).on(dialect.name()).unbounded();
            Function<Object, @Nullable Object> value = ofRow(node, row -> ((List<?>) row).get(column));
            sql.slot(new Slot(
                    position, type, true, value, position < 0 ? node.rows().values() : null));
            types.add(type);
        }
        valuesOf(types);
    }

    /** Writes lists whose parameters were taken as a table with a column for each. */
    protected void valuesOf(List<SqlType<?>> types) {
        for (int i = 0; i < types.size(); i++) {
            text(i == 0 ? "unnest(" : ", ").text(arrayParameter(types.get(i)));
        }
        text(")");
    }

    /** The text of a parameter that takes an array whose element type the statement around does not tell. */
    protected String arrayParameter(SqlType<?> element) {
        return "?";
    }

    private int positionOf(RowInList node) {
        Bind.Derivation derivation = node.rows().derivation();
        return binds.positionOf(derivation == null ? node.rows() : derivation.node());
    }

    /** The rows may be made of the elements of another node's list. */
    private static Function<Object, @Nullable Object> ofRow(RowInList node, Function<Object, @Nullable Object> change) {
        Bind.Derivation derivation = node.rows().derivation();
        return derivation == null
                ? change
                : element -> change.apply(
                        Objects.requireNonNull(derivation.function().apply(element)));
    }

    /** Where the values of a list of rows are among the values of the statement. */
    protected final void rowsSlot(RowInList node, Function<Object, @Nullable Object> change) {
        int position = positionOf(node);
        sql.slot(new Slot(
                position,
                SqlType.TEXT,
                true,
                ofRow(node, change),
                position < 0 ? node.rows().values() : null));
    }

    @Override
    public ExpressionCompiler visit(RowInQuery node) {
        row(node.columns(), node.columns());
        sql.append(node.negated() ? " not in (" : " in (");
        subquery(node.query());
        return text(")");
    }
}
