package dev.orm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strings made to break out of the place where they stand. */
public final class HostileStrings {

    private static final List<String> DELIMITERS = List.of(
            "'", "\"", "`", "''", "\"\"", "\\", "\\'", "\\\"", "[", "]", "$$", "$x$", "(", ")", ";", "{", "}", "#");
    private static final List<String> COMMENTS = List.of("--", "-- ", "/*", "*/", "/*!", "\n", "\r\n", "#", "--\n");
    private static final List<String> MARKS =
            List.of("?", "??", ":name", "::", "$1", "@p", "%", "_", "!", "%s", "${x}", ".", "*");
    private static final List<String> WORDS = List.of(
            " or 1=1",
            "drop table canary",
            " union select 1",
            "null",
            "default",
            "select",
            "order",
            "a",
            "x",
            "user",
            "0",
            "-1",
            " and ",
            "0x27",
            "char(39)",
            "TRUE",
            "{fn now()}");
    private static final List<String> ENCODINGS = List.of(
            "\0",
            "\uD83D",
            "\uDC00",
            "\uD83D\uDE00",
            "e\u0301",
            "\u00E9",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\u202E",
            "\uFF07",
            "\u02BC",
            "\u200B",
            "\u0001",
            "\u007F",
            "\t",
            "\u00DF",
            "\u0130");

    /** Where a corpus of such strings lies, seen from the root of the checkout. */
    public static final String CORPUS = "../shared/data/hostile-inputs.txt";

    private HostileStrings() {}

    /**
     * Reads the corpus that lies beside the repository.
     *
     * @return its strings; none where it is not at hand
     */
    public static List<String> corpusAtHand() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root == null || !Files.exists(root.resolve(CORPUS)) ? List.of() : corpus(root.resolve(CORPUS));
    }

    /**
     * Makes different strings, most of them with delimiters and comments.
     *
     * @param random what they are made by
     * @param size how many
     * @return the strings
     */
    public static List<String> generated(Random random, int size) {
        Set<String> all = new LinkedHashSet<>(List.of(
                "",
                " ",
                "x",
                "'",
                "\"",
                "`",
                "\\",
                "'; drop table canary; --",
                "\"; drop table canary; --",
                "`; drop table canary; --",
                "') or ('1'='1",
                "\\' or 1=1 -- ",
                "a\0b",
                "\0' or 1=1 --",
                "x\uD83Dy",
                "\uDC00",
                "*/ drop table canary; /*",
                "x".repeat(64),
                "\u00E9".repeat(32),
                "'".repeat(300),
                "(".repeat(300),
                "%".repeat(300),
                "a.".repeat(200)));
        while (all.size() < size) {
            StringBuilder made = new StringBuilder();
            for (int parts = 1 + random.nextInt(7); parts > 0; parts--) {
                int kind = random.nextInt(10);
                List<String> from =
                        kind < 4 ? DELIMITERS : kind < 5 ? COMMENTS : kind < 7 ? MARKS : kind < 9 ? WORDS : ENCODINGS;
                made.append(from.get(random.nextInt(from.size())));
            }
            all.add(made.toString());
        }
        return List.copyOf(all);
    }

    /** Reads the strings of a corpus: after the class and a tab, with the escapes of Java and {@code {REPEAT n}x}. */
    private static List<String> corpus(Path file) {
        try {
            List<String> all = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#") && line.indexOf('\t') > 0) {
                    all.add(repeated(unescaped(line.substring(line.indexOf('\t') + 1))));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String repeated(String payload) {
        Matcher repeat =
                Pattern.compile("\\{REPEAT (\\d+)}(.*)", Pattern.DOTALL).matcher(payload);
        return repeat.matches() ? repeat.group(2).repeat(Integer.parseInt(repeat.group(1))) : payload;
    }

    private static String unescaped(String text) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                made.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'n' -> made.append('\n');
                case 'r' -> made.append('\r');
                case 't' -> made.append('\t');
                case 'u' -> {
                    made.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> made.append(escape);
            }
        }
        return made.toString();
    }
}
