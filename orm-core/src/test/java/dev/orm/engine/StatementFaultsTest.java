package dev.orm.engine;

import static dev.orm.engine.People.PEOPLE;
import static dev.orm.engine.People.PERSON;
import static dev.orm.sql.Sql.anyOf;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.greatest;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.least;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.internal.StatementKey;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that mean one thing on every database, or are refused by a sentence before any of them sees them. */
@EachDatabase
class StatementFaultsTest {

    private static final ColumnRef<Long> ID = PERSON.column(People.ID);
    private static final ColumnRef<String> NAME = PERSON.column(People.NAME);
    private static final ColumnRef<Integer> AGE = PERSON.column(People.AGE);
    private static final TableRef TARGET = new TableRef(PEOPLE, "");

    private Fixture db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<?> names(Condition condition) {
        return db.values(select(NAME).from(PERSON).where(condition).orderBy(NAME.asc()));
    }

    private static void refuses(ThrowingCallable work, String reason) {
        assertThatThrownBy(work).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }

    @Test
    @Tag("CORE-27")
    void twoCtesOfOneNameThatDifferInAValueAreTwo() {
        refuses(() -> names(ID.in(older(30)).or(ID.in(older(20)))), "Two different common table expressions");
        Select<Long> same = older(30);
        assertThat(names(ID.in(same).or(NAME.eq("bob").and(ID.in(same))))).isEqualTo(List.of("ada"));
    }

    private static Select<Long> older(int age) {
        Cte older = cte("older").as(select(ID).from(PERSON).where(AGE.gt(age)));
        return select(older.column(ID)).from(older);
    }

    @Test
    @Tag("CORE-25")
    void anAggregateAlwaysExists() {
        Condition nobody = AGE.gt(1000);
        assertThat(names(exists(select(count()).from(PERSON).where(nobody)))).hasSize(4);
        assertThat(names(exists(select(ID).from(PERSON).where(nobody)))).isEmpty();
        try {
            assertThat(names(exists(select(AGE).distinct().from(PERSON).offset(2))))
                    .hasSize(4);
            assertThat(names(exists(select(AGE).distinct().from(PERSON).offset(3))))
                    .isEmpty();
        } catch (UnsupportedConstructException refused) {
            assertThat(refused).hasMessageContaining("does not count different rows in EXISTS");
        }
        assertThat(names(exists(select(AGE).distinct().from(PERSON).orderBy(AGE.asc()))))
                .hasSize(4);
    }

    @Test
    @Tag("CORE-36")
    void rowsOfAQueryAreOfTheClassesOfTheColumns() {
        refuses(
                () -> insertInto(TARGET)
                        .columns(TARGET.column(People.ID), TARGET.column(People.NAME))
                        .select(select(NAME, ID).from(PERSON)),
                "takes a Long, not a String");
        refuses(() -> row(ID, NAME).in(select(NAME, ID).from(PERSON)), "takes a Long, not a String");
        refuses(() -> row(ID, NAME).eq(NAME, ID), "takes a Long, not a String");
    }

    @Test
    @Tag("CORE-40")
    void aColumnGetsOneValue() {
        refuses(
                () -> db.run(update(PERSON).set(AGE, 1).set(AGE, 2).everyRow()),
                "The UPDATE gives \"age\" more than one value");
        refuses(
                () -> db.run(insertInto(TARGET)
                        .set(TARGET.column(People.NAME), "eve")
                        .set(TARGET.column(People.NAME), "fay")),
                "The INSERT gives \"name\" more than one value");
    }

    @Test
    @Tag("CORE-08")
    @Tag("FAULT-28")
    void aSumThatLeaves64BitsIsAnError() {
        assertThatThrownBy(
                        () -> db.values(select(number(ID).plus(Long.MAX_VALUE)).from(PERSON)))
                .isInstanceOf(DataConversionException.class);
        assertThat(db.values(select(number(ID).minus(ID).plus(Long.MAX_VALUE)).from(PERSON)))
                .containsOnly(Long.MAX_VALUE);
    }

    @Test
    @Tag("FAULT-20")
    void aQueryThatChangesRowsIsRefusedWhereOneOnlyReads() {
        boolean changes = db.engine().dialect().supports(Capability.CHANGES_IN_CTE);
        Cte gone = cte("gone").as(deleteFrom(PERSON).everyRow().returning(ID));
        try (EngineConnection reading = db.engine().connect(true)) {
            assertThatThrownBy(() ->
                            reading.query(select(gone.column(ID)).from(gone)).list())
                    .isInstanceOf(changes ? ReadOnlyException.class : UnsupportedConstructException.class)
                    .hasMessageContaining(changes ? "This DELETE was not sent" : "WITH");
        }
        assertThat(db.values(select(ID).from(PERSON))).hasSize(4);
    }

    @Test
    @Tag("CORE-05")
    @SuppressWarnings("NullAway")
    void nullIsRefusedByASentence() {
        refuses(() -> NAME.eq((String) null), "null stands beside p.name");
        refuses(() -> string(NAME).concat((String) null), "null stands beside p.name");
        refuses(() -> string(NAME).contains(null), "The text to find is null");
        refuses(() -> string(NAME).startsWith(null), "The text to find is null");
        refuses(() -> NAME.in((Collection<String>) null), "The values of an IN list beside p.name are null");
        refuses(() -> NAME.in(Collections.singletonList(null)), "An IN list holds null");
        refuses(() -> unnest(SqlType.TEXT, Arrays.asList("a", null)), "holds null");
    }

    @Test
    @Tag("CORE-19")
    void whatIsMadeOfNumbersAndTextsIsCalculatedWith() {
        NumberExpression<Integer> age = number(AGE);
        assertThat(db.values(select(max(age).minus(min(age)).plus(1)).from(PERSON)))
                .containsExactly(12);
        assertThat(db.values(select(coalesce(age, 0).plus(1)).from(PERSON).orderBy(ID.asc())))
                .containsExactly(37, 26, 1, 26);
        assertThat(db.values(
                        select(greatest(age, age.plus(1)).times(2)).from(PERSON).where(ID.eq(1L))))
                .containsExactly(74);
        assertThat(db.values(select(least(age, coalesce(age, age)).negated())
                        .from(PERSON)
                        .where(ID.eq(1L))))
                .containsExactly(-36);
        assertThat(db.values(select(age.nullIf(25).plus(0)).from(PERSON).orderBy(ID.asc())))
                .containsExactly(36, null, null, null);
        assertThat(db.values(select(coalesce(string(NAME).nullIf("ada"), "-").upper())
                        .from(PERSON)
                        .orderBy(ID.asc())))
                .containsExactly("-", "BOB", "CID", "DAN");
    }

    /** Each would take minutes if it were built by copying, or looked through once for each use of a column. */
    @Test
    @Tag("CORE-04")
    @Tag("CORE-50")
    void largeAndDeepStatementsAreBuiltInTime() {
        Condition any =
                anyOf(IntStream.range(0, 200_000).mapToObj(i -> AGE.gt(i)).toList());
        assertThat(any).isNotNull();
        DerivedTable table = select(AGE).from(PERSON).as("t0");
        NumberExpression<Integer> column = number(table.column(AGE));
        for (int level = 1; level < 40; level++) {
            NumberExpression<Integer> twice = column.plus(column).minus(column);
            table = select(twice).from(table).as("t" + level);
            column = table.column(twice);
        }
        Select<Integer> deep = select(column).from(table);
        assertThat(deep)
                .isEqualTo(select(column).from(table))
                .hasSameHashCodeAs(select(column).from(table));
        assertThat(StatementKey.of(deep)).isEqualTo(deep);
    }
}
