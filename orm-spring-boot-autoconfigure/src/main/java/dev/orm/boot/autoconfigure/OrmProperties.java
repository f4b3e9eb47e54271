package dev.orm.boot.autoconfigure;

import dev.orm.session.LazyLoading;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties whose names begin with {@code orm}.
 *
 * @param portable Whether statements are refused that any of the supported databases could not run.
 * @param lazyLoading Whether what was not fetched is loaded when it is touched ('allowed'), or is an error ('refused').
 * @param engine How statements are prepared and errors told.
 * @param sqlite What concerns SQLite only.
 * @param schema How the tables of the entities come into being.
 */
@ConfigurationProperties("orm")
public record OrmProperties(
        @DefaultValue("false") boolean portable,
        @DefaultValue("allowed") LazyLoading lazyLoading,
        @DefaultValue Engine engine,
        @DefaultValue Sqlite sqlite,
        @DefaultValue Schema schema) {

    /**
     * How statements are prepared and errors told.
     *
     * @param statementCacheSize Number of compiled statements that are kept.
     * @param includeDriverMessages Whether exceptions carry what the driver says, which may hold values of rows.
     * @param logValues Whether the logger 'dev.orm.sql' shows the bind values of statements at level DEBUG, those of
     *     attributes with '@Sensitive' masked.
     * @param allowedUrlOptions Options of the JDBC URL that are used although they do more than say where a database is,
     *     by the names that their refusal says.
     */
    public record Engine(
            @DefaultValue("1024") int statementCacheSize,
            @DefaultValue("false") boolean includeDriverMessages,
            @DefaultValue("false") boolean logValues,
            @DefaultValue List<String> allowedUrlOptions) {}

    /**
     * What concerns SQLite only.
     *
     * @param file Database file that is used when no data source is configured. By default it is named after
     *     'spring.application.name' and lies in the working directory.
     * @param readerPoolSize Number of connections that serve read-only transactions beside the one connection that
     *     writes. With 0 the writing connection serves them too.
     */
    public record Sqlite(
            @Nullable Path file, @DefaultValue("4") int readerPoolSize) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the number of connections is negative
         */
        public Sqlite {
            if (readerPoolSize < 0) {
                throw new IllegalArgumentException("orm.sqlite.reader-pool-size is " + readerPoolSize
                        + ". Set it to the number of reading connections, or to 0 for none.");
            }
        }
    }

    /**
     * How the tables of the entities come into being.
     *
     * @param mode What is done at start with the tables of the mapped entities. By default missing tables are created. In an
     *     application with revisions the tables are compared with the entities instead, and where Flyway or Liquibase
     *     manages the schema they are left alone.
     * @param deferDatasourceInitialization Whether 'schema.sql' and 'data.sql' run after the tables were created instead
     *     of before.
     */
    public record Schema(
            @Nullable SchemaMode mode,
            @DefaultValue("false") boolean deferDatasourceInitialization) {}
}
