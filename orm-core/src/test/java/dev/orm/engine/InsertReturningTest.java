package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class InsertReturningTest {

    private static final int ROWS = 1000;

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        db.create(People.PEOPLE, People.POSTS);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    @Tag("CORE-36")
    @Tag("CORE-37")
    void returnsRowsInTheOrderOfTheInput() {
        int chunk = db.engine().dialect().maxInsertRows(2);
        List<List<@Nullable Object>> returned = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int from = 0; from < ROWS; from += chunk) {
            @Nullable Object[][] rows = new @Nullable Object[Math.min(chunk, ROWS - from)][];
            for (int i = 0; i < rows.length; i++) {
                // Neither the order of the names nor that of a hash is the order of the rows.
                String name = Integer.toHexString((from + i) * 7919 % 10007) + "_" + (from + i);
                names.add(name);
                rows[i] = new @Nullable Object[] {name, true};
            }
            returned.addAll(db.insertReturning(
                    People.PEOPLE, List.of(People.NAME, People.ACTIVE), List.of(People.ID, People.NAME), rows));
        }
        assertThat(returned).extracting(row -> row.get(1)).isEqualTo(names);
        assertThat(returned).extracting(row -> (Long) row.get(0)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @Tag("CORE-36")
    void refusesMoreRowsThanTheDatabaseTakes() {
        int most = db.engine().dialect().maxInsertRows(2);
        assertThatThrownBy(() -> db.engine()
                        .dialect()
                        .compileInsert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), most + 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(most));
    }

    @Test
    @Tag("CORE-33")
    void keepsKeysThatTheProgramChose() {
        db.insert(People.PEOPLE, List.of(People.ID, People.NAME, People.ACTIVE), new Object[] {900L, "x", true});
        assertThat(db.insertReturning(
                        People.PEOPLE,
                        List.of(People.ID, People.NAME, People.ACTIVE),
                        List.of(People.ID),
                        new Object[] {5_000_000_000L, "y", true}))
                .containsExactly(List.of(5_000_000_000L));
    }
}
