package dev.orm.dialect.h2;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.TextRules;
import java.util.Locale;
import java.util.Set;

/**
 * Names in H2, which turns those that are not quoted into upper case. A name in lower case is written without quotes, so that
 * it means what it means to the person who writes SQL beside this library; it is read back in lower case. Every other name is
 * quoted and exact.
 */
final class H2Names {

    private static final int MAX_LENGTH = 256;

    private static final Set<String> KEYWORDS = Set.of(
            ("all and any array as asymmetric authorization between both case cast check constraint cross current_catalog"
                            + " current_date current_path current_role current_schema current_time current_timestamp current_user day default"
                            + " distinct else end except exists false fetch for foreign from full group groups having hour if ilike in inner"
                            + " intersect interval is join key leading left like limit localtime localtimestamp minus minute month natural not"
                            + " null offset on or order over partition primary qualify range regexp right row rownum rows second select"
                            + " session_user set some symmetric system_user table to top trailing true uescape union unique unknown user using"
                            + " value values when where window with year _rowid_")
                    .split(" "));

    private H2Names() {}

    static String quoted(String name) {
        String quoted = TextRules.quoted(name);
        return isPlain(name) ? name : quoted;
    }

    /**
     * Quotes the name of a member of a JSON object, which may be any text.
     *
     * @throws UnsupportedConstructException if it is longer than H2 takes
     */
    static String member(String name) {
        if (name.length() > MAX_LENGTH) {
            throw new UnsupportedConstructException(
                    "H2 takes names of up to " + MAX_LENGTH + " characters in a path into JSON, not " + name.length()
                            + ". Read the JSON and walk it in the program.");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !KEYWORDS.contains(name);
    }

    /** Returns the name that a name of the database was written as. */
    static String read(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.equals(name.toUpperCase(Locale.ROOT)) && isPlain(lower) ? lower : name;
    }

    /** Does the same in SQL: {@code name(x)} stands for the name that {@code x} was written as. */
    static String reading(String sql) {
        return sql.replaceAll(
                "name\\(([a-z_.]+)\\)",
                "case when regexp_like($1, '^[A-Z_][A-Z0-9_]*\\$') and lower($1) not in ('"
                        + String.join("', '", KEYWORDS) + "') then lower($1) else $1 end");
    }
}
