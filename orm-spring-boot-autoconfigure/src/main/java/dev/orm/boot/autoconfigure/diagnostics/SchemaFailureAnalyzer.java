package dev.orm.boot.autoconfigure.diagnostics;

import dev.orm.session.SchemaValidationException;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where the tables of the database differ from the mapped entities. */
final class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<SchemaValidationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaValidationException cause) {
        String differences = cause.differences().stream()
                .map(difference -> "    - " + difference)
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "The database does not fit the mapped entities:" + System.lineSeparator() + System.lineSeparator()
                        + differences,
                "Change the tables or the entities named above. With 'orm.schema.mode=create' missing tables are created at start; "
                        + "with 'orm.schema.mode=none' nothing is compared.",
                cause);
    }
}
