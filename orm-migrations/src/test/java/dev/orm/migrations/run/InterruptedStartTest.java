package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

@EachDatabase(only = DatabaseKind.SQLITE, reason = "Elsewhere a lock keeps other programs out of a whole run.")
class InterruptedStartTest {

    private static final int PLACES = 40;

    /** Who does not wait finds out at once that the first program is in a transaction. */
    private static SQLiteDataSource withoutWaiting(TestDatabase database) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(database.url());
        return source;
    }

    @Test
    @Tag("FAULT-25")
    void anotherProgramMayComeBetweenAnyTwoStatements(TestDatabase database) throws Exception {
        int between = 0;
        for (int place = 1; place <= PLACES; place++) {
            database.reset();
            database.dataSource().getConnection().close();
            AtomicInteger statements = new AtomicInteger();
            int chosen = place;
            try (Engine second = Engine.create(withoutWaiting(database))) {
                Interruption interruption = new Interruption(second, event -> statements.incrementAndGet() == chosen);
                try (Engine first = Engine.builder()
                        .dataSource(database.dataSource())
                        .listener(interruption)
                        .build()) {
                    Migrator migrator =
                            Migrator.builder(first).migrations(Blog.all()).build();
                    migrator.upgrade("heads");
                    assertThat(migrator.current())
                            .as("interrupted after statement %d", place)
                            .containsExactly("a004");
                    between += interruption.isDone() ? 1 : 0;
                }
            }
        }
        assertThat(between).as("places where the second came between").isGreaterThan(5);
    }
}
