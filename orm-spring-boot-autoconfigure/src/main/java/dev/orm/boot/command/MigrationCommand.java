package dev.orm.boot.command;

import dev.orm.migrations.run.Migrator;
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
