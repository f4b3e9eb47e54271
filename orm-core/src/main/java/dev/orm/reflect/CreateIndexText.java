package dev.orm.reflect;

import dev.orm.reflect.SqlTokens.Kind;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.reflect.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite keeps in the text of {@code CREATE INDEX} only.
 *
 * @param elements the texts of what it sorts by, without {@code ASC} and {@code DESC}
 * @param where its condition, or null
 */
record CreateIndexText(List<String> elements, @Nullable String where) {

    static CreateIndexText of(String sql) {
        List<Token> tokens = SqlTokens.of(sql, Quoting.BRACKETS);
        int at = 0;
        while (tokens.get(at).kind() != Kind.END && !tokens.get(at).is("(")) {
            at++;
        }
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = at + 1;
        for (; tokens.get(at).kind() != Kind.END; at++) {
            Token token = tokens.get(at);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            }
            if (depth == 0 || depth == 1 && token.is(",")) {
                elements.add(element(sql, tokens, start, at));
                start = at + 1;
                if (depth == 0) {
                    break;
                }
            }
        }
        for (; tokens.get(at).kind() != Kind.END; at++) {
            if (tokens.get(at).is("where")) {
                return new CreateIndexText(
                        elements, sql.substring(tokens.get(at).end()).strip());
            }
        }
        return new CreateIndexText(elements, null);
    }

    private static String element(String sql, List<Token> tokens, int start, int end) {
        int last = end - 1;
        while (last > start && (tokens.get(last).is("asc") || tokens.get(last).is("desc"))) {
            last--;
        }
        return sql.substring(tokens.get(start).start(), tokens.get(last).end());
    }
}
