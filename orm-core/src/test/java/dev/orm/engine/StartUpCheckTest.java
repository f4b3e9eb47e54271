package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test databases belong to users who may do everything. */
@EachDatabase
class StartUpCheckTest {

    @Test
    @Tag("SEC-33")
    void saysOnceWhatTheUserMayDoTooMuch(TestDatabase database) throws SQLException {
        List<String> warnings;
        try (Connection connection = database.dataSource().getConnection()) {
            warnings = Dialects.forUrl(database.url()).warnings(connection);
        }
        String log = logOfTwoUses(Engine.builder()
                .url(database.url())
                .credentials(database.username(), database.password())
                .build());
        assertThat(log.lines().filter(line -> line.contains("The user of the database")))
                .hasSameSizeAs(warnings);
        for (String warning : warnings) {
            assertThat(log).containsOnlyOnce(warning);
        }
    }

    private static String logOfTwoUses(Engine engine) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (engine) {
            for (boolean readOnly : new boolean[] {true, false}) {
                try (EngineConnection connection = engine.connect(readOnly)) {
                    assertThat(connection.unsafeSql("select 1").list(Integer.class))
                            .containsExactly(1);
                }
            }
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
