package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.run.Migrator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a revision.
 *
 * @param id its id, or the name of a repeatable object
 * @param message what it does, in a few words
 * @param parents ids of the revisions just before it
 * @param labels names for the branch it begins
 * @param state {@code APPLIED}, {@code STAMPED}, {@code UPGRADING} or {@code DOWNGRADING} as the database says, {@code REPEATABLE} for an object
 *     that is made again when its SQL changes, {@code PENDING} for what waits for an upgrade
 * @param isKnown whether the application has it; what an older application did not know of has no labels
 * @param started when it was applied, or null
 * @param millis how long that took, in milliseconds, or null
 * @param appliedBy the user and the machine that applied it, or null
 */
public record RevisionDescription(
        String id,
        String message,
        List<String> parents,
        List<String> labels,
        String state,
        boolean isKnown,
        @Nullable Instant started,
        @Nullable Long millis,
        @Nullable String appliedBy) {

    /** What a revision is that is not applied. */
    public static final String PENDING = "PENDING";

    /**
     * Describes all revisions of an application and of its database.
     *
     * @param migrator the revisions and the database
     * @return the revisions of the application in their order, then its repeatable objects, then what only the database knows
     */
    public static List<RevisionDescription> all(Migrator migrator) {
        Map<String, AppliedRevision> lines = new LinkedHashMap<>();
        migrator.history().forEach(line -> lines.put(line.id(), line));
        List<RevisionDescription> all = new ArrayList<>();
        for (RevisionScript script : migrator.graph().ordered()) {
            AppliedRevision line = lines.remove(script.id());
            all.add(of(script.id(), script.message(), script.parents(), script.labels(), true, line));
        }
        Set<String> due = new HashSet<>();
        migrator.pending().forEach(script -> due.add(script.id()));
        for (RevisionScript script : migrator.graph().repeatables()) {
            AppliedRevision there = lines.values().stream()
                    .filter(line -> line.isRepeatable() && line.name().equals(script.id()))
                    .findFirst()
                    .orElse(null);
            if (there != null) {
                lines.remove(there.id());
            }
            AppliedRevision line = due.contains(script.id()) ? null : there;
            all.add(of(script.id(), script.message(), List.of(), List.of(), true, line));
        }
        for (AppliedRevision line : lines.values()) {
            all.add(of(line.name(), line.message(), line.parents(), List.of(), false, line));
        }
        return all;
    }

    private static RevisionDescription of(
            String id,
            String message,
            List<String> parents,
            List<String> labels,
            boolean isKnown,
            @Nullable AppliedRevision line) {
        return new RevisionDescription(
                id,
                message,
                parents,
                labels,
                line == null ? PENDING : line.state().name(),
                isKnown,
                line == null ? null : line.started(),
                line == null ? null : line.millis(),
                line == null ? null : line.appliedBy());
    }

    /**
     * Tells whether the revision waits for an upgrade.
     *
     * @return whether it is not applied
     */
    public boolean isPending() {
        return state.equals(PENDING);
    }
}
