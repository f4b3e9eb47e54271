package dev.orm.boot.autoconfigure.diagnostics;

import dev.orm.mapping.MappingException;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which entity classes cannot be mapped, and why. */
final class MappingFailureAnalyzer extends AbstractFailureAnalyzer<MappingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MappingException cause) {
        String faults = cause.faults().stream()
                .map(fault -> "    - " + fault)
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "The entity classes cannot be mapped to tables:" + System.lineSeparator() + System.lineSeparator()
                        + faults,
                "Correct the classes and members named above. All faults that were found are listed.",
                cause);
    }
}
