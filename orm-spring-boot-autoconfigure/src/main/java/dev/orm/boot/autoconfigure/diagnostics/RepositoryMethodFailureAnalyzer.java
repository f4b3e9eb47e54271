package dev.orm.boot.autoconfigure.diagnostics;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.data.repository.query.QueryCreationException;

/** Says which method of a repository cannot be turned into a query, and why. */
final class RepositoryMethodFailureAnalyzer extends AbstractFailureAnalyzer<QueryCreationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QueryCreationException cause) {
        Method method = cause.getMethod();
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        String place = method.getDeclaringClass().getName() + "." + method.getName() + "(" + parameters + ")";
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new FailureAnalysis(
                "No query can be made for the repository method " + place + "." + System.lineSeparator()
                        + System.lineSeparator() + "Reason: " + reason.getMessage(),
                "Name the method after attributes that the entity has, such as findByNameAndAgeGreaterThan, with one parameter "
                        + "for each; or write its query with @Query; or give it a body with 'default'.",
                cause);
    }
}
