package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MariadbServerTest {

    @Test
    void anInstalledServerIsReadFromItsUrl() {
        MariadbServer server = MariadbServer.at("jdbc:mariadb://db:3307/admin?sslMode=trust", "ada", "secret");
        assertThat(server.database()).isEqualTo("admin");
        assertThat(server.urlOf("other")).isEqualTo("jdbc:mariadb://db:3307/other?sslMode=trust");
    }

    @Test
    void aUrlWithoutDatabaseIsRefused() {
        assertThatThrownBy(() -> MariadbServer.at("jdbc:mariadb://db", "ada", ""))
                .hasMessageContaining("jdbc:mariadb://host:port/database");
    }
}
