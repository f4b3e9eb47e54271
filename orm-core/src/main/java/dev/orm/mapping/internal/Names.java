package dev.orm.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes and checks names of tables and columns, and finds the name that was meant. */
public final class Names {

    private static final int GREATEST_DISTANCE = 3;

    private Names() {}

    /**
     * Returns a Java name in snake case: {@code createdAt} as {@code created_at}, {@code HTTPCode} as {@code http_code}.
     *
     * @param javaName the Java name
     * @return the name in snake case
     */
    public static String snakeCase(String javaName) {
        StringBuilder name = new StringBuilder(javaName.length() + 4);
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && startsWord(javaName, i)) {
                name.append('_');
            }
            name.append(c);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a name with a capital letter at the start of every word and without underscores: {@code album_id} as
     * {@code AlbumId}. What follows the first letter of a word is kept, so a name in this style stays as it is.
     *
     * @param name the name, in snake case or as somebody wrote it
     * @return the name in Pascal case
     */
    public static String pascalCase(String name) {
        StringBuilder pascal = new StringBuilder(name.length());
        for (String word : name.split("_")) {
            if (!word.isEmpty()) {
                int rest = word.offsetByCodePoints(0, 1);
                pascal.append(word.substring(0, rest).toUpperCase(Locale.ROOT)).append(word, rest, word.length());
            }
        }
        return pascal.length() == 0 ? name : pascal.toString();
    }

    private static boolean startsWord(String name, int i) {
        char before = name.charAt(i - 1);
        boolean lowerBehind = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return Character.isLowerCase(before)
                || Character.isDigit(before)
                || Character.isUpperCase(before) && lowerBehind;
    }

    /**
     * Says what is wrong with the name of a table, column, constraint or index.
     *
     * @param name the name
     * @param longest its greatest length in bytes
     * @return what is wrong and the mend, or null if nothing is
     */
    public static @Nullable String faultOf(String name, int longest) {
        String shown = "The name \"" + name.replaceAll("\\p{C}", "?") + "\" ";
        if (name.isBlank()) {
            return "The name is blank. Leave it out, or write one.";
        }
        if (name.chars().anyMatch(c -> c == '"' || c == '`')) {
            return shown
                    + "contains a quotation mark. Write it without; names are quoted wherever a database needs it.";
        }
        if (name.chars().anyMatch(Character::isISOControl) || hasLoneSurrogate(name)) {
            return shown + "contains a character that cannot be quoted. Take it out.";
        }
        if (!name.equals(name.strip())) {
            return shown + "begins or ends with a space. Take it out.";
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > longest) {
            return shown + "is " + length + " bytes long; PostgreSQL cuts names after " + longest
                    + ". Write a shorter one.";
        }
        return null;
    }

    private static boolean hasLoneSurrogate(String name) {
        return name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * Says which name may have been meant.
     *
     * @param wrong the name that nothing has
     * @param known the names that there are
     * @return a sentence that begins with a space: a near name, or all there are
     */
    public static String suggestion(String wrong, Collection<String> known) {
        String best = null;
        int least = Math.min(GREATEST_DISTANCE, wrong.length() / 2 + 1);
        for (String name : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        if (best != null) {
            return " Did you mean \"" + best + "\"?";
        }
        return known.isEmpty() ? " There are none." : " There are: " + String.join(", ", List.copyOf(known)) + ".";
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }

    /**
     * Names a class in a message.
     *
     * @param type the class
     * @return its name without the package, with a dot before a nested class
     */
    public static String of(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
