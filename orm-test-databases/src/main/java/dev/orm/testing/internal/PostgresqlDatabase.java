package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** A database of its own on a PostgreSQL server; its schemas are dropped at every reset. */
final class PostgresqlDatabase implements ManagedDatabase {

    private static final String END_OTHER_SESSIONS = """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()""";

    private static final String DROP_ALL_SCHEMAS = """
            do $$
            declare name text;
            begin
                for name in select nspname from pg_namespace
                    where nspname not like 'pg\\_%' and nspname <> 'information_schema'
                loop
                    execute format('drop schema %I cascade', name);
                end loop;
                create schema public;
            end $$""";

    private final PostgresqlServer server;
    private final String name = "orm_test_" + UUID.randomUUID().toString().replace("-", "");

    PostgresqlDatabase(PostgresqlServer server) {
        this.server = server;
        server.administer("create database " + name);
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public String url() {
        return server.urlOf(name);
    }

    @Override
    public String username() {
        return server.username();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public DataSource dataSource() {
        return server.dataSourceOf(name);
    }

    @Override
    public void reset() {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set client_min_messages = warning");
            statement.execute("set lock_timeout = '1s'");
            dropAllSchemas(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure("The PostgreSQL test database " + name + " cannot be emptied.", e);
        }
    }

    @Override
    public void close() {
        server.administer("drop database if exists " + name + " with (force)");
    }

    /** Sessions that a test left behind are only ended if they are in the way: a pool may rightly outlive a method. */
    private static void dropAllSchemas(Statement statement) throws SQLException {
        try {
            statement.execute(DROP_ALL_SCHEMAS);
        } catch (SQLException lockedByALeftSession) {
            statement.execute(END_OTHER_SESSIONS);
            statement.execute(DROP_ALL_SCHEMAS);
        }
    }
}
