package dev.orm.boot.autoconfigure.diagnostics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which dependency is missing for the URL of the data source, or that no supported database is known by it. It comes
 * before the analyzers of Spring Boot, which speak of embedded databases in these cases.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseDriverFailureAnalyzer implements FailureAnalyzer {

    private static final Map<String, String> DRIVERS = Map.of(
            "jdbc:sqlite:", "org.xerial:sqlite-jdbc",
            "jdbc:postgresql:", "org.postgresql:postgresql",
            "jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client",
            "jdbc:h2:", "com.h2database:h2");

    private static final List<String> DRIVER_IS_MISSING = List.of(
            "Failed to load driver class", "Cannot load driver class", "Failed to determine a suitable driver class");

    private static final String NO_DIALECT = "No dialect knows the database";

    private final Environment environment;

    DatabaseDriverFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String url = environment.getProperty("spring.datasource.url", "");
        Throwable cause = url.isBlank() ? null : missingDriver(failure);
        if (cause == null) {
            return null;
        }
        String scheme = JdbcUrls.schemeOf(url.trim());
        String driver = isUnknown(cause) ? null : DRIVERS.get(scheme);
        if (driver == null) {
            return new FailureAnalysis(
                    "No supported database is known by the URL '" + JdbcUrls.withoutSecrets(url)
                            + "' that 'spring.datasource.url' names.",
                    "Use a URL that begins with jdbc:sqlite:, jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:.",
                    cause);
        }
        return new FailureAnalysis(
                "The JDBC driver for the URL '" + JdbcUrls.withoutSecrets(url)
                        + "' is not on the class path, or the one that "
                        + "'spring.datasource.driver-class-name' names is not.",
                "Add the dependency " + driver + " to the application, and do not set "
                        + "'spring.datasource.driver-class-name': the URL tells the driver.",
                cause);
    }

    private static @Nullable Throwable missingDriver(Throwable failure) {
        for (Throwable next = failure; next != null && next != next.getCause(); next = next.getCause()) {
            String message = next.getMessage();
            if (message != null && DRIVER_IS_MISSING.stream().anyMatch(message::startsWith) || isUnknown(next)) {
                return next;
            }
        }
        return null;
    }

    private static boolean isUnknown(Throwable cause) {
        return cause instanceof IllegalArgumentException
                && String.valueOf(cause.getMessage()).startsWith(NO_DIALECT);
    }
}
