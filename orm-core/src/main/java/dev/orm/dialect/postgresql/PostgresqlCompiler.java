package dev.orm.dialect.postgresql;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** The statements of PostgreSQL. */
final class PostgresqlCompiler extends StatementCompiler {

    PostgresqlCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, PostgresqlSpellings.TABLE);
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        listSlot(node);
        return text(node.negated() ? " <> all(?)" : " = any(?)");
    }

    @Override
    protected ExpressionCompiler sum(Call<?> node, SqlType<?> argument) {
        if (argument.name() != SqlTypeName.REAL) {
            return super.sum(node, argument);
        }
        text(node.distinct() ? "sum(distinct cast(" : "sum(cast(");
        operand(node.arguments().get(0), OR, argument);
        return text(" as double precision))");
    }

    /** NULL is the greatest value to PostgreSQL, as it is by default to us. */
    @Override
    protected void nulls(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last == key.descending()) {
            text(last ? " nulls last" : " nulls first");
        }
    }

    @Override
    protected void lockOf(TableRef root) {
        text(" of ")
                .text(dialect.quote(root.alias().isEmpty() ? root.table().name().name() : root.alias()));
    }

    @Override
    protected String castName(SqlType<?> type) {
        return PostgresqlDdl.name(type);
    }

    @Override
    protected String collation(Collation collation) {
        return collation == Collation.UNICODE ? "\"und-x-icu\"" : "\"C\"";
    }

    @Override
    protected String arrayParameter(SqlType<?> element) {
        return "cast(? as " + PostgresqlDdl.name(element) + "[])";
    }
}
