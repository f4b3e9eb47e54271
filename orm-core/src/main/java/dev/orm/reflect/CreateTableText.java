package dev.orm.reflect;

import dev.orm.reflect.SqlTokens.Kind;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.reflect.SqlTokens.Token;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.TableOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQLite keeps in the text of {@code CREATE TABLE} only: names of constraints, checks, computed values and collations. */
final class CreateTableText {

    /** A constraint with the columns it is about. */
    record Named(@Nullable String name, List<String> columns, Deferral deferral) {

        boolean isAbout(List<String> others) {
            return String.join("\n", columns).equalsIgnoreCase(String.join("\n", others));
        }
    }

    private static final Set<String> CONSTRAINT_STARTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private static final Set<String> COLUMN_RULES = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as");

    final List<Named> primaryKeys = new ArrayList<>();
    final List<Named> uniques = new ArrayList<>();
    final List<Named> foreignKeys = new ArrayList<>();
    final List<InspectedCheck> checks = new ArrayList<>();
    final Map<String, String> computed = new HashMap<>();
    final Map<String, String> collations = new HashMap<>();
    final Set<TableOption> options = EnumSet.noneOf(TableOption.class);

    private final String sql;
    private final List<Token> tokens;
    private int at;

    private CreateTableText(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql, Quoting.BRACKETS);
    }

    static CreateTableText of(String sql) {
        CreateTableText text = new CreateTableText(sql);
        text.read();
        return text;
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean take(String word) {
        if (token().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isEnd() {
        return token().kind() == Kind.END;
    }

    private void read() {
        while (!isEnd() && !token().is("(") && !token().is("as")) {
            at++;
        }
        if (!take("(")) {
            return;
        }
        do {
            boolean ofTable = token().kind() == Kind.WORD
                    && CONSTRAINT_STARTS.contains(token().text().toLowerCase(Locale.ROOT));
            if (ofTable) {
                constraint();
            } else {
                column();
            }
            skipToComma();
        } while (take(","));
        take(")");
        while (!isEnd()) {
            if (take("strict")) {
                options.add(TableOption.SQLITE_STRICT);
            } else if (take("without")) {
                options.add(TableOption.SQLITE_WITHOUT_ROWID);
            } else {
                at++;
            }
        }
    }

    /** Constraints of a table may follow each other without a comma. */
    private void constraint() {
        String name = take("constraint") ? tokens.get(at++).text() : null;
        if (take("primary")) {
            take("key");
            primaryKeys.add(new Named(name, names(), Deferral.NOT_DEFERRABLE));
        } else if (take("unique")) {
            uniques.add(new Named(name, names(), Deferral.NOT_DEFERRABLE));
        } else if (take("check")) {
            checks.add(new InspectedCheck(name, inParentheses()));
        } else if (take("foreign")) {
            take("key");
            List<String> columns = names();
            foreignKeys.add(new Named(name, columns, reference()));
        }
        while (!isEnd() && !token().is(",") && !token().is(")")) {
            if (token().kind() == Kind.WORD
                    && CONSTRAINT_STARTS.contains(token().text().toLowerCase(Locale.ROOT))) {
                constraint();
                return;
            }
            skipOne();
        }
    }

    private void column() {
        String column = tokens.get(at++).text();
        while (!isEnd() && !token().is(",") && !token().is(")") && !isRule()) {
            skipOne();
        }
        String name = null;
        while (!isEnd() && !token().is(",") && !token().is(")")) {
            if (take("constraint")) {
                name = tokens.get(at++).text();
                continue;
            }
            List<String> columns = List.of(column);
            if (take("primary")) {
                primaryKeys.add(new Named(name, columns, Deferral.NOT_DEFERRABLE));
            } else if (take("unique")) {
                uniques.add(new Named(name, columns, Deferral.NOT_DEFERRABLE));
            } else if (take("check")) {
                checks.add(new InspectedCheck(name, inParentheses()));
            } else if (take("references")) {
                at--;
                foreignKeys.add(new Named(name, columns, reference()));
            } else if (take("collate")) {
                collations.put(column.toLowerCase(Locale.ROOT), tokens.get(at++).text());
            } else if (take("as")) {
                computed.put(column.toLowerCase(Locale.ROOT), inParentheses());
            } else {
                skipOne();
                continue;
            }
            name = null;
        }
    }

    private boolean isRule() {
        return token().kind() == Kind.WORD
                && COLUMN_RULES.contains(token().text().toLowerCase(Locale.ROOT));
    }

    /** Reads from REFERENCES to the end of the rules of a foreign key. */
    private Deferral reference() {
        take("references");
        at++;
        if (token().is("(")) {
            skipOne();
        }
        Deferral deferral = Deferral.NOT_DEFERRABLE;
        while (true) {
            if (take("on")) {
                at++;
                if (take("set") || take("no")) {
                    at++;
                } else {
                    at++;
                }
            } else if (take("match")) {
                at++;
            } else if (token().is("not") && tokens.get(at + 1).is("deferrable")) {
                at += 2;
                initially();
            } else if (take("deferrable")) {
                deferral = initially() ? Deferral.INITIALLY_DEFERRED : Deferral.DEFERRABLE;
            } else {
                return deferral;
            }
        }
    }

    private boolean initially() {
        if (!take("initially")) {
            return false;
        }
        boolean deferred = token().is("deferred");
        at++;
        return deferred;
    }

    private void skipToComma() {
        while (!isEnd() && !token().is(",") && !token().is(")")) {
            skipOne();
        }
    }

    /** Skips a token, or all in parentheses. */
    private void skipOne() {
        if (token().is("(")) {
            inParentheses();
        } else {
            at++;
        }
    }

    private String inParentheses() {
        if (!take("(")) {
            return "";
        }
        int start = token().start();
        int depth = 1;
        while (!isEnd()) {
            if (token().is("(")) {
                depth++;
            } else if (token().is(")") && --depth == 0) {
                break;
            }
            at++;
        }
        int end = at == 0 ? start : tokens.get(at - 1).end();
        take(")");
        return sql.substring(start, Math.max(start, end));
    }

    /** The columns of a constraint, without how they are sorted. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (take("(")) {
            do {
                names.add(tokens.get(at).text());
                while (!isEnd() && !token().is(",") && !token().is(")")) {
                    skipOne();
                }
            } while (take(","));
            take(")");
        }
        return names;
    }
}
