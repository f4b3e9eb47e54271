package dev.orm.engine;

import dev.orm.dialect.Dialect;

/** A query that takes for ever, in the words of each database. */
public final class SlowQuery {

    private SlowQuery() {}

    public static String of(Dialect dialect) {
        return switch (dialect.name()) {
            case "SQLite" ->
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 2000000000) select count(*) from c";
            case "H2" ->
                "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b where a.x + b.x = 0";
            case "PostgreSQL" -> "select count(*) from generate_series(1, 2000000000)";
            default -> "select count(*) from seq_1_to_100000 a, seq_1_to_100000 b where a.seq + b.seq = 0";
        };
    }
}
