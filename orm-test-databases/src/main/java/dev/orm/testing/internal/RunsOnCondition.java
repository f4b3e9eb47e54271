package dev.orm.testing.internal;

import dev.orm.testing.RunsOn;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the classes with {@link RunsOn} whose database is not in this run. */
public final class RunsOnCondition implements ExecutionCondition {

    /** Made by JUnit. */
    public RunsOnCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), RunsOn.class)
                .map(RunsOn::value)
                .filter(kind -> !SelectedDatabases.isSelected(kind))
                .map(kind -> ConditionEvaluationResult.disabled(
                        kind.label() + " is not in " + SelectedDatabases.PROPERTY + "."))
                .orElse(ConditionEvaluationResult.enabled("The database is in this run."));
    }
}
