package dev.orm.dialect.internal;

import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.ArrayComparison;
import dev.orm.sql.node.ArrayCondition;
import dev.orm.sql.node.ArrayElement;
import dev.orm.sql.node.BindList;
import dev.orm.type.SqlType;

/**
 * Writes what is asked of arrays. What stands here is for databases that keep them as JSON and make rows of them; a database with
 * arrays of its own overrides it.
 */
public abstract class ArrayCompiler extends ComparisonCompiler {

    /** What a column of elements is called, which no column of a user's is. */
    protected static final String ELEMENT = "orm_element";

    protected ArrayCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
    }

    /** The type of the elements of an array, as values that are compared: without bounds. */
    protected final SqlType<?> elementType(Expression<?> array) {
        SqlType<?> type = ExpressionTypes.of(array).on(dialect.name());
        SqlType<?> element = type.element();
        if (element == null) {
            throw new IllegalArgumentException("What is stored as " + type + " is no array and has no elements.");
        }
        return element.unbounded();
    }

    /**
     * Writes the elements of an array, or the values of a list, as what stands behind FROM: with an alias, and in a column that is called
     * {@link #ELEMENT}.
     */
    protected void elements(Expression<?> array, SqlType<?> type) {
        throw new IllegalStateException(dialect.name() + " makes no rows of an array here.");
    }

    /** Writes the element at a place of an array in the same way: a row, or none. */
    protected void element(Expression<?> array, SqlType<?> type, int index) {
        throw new IllegalStateException(dialect.name() + " makes no rows of an array here.");
    }

    /** The text of what the column of elements holds. */
    protected String elementValue(SqlType<?> type) {
        return ELEMENT;
    }

    /** What makes values of a type comparable by their size; empty if they are. */
    protected String sizeOf(SqlType<?> type) {
        return "";
    }

    @Override
    public ExpressionCompiler visit(ArrayElement<?> node) {
        SqlType<?> type = elementType(node.array());
        text("(select ").text(elementValue(type)).text(" from ");
        element(node.array(), type, node.index());
        return text(")");
    }

    @Override
    public ExpressionCompiler visit(ArrayCondition node) {
        SqlType<?> type = elementType(node.array());
        guard(node);
        if (node.kind() == ArrayCondition.Kind.CONTAINS) {
            text("coalesce(");
            operand(node.other(), CONCATENATION, type);
            in(node.array(), type);
            return text(", false) end");
        }
        boolean all = node.kind() == ArrayCondition.Kind.CONTAINS_ALL;
        text(all ? "not exists (select 1 from " : "exists (select 1 from ");
        elements(node.other(), type);
        text(all ? " where not coalesce(" : " where coalesce(").text(elementValue(type));
        in(node.array(), type);
        return text(", false)) end");
    }

    /** Only an array that is there can be asked; the answer of another is NULL. */
    protected final void guard(ArrayCondition node) {
        text("case when ");
        operand(node.array(), CONCATENATION, null).text(" is not null");
        if (node.kind() != ArrayCondition.Kind.CONTAINS && !(node.other() instanceof BindList)) {
            text(" and ");
            operand(node.other(), CONCATENATION, null).text(" is not null");
        }
        text(" then ");
    }

    private void in(Expression<?> array, SqlType<?> type) {
        text(" in (select ").text(elementValue(type)).text(" from ");
        elements(array, type);
        text(")");
    }

    /** The comparison is true, false, or unknown because of a NULL, as a comparison with all elements one by one is. */
    @Override
    public ExpressionCompiler visit(ArrayComparison node) {
        SqlType<?> type = elementType(node.array());
        text("case when ");
        operand(node.array(), CONCATENATION, null).text(" is not null then (select case when ");
        text(node.all() ? "min(" : "max(");
        compared(node, type);
        text(node.all() ? ") = false then false when count(*) = count(" : ") = true then true when count(*) = count(");
        compared(node, type);
        text(node.all() ? ") then true end from " : ") then false end from ");
        elements(node.array(), type);
        return text(") end");
    }

    private void compared(ArrayComparison node, SqlType<?> type) {
        boolean bySize = switch (node.operator()) {
            case LT, LE, GT, GE -> true;
            default -> false;
        };
        String size = bySize ? sizeOf(type) : "";
        String close = size.isEmpty() ? "" : ")";
        text(size);
        operand(node.left(), size.isEmpty() ? CONCATENATION : OR, type).text(close);
        text(operator(node.operator())).text(size).text(elementValue(type)).text(close);
    }

    /** A comparison as databases write it that have arrays of their own. */
    protected final ExpressionCompiler compared(ArrayComparison node) {
        operand(node.left(), CONCATENATION, elementType(node.array()));
        text(operator(node.operator())).text(node.all() ? "all(" : "any(");
        return operand(node.array(), OR, null).text(")");
    }
}
