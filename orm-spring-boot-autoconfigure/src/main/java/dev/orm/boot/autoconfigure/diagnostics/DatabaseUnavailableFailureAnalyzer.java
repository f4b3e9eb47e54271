package dev.orm.boot.autoconfigure.diagnostics;

import dev.orm.engine.DatabaseException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says that the database does not answer, or does not let the application in. */
final class DatabaseUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    /** MariaDB has no SQL state of its own for it. */
    private static final int MARIADB_UNKNOWN_DATABASE = 1049;

    private final Environment environment;

    DatabaseUnavailableFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        SQLException driver = innermost(cause);
        DatabaseException ours = findCause(rootFailure, DatabaseException.class);
        String said = ours == null ? driver.getMessage() : ours.getMessage();
        String state = driver.getSQLState();
        if (state == null || state.length() < 2) {
            return null;
        }
        boolean unknown = state.equals("42000") && driver.getErrorCode() == MARIADB_UNKNOWN_DATABASE;
        return switch (unknown ? NO_SUCH_DATABASE : state.substring(0, 2)) {
            case CONNECTION ->
                analysis(
                        "does not answer",
                        said,
                        "Check that the database runs, and that host and port in 'spring.datasource.url' are right and reachable.",
                        driver);
            case AUTHORIZATION ->
                analysis(
                        "refuses the credentials",
                        said,
                        "Check 'spring.datasource.username' and 'spring.datasource.password', and that this user may connect.",
                        driver);
            case NO_SUCH_DATABASE ->
                analysis(
                        "does not exist on its server",
                        said,
                        "Create the database, or correct its name in 'spring.datasource.url'.",
                        driver);
            default -> null;
        };
    }

    private FailureAnalysis analysis(String fault, @Nullable String said, String action, Throwable cause) {
        String database = JdbcUrls.find(environment)
                .map(url -> "The database at '" + url + "' ")
                .orElse("The database ");
        String gap = System.lineSeparator() + System.lineSeparator();
        return new FailureAnalysis(database + fault + "." + gap + "Reason: " + said, action, cause);
    }

    /** A pool wraps the driver's error in one of its own, with less in it. */
    private static SQLException innermost(SQLException outer) {
        SQLException inner = outer;
        for (Throwable next = outer.getCause(); next != null && next != next.getCause(); next = next.getCause()) {
            if (next instanceof SQLException error && error.getSQLState() != null) {
                inner = error;
            }
        }
        return inner;
    }
}
