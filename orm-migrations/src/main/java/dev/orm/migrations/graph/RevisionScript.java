package dev.orm.migrations.graph;

import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A revision with its place in the history ({@code Script} of Alembic).
 *
 * @param id its id
 * @param parents ids of the revisions just before
 * @param message what it does, in a few words
 * @param labels names of the branch that begins here
 * @param dependsOn ids or labels of revisions of other branches that must have run before
 * @param replaces ids of the revisions that it stands for
 * @param transactional whether everything happens in one transaction, where the database can do that
 * @param migration what it does
 * @param origin where it was found, for messages: the name of a class or a file
 */
public record RevisionScript(
        String id,
        List<String> parents,
        String message,
        List<String> labels,
        List<String> dependsOn,
        List<String> replaces,
        boolean transactional,
        Migration migration,
        String origin) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private static final List<String> TAKEN = List.of("head", "heads", "base", "current");

    /** Copies the lists and checks the names. */
    public RevisionScript {
        parents = List.copyOf(parents);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
        replaces = List.copyOf(replaces);
        checkName("Id", id, origin);
        for (String label : labels) {
            checkName("Label", label, origin);
        }
    }

    private static void checkName(String what, String name, String origin) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new MigrationException(what + " \"" + name + "\" of the revision in " + origin
                    + " cannot be used. It needs 1 to 64 letters, digits and _, and must be none of " + TAKEN + ".");
        }
    }

    /**
     * Reads the annotation of a migration.
     *
     * @param migration the migration
     * @return the revision
     * @throws MigrationException if its class has no {@link Revision}, or a name in it cannot be used
     */
    public static RevisionScript of(Migration migration) {
        Class<?> type = migration.getClass();
        Revision revision = type.getAnnotation(Revision.class);
        if (revision == null) {
            throw new MigrationException(
                    type.getName()
                            + " has no @Revision, so its place in the history is unknown. Annotate it with an id and its parents.");
        }
        return new RevisionScript(
                revision.id(),
                List.of(revision.parents()),
                revision.message(),
                List.of(revision.labels()),
                List.of(revision.dependsOn()),
                List.of(revision.replaces()),
                revision.transactional(),
                migration,
                type.getName());
    }

    /**
     * Tells whether it is no revision but makes an object again whenever its SQL has changed; its id is the name of the object then.
     *
     * @return whether it is run after all revisions, without a place in the history
     */
    public boolean isRepeatable() {
        return SqlRevision.isRepeatable(migration);
    }

    /**
     * Returns what whoever wrote it knows of and has dealt with: {@link AcceptedRisk} of a class, {@code accepted-risk} of a SQL file.
     *
     * @return the reasons, by the codes of the findings
     */
    public Map<String, String> acceptedRisks() {
        Map<String, String> risks = new LinkedHashMap<>(SqlRevision.acceptedRisks(migration));
        for (AcceptedRisk risk : migration.getClass().getAnnotationsByType(AcceptedRisk.class)) {
            risks.put(risk.value(), risk.reason());
        }
        return Collections.unmodifiableMap(risks);
    }

    /**
     * Names the revision in messages.
     *
     * @return its id and its message
     */
    public String title() {
        return message.isEmpty() ? id : id + " (" + message + ")";
    }
}
