package dev.orm.maven;

import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.RevisionEditor;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision that makes of the history what the entities say ({@code revision --autogenerate} of Alembic). No database is needed.
 * What only a person can know is asked, and the goal fails until it is answered by {@code -Dorm.rename}, {@code -Dorm.drop} or
 * {@code -Dorm.fill}.
 */
@Mojo(name = "revision", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends ModelMojo {

    @Parameter(defaultValue = "${project.compileSourceRoots}", readonly = true, required = true)
    private List<String> sources = List.of();

    /** What the revision does, in a few words. */
    @Parameter(property = "orm.message", required = true)
    private String message = "";

    /** New names by old ones, such as {@code users.mail=users.email}, with commas between. */
    @Parameter(property = "orm.rename")
    private List<String> rename = List.of();

    /** Tables and columns that are to be dropped with their rows and values, with commas between; {@code *} for all. */
    @Parameter(property = "orm.drop")
    private List<String> drop = List.of();

    /** Values of new columns in rows that are there, such as {@code users.age=18}, with commas between. */
    @Parameter(property = "orm.fill")
    private List<String> fill = List.of();

    /** Package of the revision; that of the last revision, or {@code migrations} below the application, unless it is set. */
    @Parameter(property = "orm.package")
    private @Nullable String packageName;

    /** The revision it comes after, if there are several heads. */
    @Parameter(property = "orm.head")
    private @Nullable String head;

    /** Whether the revision says nothing yet, to be written by hand. */
    @Parameter(property = "orm.empty", defaultValue = "false")
    private boolean empty;

    /** Class of the {@code RevisionEditor} that changes what the revision says before it is written. */
    @Parameter(property = "orm.editor")
    private @Nullable String editor;

    /** Command that is run on the new file, such as {@code google-java-format -i}; the file is its last argument, or stands for {@code {}}. */
    @Parameter(property = "orm.afterWrite")
    private @Nullable String afterWrite;

    /** Called by Maven. */
    public RevisionMojo() {}

    @Override
    void run(ProjectModel project) throws MojoFailureException {
        RevisionFile written = RevisionFile.write(
                project,
                Decisions.parse(rename, drop, fill),
                new RevisionFile.Wish(
                        Path.of(sources.get(0)),
                        message,
                        packageName,
                        head,
                        empty,
                        LocalDateTime.now(),
                        editor == null ? draft -> draft : project.made(editor, RevisionEditor.class)));
        if (written == null) {
            getLog().info("The revisions make what the entities say; nothing was written.");
            return;
        }
        written.draft().upgrade().forEach(step -> getLog().info(step.describe()));
        getLog().info("Written " + written.file());
        if (afterWrite != null) {
            new AfterWrite(afterWrite).run(written.file(), getLog()::info);
        }
    }
}
