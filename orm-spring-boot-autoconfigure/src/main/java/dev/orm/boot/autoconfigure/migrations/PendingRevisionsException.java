package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.MigrationException;
import java.util.List;

/** The application does not start, as revisions are not applied yet and {@code orm.migrations.mode} is {@code validate}. */
public final class PendingRevisionsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    PendingRevisionsException(List<String> revisions) {
        super("The database is behind: " + revisions.size()
                + (revisions.size() == 1 ? " revision is" : " revisions are") + " not applied, "
                + String.join(", ", revisions) + ".");
    }
}
