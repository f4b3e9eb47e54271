package dev.orm.reflect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Turns names of a database into Java names of one scope, none of them twice. Letters and digits are all that is kept. */
final class JavaNames {

    private final Set<String> taken = new HashSet<>();
    private final UnaryOperator<String> fold;

    private JavaNames(UnaryOperator<String> fold) {
        this.fold = fold;
    }

    /** Names of classes; a file system may not tell upper case from lower. */
    static JavaNames ofClasses() {
        return new JavaNames(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Names of fields. */
    static JavaNames ofFields() {
        return new JavaNames(UnaryOperator.identity());
    }

    /** Keeps a name from being given. */
    void reserve(String name) {
        taken.add(fold.apply(name));
    }

    /** {@code order_details} and {@code Order Details} as {@code OrderDetails}. */
    String type(String name) {
        return unique(words(name).stream().map(JavaNames::capitalized).collect(Collectors.joining()));
    }

    /** {@code order_details} and {@code OrderDetails} as {@code orderDetails}. */
    String field(String name) {
        List<String> words = words(name);
        return unique(words.get(0)
                + words.stream().skip(1).map(JavaNames::capitalized).collect(Collectors.joining()));
    }

    /** {@code order_details} and {@code OrderDetails} as {@code ORDER_DETAILS}. */
    String constant(String name) {
        return unique(String.join("_", words(name)).toUpperCase(Locale.ROOT));
    }

    private String unique(String name) {
        String legal = Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
        if (SourceVersion.isKeyword(legal)) {
            legal += "_";
        }
        String free = legal;
        for (int i = 2; !taken.add(fold.apply(free)); i++) {
            free = legal + (Character.isDigit(legal.codePointBefore(legal.length())) ? "_" : "") + i;
        }
        return free;
    }

    private static String capitalized(String word) {
        int rest = word.offsetByCodePoints(0, 1);
        return word.substring(0, rest).toUpperCase(Locale.ROOT) + word.substring(rest);
    }

    /** The words of a name in lower case, at least one. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int[] letters = name.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            boolean part = Character.isLetterOrDigit(letters[i]);
            if (!part || i > 0 && startsWord(letters, i)) {
                add(word, words);
            }
            if (part) {
                word.appendCodePoint(letters[i]);
            }
        }
        add(word, words);
        return words.isEmpty() ? List.of("unnamed") : words;
    }

    /** The {@code N} of {@code firstName} and the {@code C} of {@code HTTPCode}. */
    private static boolean startsWord(int[] letters, int i) {
        return Character.isUpperCase(letters[i])
                && (Character.isLowerCase(letters[i - 1])
                        || Character.isUpperCase(letters[i - 1])
                                && i + 1 < letters.length
                                && Character.isLowerCase(letters[i + 1]));
    }

    private static void add(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
