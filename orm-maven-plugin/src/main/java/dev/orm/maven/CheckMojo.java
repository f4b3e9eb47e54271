package dev.orm.maven;

import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.operation.MigrationStep;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails if the entities say something that no revision makes ({@code check} of Alembic). No database is needed. */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class CheckMojo extends ModelMojo {

    /** Whether several heads are a failure too. */
    @Parameter(property = "orm.singleHead", defaultValue = "false")
    private boolean singleHead;

    /** Called by Maven. */
    public CheckMojo() {}

    @Override
    void run(ProjectModel project) throws MojoFailureException {
        check(project, singleHead);
        getLog().info("The revisions make what the entities say.");
    }

    static void check(ProjectModel project, boolean singleHead) throws MojoFailureException {
        if (singleHead && project.graph().heads().size() > 1) {
            throw new MojoFailureException("The history has the heads "
                    + String.join(", ", project.graph().heads()) + ". Bring them together by db merge.");
        }
        RevisionDraft draft = project.compare(Decisions.NONE);
        if (!draft.isEmpty()) {
            throw new MojoFailureException("The entities have moved. No revision does this yet:\n"
                    + draft.upgrade().stream()
                            .map(MigrationStep::describe)
                            .collect(Collectors.joining("\n- ", "- ", "\n"))
                    + "Write one: orm:revision -Dorm.message=…");
        }
    }
}
