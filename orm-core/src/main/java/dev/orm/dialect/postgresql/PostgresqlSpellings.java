package dev.orm.dialect.postgresql;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.dialect.internal.TemporalSpellings;
import dev.orm.sql.DatePart;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TemporalFunction;

/** How PostgreSQL spells functions. */
final class PostgresqlSpellings {

    private static final String NUMBER = "case when jsonb_typeof($0) = 'number' then ";

    private static final String NUMERIC = "cast($0 as numeric)";

    static final FunctionTable TABLE = TemporalSpellings.truncations(StandardSpellings.TABLE, "date_trunc('UNIT', $0)")
            .with(DatePart.WEEK, TemporalSpellings.extract("week"))
            .with(DatePart.DAY_OF_YEAR, TemporalSpellings.extract("doy"))
            .with(DatePart.DAY_OF_WEEK, TemporalSpellings.extract("isodow"))
            .with(DatePart.SECOND, "cast(floor(extract(second from $0)) as integer)")
            .with(DatePart.MICROSECOND, "(cast(extract(microseconds from $0) as integer) % 1000000)")
            .with(TemporalFunction.NOW, "current_timestamp")
            .with(TemporalFunction.TO_LOCAL, "(@0 at time zone 'UTC')")
            .with(TemporalFunction.FROM_LOCAL, "(@0 at time zone 'UTC')")
            .with(TemporalFunction.FROM_DATE, "cast($0 as timestamp)")
            .with(TemporalFunction.TO_DATE, "cast($0 as date)")
            .with(TemporalFunction.PLUS_MONTHS, "(@0 + @1 * interval '1 month')")
            .with(TemporalFunction.PLUS_DAYS, "(@0 + @1 * interval '1 day')")
            // Intervals are multiplied as doubles: seconds and the rest apart stay exact.
            .with(
                    TemporalFunction.PLUS_MICROS,
                    "(@0 + (@1 / 1000000) * interval '1 second' + (@1 % 1000000) * interval '1 microsecond')")
            .with(TemporalFunction.MICROS_BETWEEN_TIMES, "cast(extract(epoch from (@1 - @0)) * 1000000 as bigint)")
            .with(TemporalFunction.MICROS_BETWEEN, "cast(extract(epoch from (@1 - @0)) * 1000000 as bigint)")
            .with(SqlFunction.ARRAY_LENGTH, "cardinality($0)")
            .with(SqlFunction.JSON_TEXT, "case when jsonb_typeof($0) = 'string' then @0 #>> '{}' end")
            .with(
                    SqlFunction.JSON_LONG,
                    NUMBER + "case when " + NUMERIC + " between -9223372036854775808 and 9223372036854775807 and "
                            + NUMERIC + " = trunc(" + NUMERIC + ") then cast($0 as bigint) end end")
            .with(
                    SqlFunction.JSON_DECIMAL,
                    NUMBER + "case when abs(round(" + NUMERIC + ", 10)) < 1e28 then round(" + NUMERIC + ", 10) end end")
            .with(
                    SqlFunction.JSON_DOUBLE,
                    NUMBER + "case when abs(" + NUMERIC + ") < 1e-307 then 0 when abs(" + NUMERIC
                            + ") < 1e308 then cast($0 as double precision) end end")
            .with(SqlFunction.JSON_BOOLEAN, "case when jsonb_typeof($0) = 'boolean' then cast($0 as boolean) end")
            .with(SqlFunction.JSON_IS_NULL, "coalesce(jsonb_typeof($0) = 'null', false)")
            .with(SqlFunction.JSON_LENGTH, "case when jsonb_typeof($0) = 'array' then jsonb_array_length($0) end")
            .with(SqlFunction.JSON_CONTAINS, "(@0 @> @1)");

    private PostgresqlSpellings() {}
}
