package dev.orm.boot.command;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.MigrationListener;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.StepProgress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One of the commands below {@code db}. */
abstract class MigrationCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable DbCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public final Integer call() {
        Result result = new Result();
        run(database().migrator(), result);
        if (spec != null) {
            spec.commandLine().getOut().print(result.text(json));
            spec.commandLine().getOut().flush();
        }
        return result.exitCode();
    }

    abstract void run(Migrator migrator, Result result);

    /** Says how far a long operation is, where the result is not. */
    final MigrationListener progress() {
        return new MigrationListener() {
            @Override
            public void onProgress(RevisionScript revision, StepProgress progress) {
                if (spec != null) {
                    spec.commandLine().getErr().println(revision.id() + ": " + progress);
                    spec.commandLine().getErr().flush();
                }
            }
        };
    }

    final boolean isJson() {
        return json;
    }

    final DatabaseContext database() {
        if (parent == null) {
            throw new IllegalStateException("A command below db was run without db.");
        }
        return parent.database();
    }
}
