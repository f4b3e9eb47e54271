package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.MigrationException;
import java.util.List;
import java.util.Set;

/** The application does not start, as an upgrade would drop tables or columns with rows and nobody has approved of it. */
public final class DestructiveUpgradeException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> revisions;

    DestructiveUpgradeException(Set<String> revisions, List<String> drops) {
        super("The upgrade at start would lose data that is there: " + String.join("; ", drops)
                + ". Nothing was changed.");
        this.revisions = Set.copyOf(revisions);
    }

    /**
     * Returns the revisions that nobody has approved of.
     *
     * @return their ids
     */
    public Set<String> revisions() {
        return revisions;
    }
}
