package dev.orm.dialect.h2;

import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StandardSpellings;
import dev.orm.sql.node.SqlFunction;

/** How H2 spells functions. It counts UTF-16 units where characters are meant; regular expressions know better. */
final class H2Spellings {

    static final FunctionTable TABLE = StandardSpellings.TABLE
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
            .with(SqlFunction.RPAD, padded("@0 || FILL"));

    private H2Spellings() {}

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
