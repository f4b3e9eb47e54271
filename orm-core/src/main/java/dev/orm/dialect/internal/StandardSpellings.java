package dev.orm.dialect.internal;

import static dev.orm.sql.node.SqlFunction.ABS;
import static dev.orm.sql.node.SqlFunction.BIT_AND;
import static dev.orm.sql.node.SqlFunction.BIT_NOT;
import static dev.orm.sql.node.SqlFunction.BIT_OR;
import static dev.orm.sql.node.SqlFunction.BIT_XOR;
import static dev.orm.sql.node.SqlFunction.CEIL;
import static dev.orm.sql.node.SqlFunction.COALESCE;
import static dev.orm.sql.node.SqlFunction.CONCAT_WS;
import static dev.orm.sql.node.SqlFunction.EXP;
import static dev.orm.sql.node.SqlFunction.FLOOR;
import static dev.orm.sql.node.SqlFunction.FLOOR_DIVIDE;
import static dev.orm.sql.node.SqlFunction.GREATEST;
import static dev.orm.sql.node.SqlFunction.LEAST;
import static dev.orm.sql.node.SqlFunction.LEFT;
import static dev.orm.sql.node.SqlFunction.LENGTH;
import static dev.orm.sql.node.SqlFunction.LN;
import static dev.orm.sql.node.SqlFunction.LOWER;
import static dev.orm.sql.node.SqlFunction.LPAD;
import static dev.orm.sql.node.SqlFunction.LTRIM;
import static dev.orm.sql.node.SqlFunction.MODULO;
import static dev.orm.sql.node.SqlFunction.NEGATE;
import static dev.orm.sql.node.SqlFunction.NULLIF;
import static dev.orm.sql.node.SqlFunction.POSITION;
import static dev.orm.sql.node.SqlFunction.POWER;
import static dev.orm.sql.node.SqlFunction.QUOTIENT;
import static dev.orm.sql.node.SqlFunction.RANDOM;
import static dev.orm.sql.node.SqlFunction.REGEXP_MATCH;
import static dev.orm.sql.node.SqlFunction.REPEAT;
import static dev.orm.sql.node.SqlFunction.REPLACE;
import static dev.orm.sql.node.SqlFunction.RIGHT;
import static dev.orm.sql.node.SqlFunction.ROUND_DOUBLE;
import static dev.orm.sql.node.SqlFunction.RPAD;
import static dev.orm.sql.node.SqlFunction.RTRIM;
import static dev.orm.sql.node.SqlFunction.SHIFT_LEFT;
import static dev.orm.sql.node.SqlFunction.SHIFT_RIGHT;
import static dev.orm.sql.node.SqlFunction.SIGN;
import static dev.orm.sql.node.SqlFunction.SQRT;
import static dev.orm.sql.node.SqlFunction.SUBSTRING;
import static dev.orm.sql.node.SqlFunction.TRIM;
import static dev.orm.sql.node.SqlFunction.UPPER;

/**
 * The spellings that most databases share. Each means the same everywhere: what one database calls an error and another {@code NULL} is
 * {@code NULL}, and what is counted is counted in characters.
 */
public final class StandardSpellings {

    /** A calculation in floating point numbers. */
    private static final String DOUBLE = "cast($0 as double precision)";

    /** The table. A dialect replaces what it spells in its own way. */
    public static final FunctionTable TABLE = TemporalSpellings.parts(texts(numbers(FunctionTable.empty()
            .with(COALESCE, "coalesce($*)")
            .with(NULLIF, "nullif($0, $1)")
            .with(GREATEST, "case when $? then null else greatest($*) end")
            .with(LEAST, "case when $? then null else least($*) end"))));

    private StandardSpellings() {}

    private static FunctionTable numbers(FunctionTable table) {
        return table.with(ABS, "abs($0)")
                .with(NEGATE, "(-($0))")
                .with(MODULO, "(@0 % nullif($1, 0))")
                .with(
                        FLOOR_DIVIDE,
                        "(@0 / nullif($1, 0) - case when @0 % nullif($1, 0) <> 0"
                                + " and (@0 < 0) <> (@1 < 0) then 1 else 0 end)")
                .with(QUOTIENT, "(@0 / @1)")
                .with(FLOOR, "floor($0)")
                .with(CEIL, "ceil($0)")
                // From 2^52 on there are whole numbers only, which a half would change.
                .with(
                        ROUND_DOUBLE,
                        "case when abs($0) < 4503599627370496 then sign($0) * floor(abs($0) + 0.5) else $0 end")
                .with(SIGN, "cast(sign($0) as integer)")
                .with(
                        POWER,
                        "case when @0 > 0 or @0 = 0 and @1 >= 0 or @0 < 0 and @1 = floor($1)" + " then power(" + DOUBLE
                                + ", cast($1 as double precision)) end")
                .with(SQRT, "case when @0 >= 0 then sqrt(" + DOUBLE + ") end")
                .with(EXP, "exp(" + DOUBLE + ")")
                .with(LN, "case when @0 > 0 then ln(" + DOUBLE + ") end")
                .with(RANDOM, "random()")
                .with(BIT_AND, "(@0 & @1)")
                .with(BIT_OR, "(@0 | @1)")
                .with(BIT_XOR, "(@0 # @1)")
                .with(BIT_NOT, "(~@0)")
                .with(SHIFT_LEFT, "(cast($0 as bigint) << @1)")
                .with(SHIFT_RIGHT, "(cast($0 as bigint) >> @1)");
    }

    private static FunctionTable texts(FunctionTable table) {
        return table.with(LOWER, "lower($0)")
                .with(UPPER, "upper($0)")
                .with(TRIM, "trim($0)")
                .with(LTRIM, "ltrim($0)")
                .with(RTRIM, "rtrim($0)")
                .with(LENGTH, "char_length($0)")
                .with(CONCAT_WS, "concat_ws($*)")
                .with(SUBSTRING, "substr($0, " + atLeast(1, 1) + ", " + atLeast(0, 2) + ")")
                .with(LEFT, "left($0, " + atLeast(0, 1) + ")")
                .with(RIGHT, "right($0, " + atLeast(0, 1) + ")")
                .with(POSITION, "strpos($0, $1)")
                .with(REGEXP_MATCH, "(@0 ~ @1)")
                .with(REPLACE, "replace($0, $1, $2)")
                .with(LPAD, "lpad($0, " + atLeast(0, 1) + ", $2)")
                .with(RPAD, "rpad($0, " + atLeast(0, 1) + ", $2)")
                .with(REPEAT, "repeat($0, " + atLeast(0, 1) + ")");
    }

    /** Unlike {@code greatest} this is {@code NULL} of {@code NULL} on every database. */
    private static String atLeast(int least, int argument) {
        return "case when @" + argument + " < " + least + " then " + least + " else $" + argument + " end";
    }
}
