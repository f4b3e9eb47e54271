package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.dialect.internal.TemporalSpellings;
import dev.orm.sql.DatePart;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TemporalFunction;

/** How SQLite spells functions. */
final class SqliteSpellings {

    private static final String NUMBER = "case when json_type($0) in ('integer', 'real') then ";

    static final FunctionTable TABLE = temporal(StandardSpellings.TABLE)
            .with(SqlFunction.GREATEST, "max($*)")
            .with(SqlFunction.LEAST, "min($*)")
            .with(SqlFunction.RANDOM, "(abs(random() % 9007199254740992) / 9007199254740992.0)")
            .with(SqlFunction.BIT_XOR, "((@0 | @1) - (@0 & @1))")
            .with(SqlFunction.LOWER, "orm_lower($0)")
            .with(SqlFunction.UPPER, "orm_upper($0)")
            .with(SqlFunction.REGEXP_MATCH, "orm_regexp($0, $1)")
            .with(SqlFunction.LENGTH, "length($0)")
            .with(SqlFunction.SUBSTRING, "substr($0, max($1, 1), max($2, 0))")
            .with(SqlFunction.LEFT, "substr($0, 1, max($1, 0))")
            .with(SqlFunction.RIGHT, "substr($0, max(length($0) - max($1, 0) + 1, 1))")
            .with(SqlFunction.POSITION, "instr($0, $1)")
            .with(SqlFunction.LPAD, padded("FILL || @0"))
            .with(SqlFunction.RPAD, padded("@0 || FILL"))
            .with(SqlFunction.REPEAT, repeated("$0", "max($1, 0)"))
            .with(SqlFunction.ARRAY_LENGTH, "json_array_length($0)")
            .with(SqlFunction.JSON_TEXT, "case when json_type($0) = 'text' then @0 ->> '$' end")
            .with(
                    SqlFunction.JSON_LONG,
                    "case when json_type($0) = 'integer' and typeof(@0 ->> '$') = 'integer' then @0 ->> '$' end")
            .with(SqlFunction.JSON_DECIMAL, "orm_json_decimal(" + NUMBER + "cast($0 as text) end)")
            .with(
                    SqlFunction.JSON_DOUBLE,
                    NUMBER + "case when abs(cast(@0 ->> '$' as real)) < 1e308 then cast(@0 ->> '$' as real) end end")
            .with(SqlFunction.JSON_BOOLEAN, "case json_type($0) when 'true' then 1 when 'false' then 0 end")
            .with(SqlFunction.JSON_IS_NULL, "coalesce(json_type($0) = 'null', 0)")
            .with(SqlFunction.JSON_LENGTH, "case when json_type($0) = 'array' then json_array_length($0) end");

    private SqliteSpellings() {}

    /** The functions of SQLite itself end at milliseconds. */
    private static FunctionTable temporal(FunctionTable table) {
        FunctionTable all = TemporalSpellings.truncations(table, "orm_date_trunc('UNIT', $0)");
        for (DatePart part : DatePart.values()) {
            all = all.with(part, "orm_date_part('" + part + "', $0)");
        }
        return all.with(TemporalFunction.NOW, "rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.')")
                .with(TemporalFunction.TO_LOCAL, "$0")
                .with(TemporalFunction.FROM_LOCAL, "$0")
                .with(TemporalFunction.FROM_DATE, "(@0 || ' 00:00:00')")
                .with(TemporalFunction.TO_DATE, "substr($0, 1, 10)")
                .with(TemporalFunction.PLUS_MONTHS, "orm_date_plus('months', $0, $1)")
                .with(TemporalFunction.PLUS_DAYS, "orm_date_plus('days', $0, $1)")
                .with(TemporalFunction.PLUS_MICROS, "orm_date_plus('micros', $0, $1)")
                .with(TemporalFunction.MICROS_BETWEEN_TIMES, "orm_micros_between($0, $1)")
                .with(TemporalFunction.MICROS_BETWEEN, "orm_micros_between($0, $1)");
    }

    /** A text of as many pairs of zeros as it takes, each of which is replaced. */
    private static String repeated(String text, String times) {
        return "replace(hex(zeroblob(" + times + ")), '00', " + text + ")";
    }

    private static String padded(String longer) {
        return "case when length($0) >= max($1, 0) then substr($0, 1, max($1, 0)) else "
                + longer.replace("FILL", repeated("$2", "max($1, 0) - length($0)")) + " end";
    }
}
