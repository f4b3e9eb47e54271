package dev.orm.boot.autoconfigure.diagnostics;

import dev.orm.boot.autoconfigure.SqliteFileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the file of a SQLite database cannot be used. */
final class SqliteFileFailureAnalyzer extends AbstractFailureAnalyzer<SqliteFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SqliteFileException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Create the directory and make it writable for the user that runs the application, or name another file: "
                        + "with 'orm.sqlite.file' if no 'spring.datasource.url' is set, else in that URL.",
                cause);
    }
}
