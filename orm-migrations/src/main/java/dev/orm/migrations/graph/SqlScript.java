package dev.orm.migrations.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text of several statements. A statement ends at a semicolon that is in no quotes, no comment and no block of a trigger or routine.
 */
final class SqlScript {

    private static final Pattern ROUTINE = Pattern.compile(
            "(?is)\\s*create\\s+(or\\s+replace\\s+)?(definer\\s*=\\s*\\S+\\s+)?(temp\\s+|temporary\\s+)?"
                    + "(trigger|function|procedure)\\b.*");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private int start;
    private int blocks;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        return new SqlScript(text).split();
    }

    private List<String> split() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (text.startsWith("--", i)) {
                i = after("\n", i);
            } else if (text.startsWith("/*", i)) {
                i = after("*/", i + 2);
            } else if (c == '\'' || c == '"' || c == '`') {
                i = after(String.valueOf(c), i + 1);
            } else if (c == '$') {
                i = afterDollar(i);
            } else if (c == ';' && blocks == 0) {
                add(i);
                i++;
                start = i;
            } else if (Character.isLetter(c)) {
                int end = i;
                while (end < text.length()
                        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                    end++;
                }
                word(text.substring(i, end).toLowerCase(Locale.ROOT));
                i = end;
            } else {
                i++;
            }
        }
        add(text.length());
        return statements;
    }

    /** In a trigger or routine, what begins must end. */
    private void word(String word) {
        if (!ROUTINE.matcher(text.substring(start, Math.min(text.length(), start + 2000)))
                .matches()) {
            return;
        }
        if (word.equals("begin") || word.equals("case")) {
            blocks++;
        } else if (word.equals("end") && blocks > 0) {
            blocks--;
        }
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** {@code $tag$ … $tag$} of PostgreSQL. */
    private int afterDollar(int from) {
        int end = text.indexOf('$', from + 1);
        if (end < 0) {
            return from + 1;
        }
        String tag = text.substring(from, end + 1);
        boolean isTag =
                tag.chars().skip(1).limit(tag.length() - 2L).allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return isTag ? after(tag, end + 1) : from + 1;
    }

    private void add(int end) {
        String statement = text.substring(start, end).strip();
        if (hasSql(statement)) {
            statements.add(statement);
        }
    }

    private static boolean hasSql(String statement) {
        String bare = statement.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("--[^\\n]*", "");
        return !bare.isBlank();
    }
}
