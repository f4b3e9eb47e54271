package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.lint.LintRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQL text that drops a table or a column, or empties a table. What a function that it makes would do later is not looked at. */
final class DroppingSql {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|--[^\\n]*");

    private static final Pattern TABLE =
            Pattern.compile("(?is)\\s*(drop\\s+table\\b|truncate\\b|delete\\b(?!.*\\bwhere\\b)).*");

    private static final Pattern COLUMN = Pattern.compile("(?is)\\s*alter\\s+table\\b.*\\bdrop\\s+"
            + "(?!(constraint|foreign|primary|index|key|check|default|not|expression|identity)\\b).*");

    private DroppingSql() {}

    /** What it loses, or null if it is none. */
    static @Nullable LintRule rule(String sql) {
        String text = COMMENT.matcher(sql).replaceAll(" ");
        if (TABLE.matcher(text).matches()) {
            return LintRule.DROP_TABLE;
        }
        return COLUMN.matcher(text).matches() ? LintRule.DROP_COLUMN : null;
    }

    static boolean names(String sql, String table) {
        return Pattern.compile("(?i)(?<![\\w$])" + Pattern.quote(table) + "(?![\\w$])")
                .matcher(sql)
                .find();
    }
}
