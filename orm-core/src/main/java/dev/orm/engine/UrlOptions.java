package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses options of a JDBC URL that do more than say where a database is. */
final class UrlOptions {

    private UrlOptions() {}

    /** Checks a URL that somebody wrote; the message never holds it, since it may hold a password. */
    static void check(String url, Dialect dialect, Set<String> allowed) {
        check(url, dialect, allowed, false);
    }

    /** Checks the URL that a driver tells of a connection, which has all options: one with its usual value says nothing. */
    static void checkTold(String url, Dialect dialect, Set<String> allowed) {
        check(url, dialect, allowed, true);
    }

    private static void check(String url, Dialect dialect, Set<String> allowed, boolean onlyWithValue) {
        String text = decoded(url).toLowerCase(Locale.ROOT);
        dialect.dangerousUrlOptions().forEach((option, does) -> {
            boolean looked = option.contains("=") || !onlyWithValue;
            if (looked && !allowed.contains(option) && has(text, option)) {
                throw new IllegalArgumentException("The URL of the database has the option \"" + option + "\", which "
                        + does + ". Remove it, or allow it by name: EngineBuilder.allowUrlOption(\"" + option + "\").");
            }
        });
    }

    private static boolean has(String url, String option) {
        return option.startsWith(":")
                ? url.contains(option)
                : Pattern.compile("[?&;]\\s*" + Pattern.quote(option)
                                + (option.contains("=") ? "(?![\\w])" : "\\s*=\\s*[^&;\\s]"))
                        .matcher(url)
                        .find();
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return url;
        }
    }
}
