package dev.orm.dialect.h2;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.dialect.internal.TemporalSpellings;
import dev.orm.sql.DatePart;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TemporalFunction;

/** How H2 spells functions. It counts UTF-16 units where characters are meant; regular expressions know better. */
final class H2Spellings {

    /** The text of JSON, which says of what kind it is by how it starts; H2 has no other way to a value in it. */
    private static final String JSON = "cast($0 as varchar)";

    private static final String NUMERIC = "cast(" + JSON + " as decfloat(2000))";

    private static final String NUMBER = "case when regexp_like(" + JSON + ", '^[-0-9]') then ";

    static final FunctionTable TABLE = temporal(StandardSpellings.TABLE)
            .with(SqlFunction.GREATEST, "greatest($*)")
            .with(SqlFunction.LEAST, "least($*)")
            .with(SqlFunction.RANDOM, "rand()")
            .with(SqlFunction.BIT_AND, "bitand($0, $1)")
            .with(SqlFunction.BIT_OR, "bitor($0, $1)")
            .with(SqlFunction.BIT_XOR, "bitxor($0, $1)")
            .with(SqlFunction.BIT_NOT, "bitnot($0)")
            .with(SqlFunction.SHIFT_LEFT, "lshift(cast($0 as bigint), $1)")
            .with(SqlFunction.SHIFT_RIGHT, "rshift(cast($0 as bigint), $1)")
            .with(SqlFunction.REGEXP_MATCH, "regexp_like($0, $1)")
            .with(SqlFunction.LENGTH, length("$0"))
            .with(SqlFunction.SUBSTRING, substring("greatest($1, 1)", "greatest($2, 0)"))
            .with(SqlFunction.LEFT, substring("1", "greatest($1, 0)"))
            .with(
                    SqlFunction.RIGHT,
                    substring("greatest(" + length("$0") + " - greatest($1, 0) + 1, 1)", "greatest($1, 0)"))
            .with(
                    SqlFunction.POSITION,
                    "case when locate($1, $0) = 0 then 0 else " + length("substring($0, 1, locate($1, $0) - 1)")
                            + " + 1 end")
            .with(SqlFunction.LPAD, padded("FILL || @0"))
            .with(SqlFunction.RPAD, padded("@0 || FILL"))
            .with(SqlFunction.ARRAY_LENGTH, "cardinality($0)")
            .with(
                    SqlFunction.JSON_TEXT,
                    "case when " + JSON + " like '\"%' then stringdecode(substring(" + JSON + ", 2, char_length(" + JSON
                            + ") - 2)) end")
            .with(
                    SqlFunction.JSON_LONG,
                    "case when regexp_like(" + JSON + ", '^-?[0-9]{1,19}$') then case when cast(" + JSON
                            + " as numeric(19)) between -9223372036854775808 and 9223372036854775807 then cast(" + JSON
                            + " as bigint) end end")
            .with(
                    SqlFunction.JSON_DECIMAL,
                    NUMBER + "case when abs(round(" + NUMERIC + ", 10)) < 1e28 then cast(round(" + NUMERIC
                            + ", 10) as numeric(38, 10)) end end")
            .with(
                    SqlFunction.JSON_DOUBLE,
                    NUMBER + "case when abs(" + NUMERIC + ") < 1e308 then cast(" + JSON
                            + " as double precision) end end")
            .with(SqlFunction.JSON_BOOLEAN, "case " + JSON + " when 'true' then true when 'false' then false end")
            .with(SqlFunction.JSON_IS_NULL, "coalesce(" + JSON + " = 'null', false)")
            .with(SqlFunction.JSON_LENGTH, "case when $0 is json array then cardinality($0) end");

    private H2Spellings() {}

    private static FunctionTable temporal(FunctionTable table) {
        return TemporalSpellings.truncations(table, "date_trunc(UNIT, $0)")
                .with(TemporalFunction.TRUNCATE_WEEK, "date_trunc(iso_week, $0)")
                .with(DatePart.WEEK, TemporalSpellings.extract("iso_week"))
                .with(DatePart.DAY_OF_YEAR, TemporalSpellings.extract("doy"))
                .with(DatePart.DAY_OF_WEEK, TemporalSpellings.extract("iso_day_of_week"))
                .with(DatePart.SECOND, "cast(floor(extract(second from $0)) as integer)")
                .with(DatePart.MICROSECOND, TemporalSpellings.extract("microsecond"))
                .with(TemporalFunction.NOW, "current_timestamp(6)")
                // Other casts go through the zone of the session.
                .with(
                        TemporalFunction.TO_LOCAL,
                        "cast(replace(cast(@0 at time zone 'UTC' as varchar), '+00', '') as timestamp(6))")
                .with(TemporalFunction.FROM_LOCAL, "cast(cast($0 as varchar) || '+00' as timestamp(6) with time zone)")
                .with(TemporalFunction.FROM_DATE, "cast($0 as timestamp(6))")
                .with(TemporalFunction.TO_DATE, "cast($0 as date)")
                .with(TemporalFunction.PLUS_MONTHS, "dateadd(month, $1, $0)")
                .with(TemporalFunction.PLUS_DAYS, "dateadd(day, $1, $0)")
                // H2 counts in nanoseconds, of which 64 bits hold 292 years: days go apart.
                .with(
                        TemporalFunction.PLUS_MICROS,
                        "dateadd(microsecond, mod($1, 86400000000), dateadd(day, @1 / 86400000000, $0))")
                .with(
                        TemporalFunction.MICROS_BETWEEN,
                        "(datediff(day, $0, $1) * 86400000000 + " + microsOfDay("$1") + " - " + microsOfDay("$0") + ")")
                .with(TemporalFunction.MICROS_BETWEEN_TIMES, "(" + microsOfDay("$1") + " - " + microsOfDay("$0") + ")");
    }

    private static String microsOfDay(String time) {
        return "datediff(microsecond, time '00:00:00', cast(" + time + " as time(6)))";
    }

    /** What takes two units is replaced by one character first. */
    private static String length(String text) {
        return "char_length(regexp_replace(" + text + ", '[^\\x{0}-\\x{FFFF}]', '_'))";
    }

    private static String substring(String start, String length) {
        return "case when $? then null else coalesce(regexp_substr($0, '(?s)^.{' || (" + start + " - 1) || '}(.{0,' || "
                + length + " || '})', 1, 1, 'c', 1), '') end";
    }

    private static String padded(String longer) {
        return "case when " + length("$0") + " >= greatest($1, 0) then "
                + substring("1", "greatest($1, 0)") + " else "
                + longer.replace("FILL", "repeat($2, $1 - " + length("$0") + ")") + " end";
    }
}
