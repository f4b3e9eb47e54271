package dev.orm.boot.autoconfigure.diagnostics;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that the database does not answer, or does not let the application in. */
final class DatabaseUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    private final BeanFactory beanFactory;

    DatabaseUnavailableFailureAnalyzer(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        SQLException driver = innermost(cause);
        String state = driver.getSQLState();
        if (state == null || state.length() < 2) {
            return null;
        }
        return switch (state.substring(0, 2)) {
            case CONNECTION ->
                analysis(
                        "does not answer",
                        driver,
                        "Check that the database runs, and that host and port in 'spring.datasource.url' are right and reachable.");
            case AUTHORIZATION ->
                analysis(
                        "refuses the credentials",
                        driver,
                        "Check 'spring.datasource.username' and 'spring.datasource.password', and that this user may connect.");
            case NO_SUCH_DATABASE ->
                analysis(
                        "does not exist on its server",
                        driver,
                        "Create the database, or correct its name in 'spring.datasource.url'.");
            default -> null;
        };
    }

    private FailureAnalysis analysis(String fault, SQLException driver, String action) {
        String database = JdbcUrls.find(beanFactory)
                .map(url -> "The database at '" + url + "' ")
                .orElse("The database ");
        String description = database + fault + "." + System.lineSeparator() + System.lineSeparator()
                + "The driver says: " + driver.getMessage();
        return new FailureAnalysis(description, action, driver);
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
