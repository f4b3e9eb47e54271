package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@EachDatabase(only = DatabaseKind.MARIADB, reason = "Only a server can be installed elsewhere.")
class InstalledMariadbTest {

    @Test
    void aServerReachedByItsUrlGivesDatabasesAndTakesThemBack(TestDatabase host) throws SQLException {
        MariadbServer server = MariadbServer.at(host.url(), host.username(), host.password());
        DataSource source;
        try (MariadbDatabase database = new MariadbDatabase(server)) {
            source = database.dataSource();
            source.getConnection().close();
            assertThat(database.url()).isNotEqualTo(host.url());
        }
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void aUserWhoMayNotCreateDatabasesIsTold(TestDatabase host) {
        MariadbServer server = MariadbServer.at(host.url(), "nobody_known", "");
        assertThatThrownBy(() -> new MariadbDatabase(server))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("must be allowed to create databases");
    }
}
