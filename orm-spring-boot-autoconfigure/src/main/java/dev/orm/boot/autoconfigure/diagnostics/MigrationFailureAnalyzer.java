package dev.orm.boot.autoconfigure.diagnostics;

import dev.orm.boot.autoconfigure.migrations.DestructiveUpgradeException;
import dev.orm.boot.autoconfigure.migrations.PendingRevisionsException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.MigrationLockException;
import dev.orm.migrations.NewerSchemaException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the revisions of the application could not be run at start. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

    private static final String COMMAND = "'java -jar <application>.jar db ";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action(cause), cause);
    }

    private static String action(MigrationException cause) {
        if (cause instanceof PendingRevisionsException) {
            return "Run " + COMMAND + "upgrade', or let the application do so by 'orm.migrations.mode=upgrade'.";
        } else if (cause instanceof DestructiveUpgradeException destructive) {
            String ids = String.join(",", destructive.revisions());
            return "Make a backup. Then run " + COMMAND
                    + "upgrade', or approve of it by 'orm.migrations.approve-destructive=" + ids
                    + "' or @AcceptedRisk in the revision, and start again.";
        } else if (cause instanceof MigrationLockException) {
            return "Wait for the other program, which may be another instance of this one, and start again. "
                    + "'orm.migrations.lock-wait' says how long to wait.";
        } else if (cause instanceof MigrationFailedException failed) {
            return "Mend the cause and start again; " + COMMAND
                    + "history' shows what is applied. If the tables are there already because"
                    + " something else created them, say so by " + COMMAND + "stamp " + failed.revision() + "'.";
        } else if (cause instanceof NewerSchemaException) {
            return "Start the version of the application that has the revision; or let this one start beside it by"
                    + " 'orm.migrations.allow-newer-schema=true', if its statements do with the newer tables.";
        }
        return "Correct the revisions and start again. " + COMMAND + "history' shows what is applied.";
    }
}
