package dev.orm.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of constraints, found in the text of {@code CREATE TABLE}: SQLite keeps them nowhere else. Constraints whose definition is
 * written in another way than usual stay without a name.
 */
final class ConstraintNames {

    static final String PRIMARY_KEY = "primary key";
    static final String UNIQUE = "unique";
    static final String FOREIGN_KEY = "foreign key";

    static final ConstraintNames NONE = new ConstraintNames(List.of());

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|`[^`]+`|\\[[^\\]]+\\]|\\w+)";

    private static final Pattern OF_TABLE = Pattern.compile(
            "\\bconstraint\\s+" + NAME + "\\s+(primary\\s+key|unique|foreign\\s+key)\\s*\\(([^)]*)\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_COLUMN = Pattern.compile(
            "[(,]\\s*" + NAME + "\\s+[^(),]*(?:\\([^)]*\\)[^(),]*)?\\bconstraint\\s+" + NAME
                    + "\\s+(primary\\s+key|unique|references)",
            Pattern.CASE_INSENSITIVE);

    private record Named(String kind, List<String> columns, String name) {}

    private final List<Named> all;

    private ConstraintNames(List<Named> all) {
        this.all = all;
    }

    static ConstraintNames of(String createTable) {
        List<Named> found = new ArrayList<>();
        Matcher table = OF_TABLE.matcher(createTable);
        while (table.find()) {
            List<String> columns = new ArrayList<>();
            Matcher column = Pattern.compile(NAME).matcher(table.group(3));
            while (column.find()) {
                columns.add(unquoted(column.group()));
            }
            found.add(new Named(kind(table.group(2)), columns, unquoted(table.group(1))));
        }
        Matcher column = OF_COLUMN.matcher(createTable);
        while (column.find()) {
            found.add(new Named(kind(column.group(3)), List.of(unquoted(column.group(1))), unquoted(column.group(2))));
        }
        return new ConstraintNames(found);
    }

    private static String kind(String text) {
        String kind = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return kind.equals("references") ? FOREIGN_KEY : kind;
    }

    private static String unquoted(String name) {
        char first = name.charAt(0);
        if (first == '"') {
            return name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        return first == '`' || first == '[' ? name.substring(1, name.length() - 1) : name;
    }

    @Nullable
    String find(String kind, List<String> columns) {
        for (Named named : all) {
            if (named.kind().equals(kind) && same(named.columns(), columns)) {
                return named.name();
            }
        }
        return null;
    }

    private static boolean same(List<String> some, List<String> others) {
        return String.join("\n", some).equalsIgnoreCase(String.join("\n", others));
    }
}
