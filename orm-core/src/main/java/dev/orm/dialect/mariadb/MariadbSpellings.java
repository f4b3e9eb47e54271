package dev.orm.dialect.mariadb;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.sql.node.SqlFunction;

/** How MariaDB spells functions. Its bits are those of numbers without a sign, which a cast gives back. */
final class MariadbSpellings {

    static final FunctionTable TABLE = StandardSpellings.TABLE
            .with(SqlFunction.GREATEST, "greatest($*)")
            .with(SqlFunction.LEAST, "least($*)")
            .with(
                    SqlFunction.FLOOR_DIVIDE,
                    "(@0 div nullif($1, 0) - case when @0 % nullif($1, 0) <> 0"
                            + " and (@0 < 0) <> (@1 < 0) then 1 else 0 end)")
            .with(SqlFunction.SIGN, "sign($0)")
            .with(
                    SqlFunction.POWER,
                    "case when @0 > 0 or @0 = 0 and @1 >= 0 or @0 < 0 and @1 = floor($1)"
                            + " then power(cast($0 as double), cast($1 as double)) end")
            .with(SqlFunction.SQRT, "case when @0 >= 0 then sqrt(cast($0 as double)) end")
            .with(SqlFunction.EXP, "exp(cast($0 as double))")
            .with(SqlFunction.LN, "case when @0 > 0 then ln(cast($0 as double)) end")
            .with(SqlFunction.RANDOM, "rand()")
            .with(SqlFunction.BIT_AND, "cast(@0 & @1 as signed)")
            .with(SqlFunction.BIT_OR, "cast(@0 | @1 as signed)")
            .with(SqlFunction.BIT_XOR, "cast(@0 ^ @1 as signed)")
            .with(SqlFunction.BIT_NOT, "cast(~@0 as signed)")
            .with(SqlFunction.SHIFT_LEFT, "cast(@0 << @1 as signed)")
            .with(
                    SqlFunction.SHIFT_RIGHT,
                    "case when @0 < 0 then cast(~(~@0 >> @1) as signed) else cast(@0 >> @1 as signed) end")
            .with(SqlFunction.POSITION, "locate($1, $0)")
            .with(SqlFunction.REGEXP_MATCH, "(@0 regexp @1)");

    private MariadbSpellings() {}
}
