package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.run.Migrator;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The endpoint {@code migrations}: which revisions there are and which are applied. It changes nothing. */
@Endpoint(id = "migrations")
public final class MigrationsEndpoint {

    private final Migrator migrator;

    MigrationsEndpoint(Migrator migrator) {
        this.migrator = migrator;
    }

    /**
     * Describes the revisions.
     *
     * @return what is applied and what is not
     */
    @ReadOperation
    public Migrations migrations() {
        return new Migrations(migrator.current(), migrator.graph().heads(), RevisionDescription.all(migrator));
    }

    /**
     * The revisions of the application and of its database.
     *
     * @param current ids of the applied revisions after which no other is applied
     * @param heads ids of the revisions after which none comes
     * @param revisions all revisions, in their order
     */
    public record Migrations(List<String> current, List<String> heads, List<RevisionDescription> revisions) {}
}
