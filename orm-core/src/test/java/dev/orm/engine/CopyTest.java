package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY through the driver, beside statements of the engine. */
@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "COPY is of PostgreSQL and its driver")
class CopyTest {

    private static final int ROWS = 10_000;

    @Test
    @Tag("ENGINE-13")
    void rowsAreCopiedInAndOut(TestDatabase database) throws SQLException, IOException {
        try (Engine engine = Fixture.engine(database);
                EngineConnection connection = engine.connect(false)) {
            connection.begin(TransactionOptions.READ_WRITE);
            connection.unsafeSql("create table t (a integer, b text)").update();
            CopyManager copy = connection.jdbc().unwrap(PGConnection.class).getCopyAPI();
            String rows = IntStream.range(0, ROWS)
                    .mapToObj(i -> i + "\ttext " + i + "\n")
                    .collect(Collectors.joining());
            assertThat(copy.copyIn("copy t from stdin", new StringReader(rows))).isEqualTo(ROWS);
            assertThat(connection.unsafeSql("select max(a) from t").list(Integer.class))
                    .containsExactly(ROWS - 1);
            StringWriter out = new StringWriter();
            copy.copyOut("copy (select * from t order by a) to stdout", out);
            assertThat(out).hasToString(rows);
            connection.commit();
        }
    }
}
