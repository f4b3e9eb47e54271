package dev.orm.boot.autoconfigure.migrations;

import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.TableName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties whose names begin with {@code orm.migrations}.
 *
 * @param mode What is done at start with the revisions of the application.
 * @param target Where an upgrade at start goes: 'heads', a revision or a label.
 * @param table Table that remembers which revisions are applied, with a schema and a dot before it if it is not the default
 *     one.
 * @param lockWait Time to wait for another program that migrates the same database.
 * @param lockTimeout Time that a statement waits for a lock that another session holds; after it the revision is tried again,
 *     ten times in all.
 * @param packages Comma-separated list of packages in which revisions are found, beside those of the application.
 * @param allowNewerSchema Whether the application starts on a database in which revisions are applied that it does not know, as
 *     after a deployment was rolled back.
 * @param approveDestructive Comma-separated list of ids of revisions that may drop tables and columns with rows when the
 *     application starts, or '*' for all.
 * @param exclude Comma-separated list of names that 'check', 'drift' and 'adopt' leave alone, such as 'legacy_*', 'audit.*' or
 *     'users.search_vector'.
 * @param defaultSchema Schema that is meant where an entity or a revision names none.
 * @param url JDBC URL for migrations, if it is another than that of the data source.
 * @param user Name of the database user that may change the schema, if it is another than that of the data source.
 * @param password Password of that user.
 */
@ConfigurationProperties("orm.migrations")
public record OrmMigrationsProperties(
        @DefaultValue("upgrade") MigrationMode mode,
        @DefaultValue("heads") String target,
        @DefaultValue("orm_revisions") String table,
        @DefaultValue("60s") Duration lockWait,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue List<String> packages,
        @DefaultValue("false") boolean allowNewerSchema,
        @DefaultValue List<String> approveDestructive,
        @DefaultValue List<String> exclude,
        @Nullable String defaultSchema,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {

    /**
     * Returns the name of the table that remembers revisions.
     *
     * @return its name and schema
     */
    public TableName historyTable() {
        int dot = table.indexOf('.');
        return dot < 0 ? TableName.of(table) : new TableName(table.substring(0, dot), table.substring(dot + 1));
    }

    /**
     * Returns what is compared.
     *
     * @return rules that leave out {@link #exclude}
     */
    public ComparisonRules comparisonRules() {
        return ComparisonRules.excluding(exclude).inDefaultSchema(defaultSchema);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "OrmMigrationsProperties[mode=" + mode + ", target=" + target + ", table=" + table + ", lockWait="
                + lockWait + ", lockTimeout=" + lockTimeout
                + ", packages=" + packages + ", allowNewerSchema=" + allowNewerSchema + ", approveDestructive="
                + approveDestructive + ", exclude=" + exclude
                + ", defaultSchema=" + defaultSchema + ", url=" + url + ", user="
                + user + "]";
    }
}
