package dev.orm.spring.repository.query;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the named parameters of a SQL statement, past literals, quoted names, comments and casts. */
final class SqlParameters {

    private final String sql;
    private final Set<String> names = new LinkedHashSet<>();

    private SqlParameters(String sql) {
        this.sql = sql;
    }

    static Set<String> of(String sql) {
        SqlParameters parameters = new SqlParameters(sql);
        for (int i = 0; i < sql.length(); ) {
            i = parameters.next(i);
        }
        return parameters.names;
    }

    private int next(int i) {
        char c = sql.charAt(i);
        if (c == '\'' || c == '"' || c == '`') {
            return after(String.valueOf(c), i + 1);
        }
        if (sql.startsWith("--", i)) {
            return after("\n", i + 2);
        }
        if (sql.startsWith("/*", i)) {
            return after("*/", i + 2);
        }
        if (c == '$') {
            int end = tagEnd(i);
            return end < 0 ? i + 1 : after(sql.substring(i, end), end);
        }
        if (sql.startsWith("::", i)) {
            return i + 2;
        }
        if (c == ':' && i + 1 < sql.length() && Character.isJavaIdentifierStart(sql.charAt(i + 1))) {
            int end = i + 1;
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
            names.add(sql.substring(i + 1, end));
            return end;
        }
        return i + 1;
    }

    private int after(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** Returns the end of PostgreSQL's {@code $tag$} that begins here, or -1 if none does. */
    private int tagEnd(int start) {
        if (start > 0 && Character.isJavaIdentifierPart(sql.charAt(start - 1))) {
            return -1;
        }
        int end = start + 1;
        while (end < sql.length() && (Character.isLetter(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : -1;
    }
}
