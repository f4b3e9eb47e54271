package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What databases limit: the statement goes through, or is refused by an error that a program can tell apart. */
@EachDatabase
class LimitsTest {

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);
    private static final ColumnRef<Integer> AGE = People.PERSON.column(People.AGE);
    private static final Select<Long> IDS = select(ID).from(People.PERSON).orderBy(ID.asc());

    private Engine engine;

    @BeforeEach
    void fill(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        engine = Fixture.engine(database);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<Long> list(Select<Long> select) {
        return engine.inReadOnlyTransaction(c -> c.query(select).list());
    }

    @Test
    @Tag("CORE-10")
    void anInListIsLongerThanAStatementHasParameters() {
        for (int size : new int[] {0, 1, 2, 1000, 32_767, 65_536, 70_000, 200_000}) {
            List<Long> ids = LongStream.rangeClosed(1, size).boxed().toList();
            assertThat(list(IDS.where(ID.in(ids)))).as("in %d", size).hasSize(Math.min(size, 4));
            assertThat(list(IDS.where(ID.notIn(ids)))).as("not in %d", size).hasSize(4 - Math.min(size, 4));
        }
        assertThat(engine.statementCache().misses()).isEqualTo(2);
    }

    private static Condition anyOf(int number) {
        Condition condition = ID.eq(1L);
        for (int i = 2; i <= number; i++) {
            condition = condition.or(ID.eq((long) i).and(AGE.gt(-i)));
        }
        return condition;
    }

    @Test
    @Tag("FAULT-31")
    void manyAlternativesAreNoDeepTree() {
        assertThat(list(IDS.where(anyOf(3000)))).containsExactly(1L, 2L, 4L);
    }

    @Test
    @Tag("FAULT-31")
    void aJoinOfTooManyTablesIsRefusedByAnErrorOfOurs() {
        Select<Long> wide = IDS;
        for (int i = 0; i < 70; i++) {
            TableRef other = new TableRef(People.PEOPLE, "p" + i);
            wide = wide.join(other, ID.eq(other.column(People.ID)));
        }
        Select<Long> joined = wide.limit(1);
        if (!engine.dialect().supports(Capability.CONCURRENT_WRITERS)) {
            // The planners of the others have no such limit, but take their time over 70 tables.
            assertThatThrownBy(() -> list(joined))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("64 tables at most");
        }
        assertThat(list(IDS)).hasSize(4);
    }
}
