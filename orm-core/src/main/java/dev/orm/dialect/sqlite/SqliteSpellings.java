package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.sql.node.SqlFunction;

/** How SQLite spells functions. */
final class SqliteSpellings {

    static final FunctionTable TABLE = StandardSpellings.TABLE
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
            .with(SqlFunction.REPEAT, repeated("$0", "max($1, 0)"));

    private SqliteSpellings() {}

    /** A text of as many pairs of zeros as it takes, each of which is replaced. */
    private static String repeated(String text, String times) {
        return "replace(hex(zeroblob(" + times + ")), '00', " + text + ")";
    }

    private static String padded(String longer) {
        return "case when length($0) >= max($1, 0) then substr($0, 1, max($1, 0)) else "
                + longer.replace("FILL", repeated("$2", "max($1, 0) - length($0)")) + " end";
    }
}
