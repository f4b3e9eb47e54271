package dev.orm.dialect.mariadb;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.sql.DatePart;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TemporalFunction;

/** How MariaDB spells functions. Its bits are those of numbers without a sign, which a cast gives back. */
final class MariadbSpellings {

    private static final String NUMBER = "case when json_type($0) in ('INTEGER', 'DOUBLE') then ";

    private static final String ROUNDED = "round(cast($0 as decimal(65, 30)), 10)";

    static final FunctionTable TABLE = temporal(StandardSpellings.TABLE)
            .with(SqlFunction.QUOTIENT, "(@0 div @1)")
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
            .with(SqlFunction.REGEXP_MATCH, "(@0 regexp @1)")
            .with(SqlFunction.ARRAY_LENGTH, "json_length($0)")
            .with(
                    SqlFunction.JSON_TEXT,
                    "case when json_type($0) = 'STRING' then json_value($0, '$') collate " + MariadbDdl.COLLATION
                            + " end")
            .with(
                    SqlFunction.JSON_LONG,
                    "case when json_type($0) = 'INTEGER' then case when cast($0 as decimal(65, 0))"
                            + " between -9223372036854775808 and 9223372036854775807 then cast($0 as signed) end end")
            .with(
                    SqlFunction.JSON_DECIMAL,
                    NUMBER + "case when abs(" + ROUNDED + ") < 10000000000000000000000000000 then " + ROUNDED
                            + " end end")
            .with(
                    SqlFunction.JSON_DOUBLE,
                    NUMBER + "case when abs(cast($0 as double)) < 1e308 then cast($0 as double) end end")
            .with(SqlFunction.JSON_BOOLEAN, "case when json_type($0) = 'BOOLEAN' then @0 = 'true' end")
            .with(SqlFunction.JSON_IS_NULL, "coalesce(json_type($0) = 'NULL', false)")
            .with(SqlFunction.JSON_LENGTH, "case when json_type($0) = 'ARRAY' then json_length($0) end");

    private MariadbSpellings() {}

    private static FunctionTable temporal(FunctionTable table) {
        return table.with(DatePart.WEEK, "week($0, 3)")
                .with(DatePart.DAY_OF_YEAR, "dayofyear($0)")
                .with(DatePart.DAY_OF_WEEK, "(weekday($0) + 1)")
                .with(DatePart.SECOND, "second($0)")
                .with(DatePart.MICROSECOND, "microsecond($0)")
                .with(TemporalFunction.NOW, "utc_timestamp(6)")
                .with(TemporalFunction.TO_LOCAL, "$0")
                .with(TemporalFunction.FROM_LOCAL, "$0")
                .with(TemporalFunction.FROM_DATE, "cast($0 as datetime(6))")
                .with(TemporalFunction.TO_DATE, "date($0)")
                .with(TemporalFunction.PLUS_MONTHS, "date_add($0, interval $1 month)")
                .with(TemporalFunction.PLUS_DAYS, "date_add($0, interval $1 day)")
                .with(TemporalFunction.PLUS_MICROS, "date_add($0, interval $1 microsecond)")
                .with(
                        TemporalFunction.MICROS_BETWEEN_TIMES,
                        "cast((time_to_sec($1) - time_to_sec($0)) * 1000000 as signed)")
                .with(TemporalFunction.MICROS_BETWEEN, "timestampdiff(microsecond, $0, $1)")
                .with(TemporalFunction.TRUNCATE_YEAR, formatted("%Y-01-01"))
                .with(TemporalFunction.TRUNCATE_MONTH, formatted("%Y-%m-01"))
                .with(
                        TemporalFunction.TRUNCATE_WEEK,
                        "date_sub(cast(date($0) as datetime(6)), interval weekday($0) day)")
                .with(TemporalFunction.TRUNCATE_DAY, formatted("%Y-%m-%d"))
                .with(TemporalFunction.TRUNCATE_HOUR, formatted("%Y-%m-%d %H:00:00"))
                .with(TemporalFunction.TRUNCATE_MINUTE, formatted("%Y-%m-%d %H:%i:00"))
                .with(TemporalFunction.TRUNCATE_SECOND, formatted("%Y-%m-%d %H:%i:%s"));
    }

    private static String formatted(String format) {
        return "cast(date_format($0, '" + format + "') as datetime(6))";
    }
}
