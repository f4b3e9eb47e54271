package dev.orm.sql.node;

import dev.orm.sql.Expression;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigInteger;
import java.util.List;

/** The types of what is calculated with numbers: the same on every database, and never too small for the result. */
final class NumericTypes {

    /** Of two numbers the type with the higher rank is that of their sum. */
    private static final List<SqlTypeName> RANKS = List.of(
            SqlTypeName.SMALLINT,
            SqlTypeName.INTEGER,
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.REAL,
            SqlTypeName.DOUBLE);

    /** Digits of a calculated decimal: those of the longest decimal that is portable, whatever it was calculated of. */
    private static final int CALCULATED = 38;

    private NumericTypes() {}

    static SqlType<?> of(Arithmetic<?> arithmetic) {
        if (arithmetic.operator() == Arithmetic.Operator.DIVIDED_BY) {
            return SqlType.DOUBLE;
        }
        SqlType<?> left = arithmetic.left().sqlType();
        SqlType<?> right = arithmetic.right().sqlType();
        SqlType<?> knownLeft =
                left == null ? JavaTypes.ofValue(arithmetic.left().javaType()) : left;
        SqlType<?> knownRight =
                right == null ? JavaTypes.ofValue(arithmetic.right().javaType()) : right;
        int leftRank = rank(knownLeft, arithmetic);
        int rightRank = rank(knownRight, arithmetic);
        int declared = rank(JavaTypes.ofValue(arithmetic.javaType()), arithmetic);
        if (Math.max(leftRank, rightRank) > declared) {
            throw new IllegalArgumentException("Calculating with " + knownLeft + " and " + knownRight
                    + " gives more than a " + arithmetic.javaType().getSimpleName()
                    + " holds. Cast the left side to the type of the right side.");
        }
        if (left == null || right == null) {
            SqlType<?> known = left == null ? right : left;
            return known == null ? JavaTypes.ofValue(arithmetic.javaType()) : calculated(known, arithmetic);
        }
        if (declared == RANKS.indexOf(SqlTypeName.DECIMAL)) {
            return decimal(left, right, arithmetic);
        }
        return calculated(leftRank >= rightRank ? left : right, arithmetic);
    }

    /** A decimal with all its digits in front of the point and others behind it. */
    static SqlType<?> withScale(SqlType<?> type, int scale) {
        if (type.javaType() == BigInteger.class) {
            return type;
        }
        return SqlType.decimal(Math.max(1, type.precision() - Math.max(0, type.scale()) + scale + 1), scale)
                .unbounded();
    }

    private static SqlType<?> calculated(SqlType<?> type, Arithmetic<?> arithmetic) {
        rank(type, arithmetic);
        return type.name() == SqlTypeName.DECIMAL ? decimal(type, type, arithmetic) : type;
    }

    private static SqlType<?> decimal(SqlType<?> left, SqlType<?> right, Arithmetic<?> arithmetic) {
        int one = Math.max(0, left.scale());
        int other = Math.max(0, right.scale());
        int scale = arithmetic.operator() == Arithmetic.Operator.TIMES ? one + other : Math.max(one, other);
        int precision = Math.max(Math.max(left.precision(), right.precision()), Math.max(CALCULATED, scale));
        return arithmetic.javaType() == BigInteger.class
                ? JavaTypes.ofValue(BigInteger.class)
                        .withPrecision(precision, 0)
                        .unbounded()
                : SqlType.decimal(precision, scale).unbounded();
    }

    private static int rank(SqlType<?> type, Arithmetic<?> arithmetic) {
        int rank = RANKS.indexOf(type.name());
        if (rank < 0) {
            throw new IllegalArgumentException(
                    "Only numbers can be calculated with, not " + type + ": " + arithmetic.operator() + ".");
        }
        return rank;
    }

    static SqlType<?> ofSum(Expression<?> added, Class<?> javaType) {
        SqlType<?> known = added.sqlType();
        SqlType<?> argument = known == null ? JavaTypes.ofValue(added.javaType()) : known;
        SqlType<?> sum = switch (argument.name()) {
            case SMALLINT, INTEGER, BIGINT -> SqlType.BIGINT;
            case DECIMAL ->
                SqlType.decimal(Math.max(CALCULATED, argument.precision()), argument.scale())
                        .unbounded();
            case REAL, DOUBLE -> SqlType.DOUBLE;
            default -> throw new IllegalArgumentException("Only numbers can be added up, not " + argument + ".");
        };
        if (sum.javaType() != javaType) {
            throw new IllegalArgumentException(
                    "The sum of " + argument + " is a " + sum.javaType().getSimpleName()
                            + ", not a " + javaType.getSimpleName()
                            + ". Use sum for whole numbers, sumOfDecimals for decimals and sumOfDoubles for floating point numbers.");
        }
        return sum;
    }
}
