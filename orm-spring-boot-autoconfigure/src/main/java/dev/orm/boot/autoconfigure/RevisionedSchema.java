package dev.orm.boot.autoconfigure;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Tells Spring Boot, and the creation of missing tables, that the schema of a data source is managed by revisions. */
public final class RevisionedSchema implements SchemaManagementProvider {

    private final @Nullable DataSource managed;
    private final SchemaMode mode;

    /**
     * Names the data source.
     *
     * @param managed the data source, or null if there are no revisions
     * @param mode what is done with the tables of the entities when the revisions have run, unless it is configured
     */
    public RevisionedSchema(@Nullable DataSource managed, SchemaMode mode) {
        this.managed = managed;
        this.mode = mode;
    }

    @Override
    public SchemaManagement getSchemaManagement(DataSource dataSource) {
        return dataSource == managed ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
    }

    SchemaMode mode() {
        return mode;
    }
}
