package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.dialect.postgresql.PostgresqlDialect;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "Other databases have other rights and one order of texts.")
class PostgresqlWarningsTest {

    private final TestDatabase database;
    private final String name = "orm_test_" + UUID.randomUUID().toString().replace("-", "");

    PostgresqlWarningsTest(TestDatabase database) {
        this.database = database;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> warnings(Connection connection) throws SQLException {
        return Dialects.POSTGRESQL.warnings(connection);
    }

    @Test
    @Tag("SEC-33")
    void aSuperuserIsToldOf() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(warnings(connection))
                    .filteredOn(text -> text.contains("superuser"))
                    .hasSize(1);
            execute(connection, "create role " + name, "set role " + name);
            try {
                assertThat(warnings(connection)).noneMatch(text -> text.contains("superuser"));
            } finally {
                execute(connection, "reset role", "drop role " + name);
            }
        }
    }

    @Test
    @Tag("SEC-33")
    void anOrderOfTextsThatIsNotByCodePointIsToldOf() throws SQLException {
        for (String locale : List.of(
                "locale_provider icu icu_locale 'en-US' locale 'C'",
                "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'",
                "locale_provider libc locale 'POSIX'")) {
            try (Connection owner = database.dataSource().getConnection()) {
                execute(owner, "create database " + name + " template template0 encoding 'UTF8' " + locale);
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(database.url());
                source.setDatabaseName(name);
                source.setUser(database.username());
                source.setPassword(database.password());
                try (Connection connection = source.getConnection()) {
                    assertThat(warnings(connection))
                            .filteredOn(text -> text.contains("orders texts as the locale en-US does"))
                            .hasSize(locale.contains("icu") ? 1 : 0);
                } finally {
                    execute(owner, "drop database " + name);
                }
            }
        }
    }

    /** Without the rights to look there is nothing to say, and everything else works. */
    @Test
    @Tag("SEC-33")
    void aCheckThatFailsKeepsNobodyFromWorking() {
        PostgresqlDialect closed = new PostgresqlDialect() {
            @Override
            public List<String> warnings(Connection connection) throws SQLException {
                execute(connection, "select * from no_such_catalogue");
                return List.of();
            }
        };
        try (Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .dialect(closed)
                .build()) {
            assertThat(engine.<List<Integer>>inTransaction(
                            c -> c.unsafeSql("select 1").list(Integer.class)))
                    .containsExactly(1);
        }
    }
}
