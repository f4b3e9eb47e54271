package dev.orm.migrations.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of several statements. A statement ends at a semicolon that is in no quotes, no comment and no block of a trigger or routine.
 */
final class SqlScript {

    private static final Pattern ROUTINE = Pattern.compile(
            "(?is)create\\s+(or\\s+replace\\s+)?(definer\\s*=\\s*\\S+\\s+)?(temp\\s+|temporary\\s+|aggregate\\s+)?"
                    + "(trigger|function|procedure|event)");

    private static final Pattern ENDED = Pattern.compile("(?i)\\s+(if|case|loop|while|repeat|for)\\b");

    /** After these a statement of a routine begins. */
    private static final Set<String> BEFORE_STATEMENT = Set.of(
            ";",
            ")",
            ":",
            "begin",
            "then",
            "else",
            "do",
            "loop",
            "repeat",
            "row",
            "atomic",
            "deterministic",
            "data",
            "sql");

    private static final Set<String> LOOPS = Set.of("while", "loop", "repeat");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private int start;

    /** Where the first word of the statement is; -1 before it. */
    private int first = -1;

    private boolean routine;

    /** The words that began what has not ended yet, the innermost first. */
    private final Deque<String> blocks = new ArrayDeque<>();

    /** Whether an {@code if} waits for its {@code then}. */
    private boolean condition;

    private String before = "";

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
                before = "";
            } else if (c == '$') {
                i = afterDollar(i);
            } else if (c == ';' && blocks.isEmpty()) {
                add(i);
                i++;
                start = i;
            } else if (Character.isLetter(c) || c == '_') {
                i = word(i);
            } else {
                if (!Character.isWhitespace(c)) {
                    before = String.valueOf(c);
                    condition &= c != ';';
                }
                i++;
            }
        }
        add(text.length());
        return statements;
    }

    private int word(int from) {
        int end = from;
        while (end < text.length() && isPartOfWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(from, end).toLowerCase(Locale.ROOT);
        first = first < 0 ? from : first;
        routine = routine || ROUTINE.matcher(text).region(first, end).matches();
        if (routine && word.equals("end")) {
            Matcher ended = ENDED.matcher(text).region(end, text.length());
            boolean named = ended.lookingAt();
            end(named ? ended.group(1).toLowerCase(Locale.ROOT) : "");
            end = named ? ended.end() : end;
        } else if (routine) {
            begin(word, end);
        }
        before = word;
        return end;
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /**
     * In a trigger or routine, what begins must end. Within {@code begin} and {@code case}, only these two are counted: they may end with
     * a bare {@code end}, the others say what they end.
     */
    private void begin(String word, int end) {
        if (word.equals("begin") || word.equals("case")) {
            blocks.push(word);
        } else if (blocks.contains("begin") || blocks.contains("case")) {
            return;
        } else if (word.equals("then") && condition) {
            blocks.push("if");
            condition = false;
        } else if (BEFORE_STATEMENT.contains(before)) {
            condition |= word.equals("if");
            if (LOOPS.contains(word) && !text.startsWith("(", end)) {
                blocks.push(word);
            }
        }
    }

    private void end(String what) {
        String innermost = blocks.isEmpty() ? "" : blocks.peek();
        boolean bare = what.isEmpty() && (innermost.equals("begin") || innermost.equals("case"));
        if (bare || innermost.equals(what)) {
            blocks.poll();
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
        first = -1;
        routine = false;
        condition = false;
        before = "";
    }

    private static boolean hasSql(String statement) {
        String bare = statement.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("--[^\\n]*", "");
        return !bare.isBlank();
    }
}
