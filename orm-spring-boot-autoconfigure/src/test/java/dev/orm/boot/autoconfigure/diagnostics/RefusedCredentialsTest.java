package dev.orm.boot.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.boot.app.Application;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@EachDatabase(
        only = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        reason = "SQLite has no users, and H2 in memory takes the first one.")
@ExtendWith(OutputCaptureExtension.class)
class RefusedCredentialsTest {

    @Test
    void saysThatTheUserMayNotConnect(TestDatabase database, CapturedOutput output) {
        assertThatThrownBy(() -> start(database.url(), "nobody", "secret-of-nobody"));
        assertThat(output)
                .contains("refuses the credentials.")
                .contains("Check 'spring.datasource.username' and 'spring.datasource.password'");
        assertThat(output.getAll()).doesNotContain("secret-of-nobody");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist(TestDatabase database, CapturedOutput output) {
        String url = database.url().replaceFirst("orm_test_\\w+", "no_such_database");
        assertThatThrownBy(() -> start(url, database.username(), database.password()));
        assertThat(output)
                .contains("no_such_database' does not exist on its server.")
                .contains("Create the database");
    }

    private static void start(String url, String user, String password) {
        new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + password);
    }
}
