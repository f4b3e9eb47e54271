package dev.orm.maven;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.generate.RevisionEditor;
import dev.orm.migrations.generate.RevisionSource;
import dev.orm.reflect.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is written into the sources of a project.
 *
 * @param file where it was written
 * @param draft what it says
 */
record RevisionFile(Path file, RevisionDraft draft) {

    /**
     * How a revision is to be written.
     *
     * @param sources the source folder
     * @param message what the revision does, in a few words
     * @param packageName its package, or null for that of the others
     * @param head the revision it comes after, or null for the only head
     * @param isEmpty whether it says nothing yet, to be written by hand
     * @param now when it is written
     * @param editor changes what it says
     */
    record Wish(
            Path sources,
            String message,
            @Nullable String packageName,
            @Nullable String head,
            boolean isEmpty,
            LocalDateTime now,
            RevisionEditor editor) {}

    /**
     * Writes a revision.
     *
     * @param project the entities and the revisions that are there
     * @param decisions what a person has decided
     * @param wish how it is to be written
     * @return the revision, or null if the model has not moved
     * @throws MigrationException if something has to be decided first
     */
    static @Nullable RevisionFile write(ProjectModel project, Decisions decisions, Wish wish) {
        RevisionDraft draft = wish.isEmpty()
                ? new RevisionDraft(project.history(), List.of(), List.of())
                : edited(project.compare(decisions), wish.editor());
        if (draft.isEmpty() && !wish.isEmpty()) {
            return null;
        }
        String packageName = wish.packageName() == null ? project.packageOfRevisions() : wish.packageName();
        SourceFile source = new RevisionSource(
                        RevisionSource.newId(), parents(project, wish.head()), wish.message(), wish.now())
                .file(draft, packageName);
        Path file = wish.sources().resolve(source.path());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.text(), java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        }
        return new RevisionFile(file, draft);
    }

    private static RevisionDraft edited(RevisionDraft draft, RevisionEditor editor) {
        return draft.isEmpty() ? draft : editor.edit(draft);
    }

    private static List<String> parents(ProjectModel project, @Nullable String head) {
        if (head != null) {
            return List.of(project.graph().find(head).id());
        }
        List<String> heads = project.graph().heads();
        if (heads.size() > 1) {
            throw new MigrationException("The history has the heads " + heads
                    + ". Name the one that the revision comes after, -Dorm.head=…, or bring them together first: java -jar"
                    + " <application>.jar db merge " + String.join(" ", heads));
        }
        return heads;
    }
}
