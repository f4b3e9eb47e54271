package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.AGE;
import static dev.orm.kit.suite.People.ID;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POSTS;
import static dev.orm.kit.suite.People.POST_ID;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code INSERT} of one row and of many, with values, without any, and with keys that the database or the program chose. */
public abstract class InsertSuite extends Suite {

    private static final List<Column<?>> NAMED = List.of(NAME, ACTIVE);

    private static final TableRef TARGET = new TableRef(PEOPLE, "");

    /** Made by a subclass. */
    protected InsertSuite() {}

    @BeforeEach
    void create() {
        db.create(PEOPLE, POSTS);
    }

    @Test
    @Tag("CORE-33")
    void insertsValuesNullsAndExpressions() {
        assertThat(db.execute(insertInto(TARGET)
                        .set(TARGET.column(NAME), "eve")
                        .set(TARGET.column(AGE), (Integer) null)
                        .set(TARGET.column(ACTIVE), value(SqlType.BOOLEAN, true))))
                .isEqualTo(1);
        assertThat(db.list(select(P_NAME, P_AGE).from(PERSON)))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("eve null");
    }

    @Test
    @Tag("CORE-33")
    void insertsARowOfDefaults() {
        assertThat(db.execute(insertInto(new TableRef(POSTS, "")))).isEqualTo(1);
        assertThat(db.insertReturning(POSTS, List.of(), List.of(POST_ID), new @Nullable Object[][] {{}}))
                .containsExactly(List.of(2L));
    }

    @Test
    @Tag("CORE-36")
    @Requires(value = Capability.INSERT_RETURNING, construct = "RETURNING")
    void generatesKeysOfEachRow() {
        assertThat(db.insertReturning(PEOPLE, NAMED, List.of(ID), row("a", true), row("b", true), row("c", true)))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    @Tag("CORE-36")
    @Tag("CORE-37")
    @Requires(value = Capability.INSERT_RETURNING, construct = "RETURNING")
    void returnsRowsInTheOrderOfTheInput() {
        int chunk = Math.min(200, db.dialect().maxInsertRows(NAMED.size()));
        List<String> names = new ArrayList<>();
        List<List<@Nullable Object>> returned = new ArrayList<>();
        for (int from = 0; from < 600; from += chunk) {
            @Nullable Object[][] rows = new @Nullable Object[Math.min(chunk, 600 - from)][];
            for (int i = 0; i < rows.length; i++) {
                // Neither the order of the names nor that of a hash is the order of the rows.
                String name = Integer.toHexString((from + i) * 7919 % 10007) + "_" + (from + i);
                names.add(name);
                rows[i] = row(name, true);
            }
            returned.addAll(db.insertReturning(PEOPLE, NAMED, List.of(ID, NAME), rows));
        }
        assertThat(returned).extracting(row -> row.get(1)).isEqualTo(names);
        assertThat(returned).extracting(row -> (Long) row.get(0)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @Tag("CORE-36")
    void refusesMoreRowsThanTheDatabaseTakes() {
        int most = db.dialect().maxInsertRows(NAMED.size());
        assertThat(most).isPositive();
        assertThatThrownBy(() -> db.dialect().compileInsert(PEOPLE, NAMED, most + 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(most));
    }

    @Test
    @Tag("CORE-34")
    void takesAsManyRowsAsItSays() {
        int most = db.dialect().maxInsertRows(NAMED.size());
        @Nullable Object[][] rows = new @Nullable Object[most][];
        for (int i = 0; i < most; i++) {
            rows[i] = row("n" + i, true);
        }
        db.insert(PEOPLE, NAMED, rows);
        assertThat(db.value(select(count()).from(PERSON))).isEqualTo((long) most);
    }

    @Test
    @Tag("CORE-33")
    void keepsKeysThatTheProgramChose() {
        db.insert(PEOPLE, List.of(ID, NAME, ACTIVE), row(900L, "x", true));
        assertThat(db.insertReturning(PEOPLE, List.of(ID, NAME, ACTIVE), List.of(ID), row(5_000_000_000L, "y", true)))
                .containsExactly(List.of(5_000_000_000L));
        assertThat(db.list(select(P_ID).from(PERSON).orderBy(P_ID.asc()))).containsExactly(900L, 5_000_000_000L);
    }

    @Test
    @Tag("SCHEMA-06")
    @Requires(value = Capability.INSERT_RETURNING, construct = "RETURNING")
    void neverGivesTheKeyOfADeletedRowAgain() {
        assertThat(db.insertReturning(PEOPLE, NAMED, List.of(ID), row("a", true)))
                .containsExactly(List.of(1L));
        db.execute(deleteFrom(TARGET).everyRow());
        assertThat(db.insertReturning(PEOPLE, NAMED, List.of(ID), row("b", true)))
                .containsExactly(List.of(2L));
    }

    @Test
    @Tag("CORE-36")
    @Requires(value = Capability.INSERT_RETURNING, construct = "RETURNING")
    void returnsColumnsOfEachType() {
        assertThat(db.insertReturning(
                        PEOPLE,
                        List.of(NAME, AGE, People.SALARY, ACTIVE),
                        List.of(ACTIVE, People.SALARY, AGE, NAME),
                        row("é\uD83D\uDE00", null, new BigDecimal("0.10"), false)))
                .containsExactly(Arrays.asList(false, new BigDecimal("0.10"), null, "é\uD83D\uDE00"));
    }

    @Test
    @Tag("CORE-34")
    void insertsSeveralRowsInOneStatement() {
        assertThat(db.execute(insertInto(PERSON)
                        .columns(P_NAME, P_AGE, PERSON.column(ACTIVE))
                        .values("eve", 40, true)
                        .values("fay", null, false)))
                .isEqualTo(2);
        assertThat(db.list(select(P_AGE).from(PERSON).orderBy(P_NAME.asc()))).containsExactly(40, null);
    }

    @Test
    @Tag("CORE-38")
    void insertsWhatAQuerySelects() {
        db.insert(PEOPLE, NAMED, row("ada", true), row("bob", false));
        assertThat(db.execute(insertInto(People.POST)
                        .columns(People.O_AUTHOR, People.O_TITLE)
                        .select(select(P_ID, P_NAME).from(PERSON).where(P_ID.gt(1L)))))
                .isEqualTo(1);
        assertThat(db.execute(insertInto(People.POST)
                        .columns(People.O_AUTHOR, People.O_TITLE)
                        .select(select(P_ID, P_NAME).from(PERSON).where(P_ID.gt(9L)))))
                .isZero();
        assertThat(db.list(select(People.O_TITLE).from(People.POST))).containsExactly("bob");
    }
}
