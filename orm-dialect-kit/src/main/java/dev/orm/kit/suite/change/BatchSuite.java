package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.AGE;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.UniqueViolationException;
import dev.orm.kit.suite.Suite;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One statement with the values of many rows: what it counts, and that it is all or nothing. */
public abstract class BatchSuite extends Suite {

    /** Made by a subclass. */
    protected BatchSuite() {}

    @BeforeEach
    void create() {
        db.create(PEOPLE);
    }

    private long[] insert(List<? extends @Nullable Object[]> rows) {
        CompiledStatement insert = db.dialect().compileInsert(PEOPLE, List.of(NAME, AGE, ACTIVE), 1, List.of());
        return db.connection().batch(insert, rows.size(), (i, binder) -> insert.bind(binder, rows.get(i)));
    }

    @Test
    @Tag("CORE-35")
    void insertsManyRowsWithNullsAmongThem() {
        List<@Nullable Object[]> rows = IntStream.range(0, 1500)
                .mapToObj(i -> row("n" + i, i % 3 == 0 ? null : i, i % 2 == 0))
                .toList();
        assertThat(insert(rows)).hasSize(1500).containsOnly(1);
        assertThat(db.list(select(P_AGE).from(PERSON).orderBy(P_ID.asc()).limit(4)))
                .containsExactly(null, 1, 2, null);
    }

    @Test
    @Tag("CORE-35")
    @Tag("ENGINE-29")
    void countsTheRowsThatEachMatched() {
        insert(List.of(row("a", 1, true), row("b", 1, true), row("c", 2, true)));
        int[][] changes = {{1, 10}, {2, 20}, {3, 30}};
        assertThat(db.connection()
                        .executeBatch(
                                List.of(changes),
                                change -> update(PERSON).set(P_AGE, change[1]).where(P_AGE.eq(change[0]))))
                .containsExactly(2, 1, 0);
    }

    @Test
    @Tag("CORE-35")
    void isAllOrNothing() {
        insert(List.<@Nullable Object[]>of(row("a", 1, true)));
        assertThatThrownBy(() -> insert(List.of(row("b", 1, true), row("a", 1, true), row("c", 1, true))))
                .isInstanceOf(UniqueViolationException.class);
        assertThat(db.list(select(P_NAME).from(PERSON))).containsExactly("a");
        insert(List.<@Nullable Object[]>of(row("d", 1, true)));
        assertThat(db.list(select(P_NAME).from(PERSON).orderBy(P_NAME.asc()))).containsExactly("a", "d");
    }

    @Test
    @Tag("CORE-35")
    void ofNoRowsDoesNothing() {
        assertThat(insert(List.of())).isEmpty();
    }
}
