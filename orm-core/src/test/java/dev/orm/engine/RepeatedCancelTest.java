package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cancel that comes to nothing, as one does that comes before the server has begun with the statement. */
@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "the others have no statement that outlives a cancel")
class RepeatedCancelTest {

    private static final ExecutionOptions LIMITED = ExecutionOptions.DEFAULT.timeout(Duration.ofMillis(200));

    @Test
    @Timeout(60)
    @Tag("FAULT-08")
    void aStatementIsCancelledUntilItEnds(TestDatabase database) {
        try (Engine engine = Fixture.engine(database);
                EngineConnection connection = engine.connect(false)) {
            assertThatThrownBy(() -> connection
                            .unsafeSql("do $$ begin perform pg_sleep(300);"
                                    + " exception when query_canceled then perform pg_sleep(300); end $$")
                            .options(LIMITED)
                            .update())
                    .isInstanceOf(StatementTimeoutException.class);
        }
    }
}
