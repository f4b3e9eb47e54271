package dev.orm.dialect.internal;

import dev.orm.dialect.Dialect;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.QuantifiedComparison;
import dev.orm.sql.node.Rounded;
import dev.orm.sql.node.RowComparison;
import dev.orm.sql.node.RowInQuery;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What converted values may be used for. A database knows what is stored, and nothing of the values that it stands for. */
final class StorageRules {

    private StorageRules() {}

    /** Refuses an expression in which values meet that are stored in different ways, or that calculates with what is stored. */
    static void check(Expression<?> node, Dialect dialect) {
        if (node instanceof Comparison comparison) {
            requireAlike(comparison.left().sqlType(), comparison.right().sqlType(), dialect);
        } else if (node instanceof Arithmetic<?> arithmetic) {
            requirePlainNumber(arithmetic.left(), dialect);
            requirePlainNumber(arithmetic.right(), dialect);
        } else if (node instanceof Call<?> call) {
            requireAlike(call.arguments(), dialect);
        } else if (node instanceof Case<?> choice) {
            List<Expression<?>> results = new ArrayList<>();
            choice.branches().forEach(branch -> results.add(branch.result()));
            if (choice.otherwise() != null) {
                results.add(choice.otherwise());
            }
            requireAlike(results, dialect);
        } else if (node instanceof InQuery in) {
            requireAlike(List.of(in.expression()), in.query(), dialect);
        } else if (node instanceof RowInQuery in) {
            requireAlike(in.columns(), in.query(), dialect);
        } else if (node instanceof QuantifiedComparison comparison) {
            requireAlike(List.of(comparison.left()), comparison.query(), dialect);
        } else if (node instanceof RowComparison rows) {
            for (int i = 0; i < rows.left().size(); i++) {
                requireAlike(rows.left().get(i).sqlType(), rows.right().get(i).sqlType(), dialect);
            }
        } else if (node instanceof Rounded<?> rounded) {
            requirePlainNumber(rounded.number(), dialect);
        } else if (node instanceof AggregateCall<?> call && calculates(call.function())) {
            requirePlainNumber(call.arguments().get(0), dialect);
        }
    }

    private static boolean calculates(AggregateFunction function) {
        return switch (function) {
            case SUM, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, PERCENTILE_CONT -> true;
            default -> false;
        };
    }

    private static void requireAlike(List<Expression<?>> values, Dialect dialect) {
        SqlType<?> first = null;
        for (Expression<?> value : values) {
            SqlType<?> type = value.sqlType();
            if (first == null) {
                first = type;
            } else if (type != null && type.javaType() == first.javaType()) {
                requireAlike(first, type, dialect);
            }
        }
    }

    private static void requireAlike(List<Expression<?>> values, QueryExpression<?> query, Dialect dialect) {
        List<Selectable<?>> items = query.projection().items();
        for (int i = 0; i < items.size(); i++) {
            SqlType<?> type = ExpressionTypes.of(ExpressionTypes.expression(items.get(i)));
            requireAlike(values.get(i).sqlType(), type, dialect);
        }
    }

    /** Refuses two types of one Java type that are stored in different ways, such as an enum by name and by position. */
    static void requireAlike(@Nullable SqlType<?> left, @Nullable SqlType<?> right, Dialect dialect) {
        if (left == null || right == null) {
            return;
        }
        SqlType<?> one = left.on(dialect.name());
        SqlType<?> other = right.on(dialect.name());
        if (!one.isStoredLike(other)) {
            throw new IllegalArgumentException("A " + one.javaType().getSimpleName() + " that is stored as " + one
                    + " by one converter, or by none, meets one that is stored as " + other
                    + " in another way, and the database knows nothing of converters. Store both alike, or read one of"
                    + " them and give it as a value.");
        }
    }

    private static void requirePlainNumber(Expression<?> number, Dialect dialect) {
        SqlType<?> type = number.sqlType();
        if (type == null) {
            return;
        }
        SqlType<?> stored = type.on(dialect.name());
        SqlType<?> usual = JavaTypes.find(stored.javaType());
        if (stored.isConverted() && (usual == null || !stored.isStoredLike(usual))) {
            throw new IllegalArgumentException("A " + stored.javaType().getSimpleName() + " that a converter stores as "
                    + stored + " on " + dialect.name()
                    + " cannot be calculated with: the database would calculate with what is stored. Calculate in the"
                    + " program, or store the number itself.");
        }
    }
}
