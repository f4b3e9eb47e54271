package dev.orm.dialect.h2;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** The statements of H2. */
final class H2Compiler extends StatementCompiler {

    /** Digits after the point that a value keeps in a calculation. */
    private static final int VALUE_DIGITS = 100;

    H2Compiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, H2Spellings.TABLE);
    }

    /** H2 finds no type for a parameter that stands beside others only. A rate has more digits than the price beside it. */
    @Override
    protected String parameter(SqlType<?> type) {
        if (type.name() == SqlTypeName.DECIMAL && !type.isBounded()) {
            return "cast(? as numeric(1000, " + Math.max(type.scale(), VALUE_DIGITS) + "))";
        }
        return "cast(? as " + H2Ddl.valueName(type) + ")";
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        listSlot(node);
        return text(node.negated() ? " <> all(?)" : " = any(?)");
    }

    @Override
    public ExpressionCompiler visit(Like node) {
        if (!node.ignoreCase()) {
            return super.visit(node);
        }
        text("lower(");
        operand(node.text(), OR, SqlType.TEXT);
        text(node.negated() ? ") not like lower(" : ") like lower(");
        return pattern(node.pattern()).text(") escape '!'");
    }

    /** NULL is the smallest value to H2. */
    @Override
    protected void nulls(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last != key.descending()) {
            text(last ? " nulls last" : " nulls first");
        }
    }

    /** H2 takes a number in GROUP BY for a value. */
    @Override
    protected boolean takesPlacesInGroupBy() {
        return false;
    }

    @Override
    protected String castName(SqlType<?> type) {
        return H2Ddl.valueName(type);
    }

    /** H2 compares by code point unless the whole database is told otherwise. */
    @Override
    protected String collation(Collation collation) {
        return "";
    }

    @Override
    protected String arrayParameter(SqlType<?> element) {
        return "cast(? as " + H2Ddl.valueName(element) + " array)";
    }
}
