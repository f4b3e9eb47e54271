package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class InListTest {

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<?> in(List<Long> ids) {
        return db.values(Sql.select(ID).from(People.PERSON).where(ID.in(ids)).orderBy(ID.asc()));
    }

    private List<?> notIn(List<Long> ids) {
        return db.values(Sql.select(ID).from(People.PERSON).where(ID.notIn(ids)).orderBy(ID.asc()));
    }

    private static List<Long> upTo(long size) {
        return LongStream.rangeClosed(1, size).map(i -> i + 1).boxed().toList();
    }

    @Test
    @Tag("CORE-10")
    void takesAnyNumberOfValues() {
        assertThat(in(List.of())).isEmpty();
        assertThat(notIn(List.of())).isEqualTo(List.of(1L, 2L, 3L, 4L));
        assertThat(in(upTo(1))).isEqualTo(List.of(2L));
        assertThat(in(upTo(1000))).isEqualTo(List.of(2L, 3L, 4L));
        assertThat(notIn(upTo(1000))).isEqualTo(List.of(1L));
        assertThat(in(upTo(65_536))).isEqualTo(List.of(2L, 3L, 4L));
    }

    @Test
    @Tag("CORE-10")
    void takesMoreValuesThanAnArrayOfADatabaseHolds() {
        for (int size : new int[] {65_537, 100_000, 131_072, 131_073}) {
            assertThat(in(upTo(size))).isEqualTo(List.of(2L, 3L, 4L));
            assertThat(notIn(upTo(size))).isEqualTo(List.of(1L));
        }
    }

    @Test
    @Tag("PAIN-24")
    @Tag("CORE-50")
    void hasOneTextForAllSizes() {
        Set<String> texts = new HashSet<>();
        for (int size : new int[] {0, 1, 1000}) {
            texts.add(db.sql(Sql.select(ID).from(People.PERSON).where(ID.in(upTo(size)))));
        }
        assertThat(texts).hasSize(1);
    }

    @Test
    @Tag("CORE-10")
    void takesHostileTexts() {
        List<String> hostile =
                List.of("a'b", "a\"b", "\\", "{}", ",", "null", "\uD83D\uDE00", "\u0001", "a,b", "NULL", "[]", "\n\t");
        int row = 0;
        for (String name : hostile) {
            db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), new Object[][] {{name, true}});
            row++;
        }
        assertThat(db.value(Sql.select(Sql.count())
                        .from(People.PERSON)
                        .where(People.PERSON.column(People.NAME).in(hostile))))
                .isEqualTo((long) row);
        assertThatThrownBy(() -> db.values(Sql.select(ID)
                        .from(People.PERSON)
                        .where(People.PERSON.column(People.NAME).in(List.of("a\0b")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
