package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationLockException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code db}, which holds all others. */
@Command(
        name = DbRunListener.COMMAND,
        description = "Migrates the database of this application.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Properties of the application may be given too, such as --spring.profiles.active=production.",
            "Exit codes: 0 done, 1 failed, 2 something is pending or different, 3 another program holds the lock."
        },
        subcommands = {
            UpgradeCommand.class,
            DowngradeCommand.class,
            CurrentCommand.class,
            HistoryCommand.class,
            HeadsCommand.class,
            BranchesCommand.class,
            ShowCommand.class,
            CheckCommand.class,
            DriftCommand.class,
            LintCommand.class,
            PlanCommand.class,
            SqlCommand.class,
            StampCommand.class,
            RepairCommand.class,
            MergeCommand.class,
            SquashCommand.class,
            AdoptCommand.class,
            DiagramCommand.class,
            HelpCommand.class
        })
final class DbCommand implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(DbCommand.class);

    private final DatabaseContext database;

    @Option(
            names = DbRunListener.FULL_CONTEXT,
            scope = CommandLine.ScopeType.INHERIT,
            description =
                    "Start the application for it, without a web server: its own beans for the data source and the mapping are"
                            + " used.")
    private boolean fullContext;

    @Spec
    private @Nullable CommandSpec spec;

    private DbCommand(DatabaseContext database) {
        this.database = database;
    }

    DatabaseContext database() {
        return database;
    }

    /**
     * Runs a command.
     *
     * @param database what it works on
     * @param arguments what comes after {@code db}
     * @return its exit code
     */
    static int run(DatabaseContext database, List<String> arguments, PrintWriter out, PrintWriter err) {
        List<String> own = new ArrayList<>(arguments);
        own.removeIf(DbCommand::isProperty);
        CommandLine line = new CommandLine(new DbCommand(database))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(DbCommand::failed);
        // An exit code of 2 tells that something is different, and nothing else.
        everywhere(line);
        return line.execute(own.toArray(String[]::new));
    }

    private static void everywhere(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.FAILED);
        line.getCommandSpec().exitCodeOnExecutionException(ExitCode.FAILED);
        line.getSubcommands().values().forEach(DbCommand::everywhere);
    }

    /** Spring knows it already. Options of commands have no dots. */
    private static boolean isProperty(String argument) {
        int end = argument.indexOf('=');
        return argument.startsWith("--")
                && argument.substring(0, end < 0 ? argument.length() : end).indexOf('.') > 0;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which command? See: db --help");
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        log.debug("The command failed", failure);
        Throwable cause = cause(failure);
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (line.getCommand() instanceof MigrationCommand command && command.isJson()) {
            line.getOut().println(JsonText.of(Map.of("error", message)));
        } else {
            line.getErr().println(message);
        }
        return cause instanceof MigrationLockException ? ExitCode.LOCKED : ExitCode.FAILED;
    }

    /** What a person can do something about, which Spring may have put into exceptions about beans. */
    private static Throwable cause(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrationException) {
                return cause;
            }
        }
        return failure instanceof BeansException ? NestedExceptionUtils.getMostSpecificCause(failure) : failure;
    }
}
