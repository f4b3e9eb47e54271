package dev.orm.kit.suite.transaction;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.ExecutionOptions;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Results that are read while the statement is open, some rows at a time. */
public abstract class CursorSuite extends Suite {

    private static final int ROWS = 150;

    private static final Select<Long> IDS = select(P_ID).from(PERSON).orderBy(P_ID.asc());

    /** Made by a subclass. */
    protected CursorSuite() {}

    @BeforeEach
    void fill() {
        db.create(PEOPLE);
        @Nullable
        Object[][] rows =
                IntStream.range(0, ROWS).mapToObj(i -> row("n" + i, true)).toArray(Object[][]::new);
        db.insert(PEOPLE, List.of(NAME, ACTIVE), rows);
    }

    private Stream<Long> ids() {
        return db.connection().query(IDS).stream();
    }

    @Test
    @Tag("ENGINE-11")
    void givesEveryRowWhateverIsFetchedAtOnce() {
        for (int fetchSize : new int[] {1, 7, 50, ROWS, 10_000}) {
            db.connection().setOptions(ExecutionOptions.DEFAULT.fetchSize(fetchSize));
            db.inTransaction(() -> {
                try (Stream<Long> ids = ids()) {
                    assertThat(ids).isSorted().hasSize(ROWS);
                }
            });
        }
    }

    @Test
    @Tag("ENGINE-11")
    void canBeLeftBeforeTheLastRow() {
        db.inTransaction(() -> {
            try (Stream<Long> ids = ids()) {
                assertThat(ids.limit(3)).containsExactly(1L, 2L, 3L);
            }
            assertThat(db.list(IDS)).hasSize(ROWS);
        });
    }

    @Test
    @Tag("ENGINE-11")
    void leavesRoomForOtherStatements() {
        db.inTransaction(() -> {
            try (Stream<Long> ids = ids()) {
                Iterator<Long> each = ids.iterator();
                assertThat(each.next()).isEqualTo(1L);
                assertThat(db.list(IDS)).hasSize(ROWS);
                assertThat(each).toIterable().hasSize(ROWS - 1);
            }
        });
    }

    @Test
    @Tag("ENGINE-11")
    void needsATransaction() {
        assertThatThrownBy(this::ids).isInstanceOf(IllegalStateException.class).hasMessageContaining("transaction");
        db.inTransaction(() -> ids().close());
    }
}
