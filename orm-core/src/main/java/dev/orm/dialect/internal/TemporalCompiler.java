package dev.orm.dialect.internal;

import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.TemporalCall;
import dev.orm.sql.node.TemporalFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes calculations with dates and times. A point on the time line is made a date and time in UTC first, and one of it afterwards, so
 * that no zone of the connection or the server has a say.
 */
public abstract class TemporalCompiler extends JsonCompiler {

    protected TemporalCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    @Override
    public ExpressionCompiler visit(TemporalCall<?> node) {
        if (node.arguments().isEmpty()) {
            return spelled(node.function(), List.of(), null);
        }
        SqlType<?> type = ExpressionTypes.of(node.arguments().get(0)).unbounded();
        boolean converts =
                node.function() == TemporalFunction.TO_LOCAL || node.function() == TemporalFunction.FROM_DATE;
        if (converts || type.name() != SqlTypeName.INSTANT && type.name() != SqlTypeName.DATE) {
            return spelled(node.function(), node.arguments(), type);
        }
        boolean instant = type.name() == SqlTypeName.INSTANT;
        Expression<?> local = local(node, instant ? TemporalFunction.TO_LOCAL : TemporalFunction.FROM_DATE);
        boolean same = node.function() instanceof TemporalFunction function && function.givesItsArgument();
        return same
                ? spelled(
                        instant ? TemporalFunction.FROM_LOCAL : TemporalFunction.TO_DATE,
                        List.of(local),
                        SqlType.TIMESTAMP)
                : operand(local, OR, null);
    }

    private static Expression<?> local(TemporalCall<?> node, TemporalFunction conversion) {
        List<Expression<?>> arguments = new ArrayList<>(node.arguments());
        int moments = node.function() == TemporalFunction.MICROS_BETWEEN ? 2 : 1;
        for (int i = 0; i < moments; i++) {
            arguments.set(
                    i,
                    new TemporalCall<>(conversion, List.of(arguments.get(i)), SqlType.TIMESTAMP, LocalDateTime.class));
        }
        return new TemporalCall<>(node.function(), arguments, node.type(), node.javaType());
    }
}
