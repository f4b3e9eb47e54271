package dev.orm.boot.autoconfigure.diagnostics;

import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Finds the URL of the data source after a failed start, fit for display. */
final class JdbcUrls {

    private JdbcUrls() {}

    /**
     * Finds the URL.
     *
     * @param environment the properties of the application
     * @return the URL without parameters and credentials, or empty if no property says it
     */
    static Optional<String> find(Environment environment) {
        return Optional.ofNullable(environment.getProperty("spring.datasource.url"))
                .map(String::trim)
                .filter(StringUtils::hasText)
                .map(JdbcUrls::withoutSecrets);
    }

    /** Parameters may hold a password, and so may the part before the host. */
    static String withoutSecrets(String url) {
        String plain = url.split("[?;]", 2)[0];
        return plain.replaceFirst("//[^/@]*@", "//");
    }

    /**
     * Returns the kind of URL.
     *
     * @param url a JDBC URL
     * @return its beginning, such as {@code jdbc:mysql:}
     */
    static String schemeOf(String url) {
        int first = url.indexOf(':');
        int second = first < 0 ? -1 : url.indexOf(':', first + 1);
        return second < 0 ? url : url.substring(0, second + 1).toLowerCase(Locale.ROOT);
    }
}
