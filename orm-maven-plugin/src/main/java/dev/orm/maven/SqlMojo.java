package dev.orm.maven;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.run.OfflineSql;
import dev.orm.migrations.run.PrintedSql;
import dev.orm.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes what revisions do as a script for a database that is not at hand ({@code upgrade --sql} of Alembic). */
@Mojo(name = "sql", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class SqlMojo extends ModelMojo {

    /** The database, such as {@code PostgreSQL}. */
    @Parameter(property = "orm.dialect", required = true)
    private String dialect = "";

    /** Two revisions with a colon between. */
    @Parameter(property = "orm.range", defaultValue = "base:heads")
    private String range = "base:heads";

    /** Whether the way back is written. */
    @Parameter(property = "orm.down", defaultValue = "false")
    private boolean down;

    /** The file that is written. */
    @Parameter(property = "orm.output", defaultValue = "${project.build.directory}/orm/revisions.sql")
    private String output = "";

    /** Called by Maven. */
    public SqlMojo() {}

    @Override
    void run(ProjectModel project) throws MojoFailureException {
        PrintedSql printed = print(project.graph(), dialect, range, down, table());
        Path file = Path.of(output);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, printed.text());
        } catch (IOException e) {
            throw new MojoFailureException(file + " cannot be written: " + e, e);
        }
        getLog().info("Written " + file);
        if (!printed.complete()) {
            throw new MojoFailureException(
                    file + " is not complete: a revision does what cannot be printed. Its end says" + " which.");
        }
    }

    static PrintedSql print(RevisionGraph graph, String database, String range, boolean down, TableName table) {
        return OfflineSql.of(
                graph, Dialects.named(database), table, range, down ? Direction.DOWNGRADE : Direction.UPGRADE);
    }
}
