package dev.orm.testing.feature;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;
import dev.orm.testing.internal.SelectedDatabases;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Records for every JUnit tag that is a feature id, such as {@code CORE-07}, on which databases its tests passed. Writes
 * to the directory of the system property {@code orm.features.directory}; without it, in an IDE for instance, nothing is
 * recorded. Neither is it in a run that leaves out tests or databases, for such a run proves nothing about the rest.
 */
public final class FeatureListener implements TestExecutionListener {

    private static final String INVOCATION = "class-template-invocation";

    private final FeatureLedger ledger;
    private final @Nullable Path file;
    private @Nullable TestPlan plan;

    /** Made by the JUnit Platform. */
    public FeatureListener() {
        this(new FeatureLedger(), configuredFile());
    }

    FeatureListener(FeatureLedger ledger, @Nullable Path file) {
        this.ledger = ledger;
        this.file = file;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, Outcome.SKIPPED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Outcome outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.PASSED;
            case ABORTED -> Outcome.SKIPPED;
            case FAILED -> Outcome.FAILED;
        };
        if (test.isTest() || outcome != Outcome.PASSED) {
            record(test, outcome);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (file != null) {
            ledger.writeTo(file);
        }
    }

    private void record(TestIdentifier test, Outcome outcome) {
        Set<String> tags = new LinkedHashSet<>();
        String database = FeatureLedger.ANY_DATABASE;
        for (Optional<TestIdentifier> at = Optional.of(test); at.isPresent(); at = parent(at.get())) {
            TestIdentifier identifier = at.get();
            identifier.getTags().stream().map(TestTag::getName).forEach(tags::add);
            database = databaseOf(identifier).map(Enum::name).orElse(database);
        }
        if (test.isContainer()) {
            tags.addAll(tagsBelow(test));
        }
        for (String tag : tags) {
            ledger.record(tag, database, outcome);
        }
    }

    private Optional<TestIdentifier> parent(TestIdentifier identifier) {
        return plan == null ? Optional.empty() : plan.getParent(identifier);
    }

    /** A container that failed or was skipped takes its tests with it, and not all of them are in the plan. */
    private static Set<String> tagsBelow(TestIdentifier container) {
        return container
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .map(source -> DeclaredTags.in(source.getJavaClass()))
                .orElse(Set.of());
    }

    private static Optional<DatabaseKind> databaseOf(TestIdentifier identifier) {
        UniqueId.Segment last = identifier.getUniqueIdObject().getLastSegment();
        if (last.getType().equals(INVOCATION)) {
            return DatabaseKind.named(identifier.getDisplayName());
        }
        return identifier
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .flatMap(source -> AnnotationSupport.findAnnotation(source.getJavaClass(), RunsOn.class))
                .map(RunsOn::value);
    }

    private static @Nullable Path configuredFile() {
        String directory = System.getProperty("orm.features.directory", "");
        boolean partial = SelectedDatabases.isRestricted() || System.getProperty("test") != null;
        if (directory.isBlank() || partial) {
            return null;
        }
        return Path.of(directory, System.getProperty("orm.features.module", "tests") + ".tsv");
    }
}
