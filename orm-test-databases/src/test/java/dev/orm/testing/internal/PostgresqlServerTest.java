package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresqlServerTest {

    @Test
    void anInstalledServerIsReadFromItsUrl() {
        PostgresqlServer server = PostgresqlServer.at("jdbc:postgresql://db:5433/admin?ssl=true", "ada", "secret");
        assertThat(server.database()).isEqualTo("admin");
        assertThat(server.urlOf("other")).isEqualTo("jdbc:postgresql://db:5433/other?ssl=true");
    }

    @Test
    void aUrlWithoutDatabaseIsRefused() {
        assertThatThrownBy(() -> PostgresqlServer.at("jdbc:postgresql://db", "ada", ""))
                .hasMessageContaining("jdbc:postgresql://host:port/database");
    }
}
