package dev.orm.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads SQL as a database does: words, numbers, quoted names, literals, comments, symbols. It is a second reader, made for tests,
 * that knows nothing of how the toolkit quotes.
 */
final class SqlTokens {

    private static final Set<String> KEYWORDS = Set.of("select", "as", "from", "where");

    private SqlTokens() {}

    /** The tokens of a statement, in which one name, written once or more, stands as {@code <name>}. */
    static List<String> of(String sql, String name) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if (c == '"' || c == '`' || c == '\'') {
                StringBuilder content = new StringBuilder();
                while (true) {
                    if (end >= sql.length()) {
                        throw new AssertionError("A quote does not end.");
                    }
                    if (sql.charAt(end) == c) {
                        if (end + 1 < sql.length() && sql.charAt(end + 1) == c) {
                            end++;
                        } else {
                            end++;
                            break;
                        }
                    }
                    content.append(sql.charAt(end++));
                }
                boolean isName = c != '\'' && content.toString().equals(name);
                tokens.add(isName ? "<name>" : c + content.toString());
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
                    end++;
                }
                String word = sql.substring(at, end);
                tokens.add(word.equals(name) && !KEYWORDS.contains(word) ? "<name>" : word);
            } else if (sql.startsWith("--", at)) {
                end = sql.indexOf('\n', at) < 0 ? sql.length() : sql.indexOf('\n', at);
                tokens.add("comment");
            } else if (sql.startsWith("/*", at)) {
                end = sql.indexOf("*/", at) < 0 ? sql.length() : sql.indexOf("*/", at) + 2;
                tokens.add("comment");
            } else {
                tokens.add(String.valueOf(c));
            }
            at = end;
        }
        return tokens;
    }
}
