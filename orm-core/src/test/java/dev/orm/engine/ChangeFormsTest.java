package dev.orm.engine;

import static dev.orm.engine.People.ACTIVE;
import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.AUTHOR;
import static dev.orm.engine.People.ID;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.engine.People.POST_ID;
import static dev.orm.engine.People.SALARY;
import static dev.orm.engine.People.TITLE;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Insert;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The forms of INSERT, UPDATE and DELETE, over tables. */
@EachDatabase
class ChangeFormsTest {

    private static final ColumnRef<Long> P_ID = PERSON.column(ID);
    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);
    private static final ColumnRef<BigDecimal> P_SALARY = PERSON.column(SALARY);
    private static final ColumnRef<Boolean> P_ACTIVE = PERSON.column(ACTIVE);
    private static final ColumnRef<Long> O_ID = POST.column(POST_ID);
    private static final ColumnRef<Long> O_AUTHOR = POST.column(AUTHOR);
    private static final ColumnRef<String> O_TITLE = POST.column(TITLE);

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

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private boolean can(Capability capability, Statement statement) {
        boolean can = db.engine().dialect().supports(capability);
        if (!can) {
            assertThatThrownBy(() -> db.sql(statement))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining(db.engine().dialect().name());
        }
        return can;
    }

    private List<List<@Nullable Object>> ages() {
        return db.rows(select(P_NAME, P_AGE).from(PERSON).orderBy(P_ID.asc()));
    }

    @Test
    @Tag("CORE-34")
    void insertsSeveralRowsInOneStatement() {
        Insert rows = insertInto(PERSON)
                .columns(P_NAME, P_AGE, P_ACTIVE)
                .values("eve", 40, true)
                .values("fay", null, false)
                .values("gus", number(value(SqlType.INTEGER, 20)).plus(1), true);
        assertThat(db.run(rows)).isEqualTo(3);
        assertThat(db.rows(select(P_NAME, P_AGE).from(PERSON).where(P_ID.gt(4L)).orderBy(P_ID.asc())))
                .containsExactly(row("eve", 40), row("fay", null), row("gus", 21));
    }

    @Test
    @Tag("CORE-33")
    void insertsThatDoNotFitAreRefusedBeforeTheyAreSent() {
        Insert insert = insertInto(PERSON).columns(P_NAME, P_AGE);
        assertThatThrownBy(() -> insert.values("eve")).hasMessageContaining("one value for each");
        assertThatThrownBy(() -> insert.values("eve", "old")).hasMessageContaining("takes a Integer, not a String");
        assertThatThrownBy(() -> db.sql(insert)).hasMessageContaining("no rows");
        assertThatThrownBy(() -> insert.values("eve", 1).values("fay", 2).set(P_ACTIVE, true))
                .hasMessageContaining("only row");
        assertThatThrownBy(() -> db.sql(insertInto(PERSON).set(O_TITLE, "x"))).hasMessageContaining("no column of it");
        assertThatThrownBy(() ->
                        db.sql(insertInto(PERSON).set(P_NAME, string(P_NAME).lower())))
                .hasMessageContaining("\"p.name\"");
        assertThatThrownBy(() -> insert.select(select(P_NAME).from(PERSON)))
                .hasMessageContaining("one column for each");
    }

    @Test
    @Tag("CORE-38")
    void insertsWhatAQuerySelects() {
        assertThat(db.run(insertInto(POST)
                        .columns(O_AUTHOR, O_TITLE)
                        .select(select(P_ID, string(P_NAME).concat("'s"))
                                .from(PERSON)
                                .where(P_AGE.eq(25)))))
                .isEqualTo(2);
        assertThat(db.rows(
                        select(O_AUTHOR, O_TITLE).from(POST).where(O_ID.gt(4L)).orderBy(O_ID.asc())))
                .containsExactly(row(2L, "bob's"), row(4L, "dan's"));
        Cte named = cte("named").as(select(P_ID, P_NAME).from(PERSON).where(P_ID.eq(1L)));
        assertThat(db.run(insertInto(POST)
                        .columns(O_AUTHOR, O_TITLE)
                        .select(select(named.column(P_ID), named.column(P_NAME))
                                .from(named)
                                .unionAll(select(P_ID, P_NAME).from(PERSON).where(P_ID.eq(3L))))))
                .isEqualTo(2);
        assertThat(db.values(select(O_TITLE).from(POST).where(O_ID.gt(6L)))).containsExactlyInAnyOrder("ada", "cid");
    }

    @Test
    @Tag("CORE-38")
    void calculatedDecimalsOfAQueryFitTheirColumn() {
        db.run(insertInto(PERSON)
                .columns(P_NAME, P_ACTIVE, P_SALARY)
                .select(select(
                                string(P_NAME).concat("2"),
                                P_ACTIVE,
                                number(P_SALARY).times(new BigDecimal("0.333")))
                        .from(PERSON)
                        .where(P_NAME.eq("ada"))));
        assertThat(db.value(select(P_SALARY).from(PERSON).where(P_NAME.eq("ada2"))))
                .isEqualTo(new BigDecimal("333.03"));
    }

    @Test
    @Tag("CORE-39")
    void aKeyThatIsThereIsLeftOrUpdated() {
        Insert two = insertInto(PERSON)
                .columns(P_NAME, P_AGE, P_ACTIVE)
                .values("ada", 1, false)
                .values("eve", 2, true);
        db.run(two.onConflict(P_NAME).doNothing());
        assertThat(ages())
                .containsExactly(row("ada", 36), row("bob", 25), row("cid", null), row("dan", 25), row("eve", 2));
        db.run(two.onConflict(P_NAME).doUpdate(P_AGE));
        assertThat(ages()).startsWith(row("ada", 1)).endsWith(row("eve", 2)).hasSize(5);
        db.run(two.onConflict(P_NAME)
                .doUpdate(set(P_AGE, number(P_AGE).plus(excluded(number(P_AGE))).plus(10)), set(P_ACTIVE, true)));
        assertThat(ages()).startsWith(row("ada", 12)).endsWith(row("eve", 14));
        db.run(two.onConflict(P_NAME)
                .doUpdate(P_AGE)
                .where(P_AGE.gt(number(excluded(P_AGE)).plus(11))));
        assertThat(ages()).startsWith(row("ada", 12)).endsWith(row("eve", 2));
    }

    @Test
    @Tag("CORE-39")
    void aKeyThatIsThereIsUpdatedFromAQuery() {
        TableRef other = new TableRef(People.PEOPLE, "other");
        db.run(insertInto(PERSON)
                .columns(P_NAME, P_ACTIVE, P_AGE)
                .select(select(
                                other.column(NAME),
                                other.column(ACTIVE),
                                number(other.column(AGE)).plus(1))
                        .from(other)
                        .where(other.column(AGE).isNotNull()))
                .onConflict(P_NAME)
                .doUpdate(P_AGE));
        assertThat(ages()).containsExactly(row("ada", 37), row("bob", 26), row("cid", null), row("dan", 26));
    }

    @Test
    @Tag("CORE-39")
    void whateverKeyIsThere() {
        Insert any = insertInto(PERSON)
                .columns(P_ID, P_NAME, P_ACTIVE)
                .values(1L, "new", true)
                .values(99L, "bob", true)
                .values(100L, "eve", true)
                .onConflictDoNothing();
        if (can(Capability.CONFLICT_OF_ANY_KEY, any)) {
            db.run(any);
            assertThat(db.values(select(P_NAME).from(PERSON).where(P_ID.gt(4L))))
                    .containsExactly("eve");
        }
    }

    @Test
    @Tag("CORE-39")
    void onlyUniqueKeysCanBeCompared() {
        Insert insert = insertInto(PERSON).set(P_NAME, "ada").set(P_ACTIVE, true);
        assertThatThrownBy(() -> db.sql(insert.onConflict(P_ACTIVE).doNothing()))
                .hasMessageContaining("unique keys");
        assertThatThrownBy(() -> db.sql(insert.onConflict(P_ID).doNothing())).hasMessageContaining("gives no value");
        assertThatThrownBy(() -> db.sql(insertInto(PERSON).onConflict(P_ID).doNothing()))
                .hasMessageContaining("defaults");
        assertThatThrownBy(insert::onConflict).hasMessageContaining("onConflictDoNothing()");
        assertThatThrownBy(() -> insert.where(P_ACTIVE.eq(true))).hasMessageContaining("doUpdate");
    }

    @Test
    @Tag("CORE-41")
    void changesReturnTheirRows() {
        Statement inserted = insertInto(PERSON)
                .columns(P_NAME, P_ACTIVE)
                .values("eve", true)
                .values("fay", true)
                .returning(P_ID, string(P_NAME).upper());
        if (can(Capability.INSERT_RETURNING, inserted)) {
            assertThat(db.rows(inserted)).containsExactlyInAnyOrder(row(5L, "EVE"), row(6L, "FAY"));
        }
        Statement updated = update(PERSON)
                .set(P_AGE, number(P_AGE).plus(1))
                .where(P_AGE.eq(25))
                .returning(P_NAME, P_AGE);
        if (can(Capability.UPDATE_RETURNING, updated)) {
            assertThat(db.rows(updated)).containsExactlyInAnyOrder(row("bob", 26), row("dan", 26));
        }
        Statement deleted = deleteFrom(POST).where(O_AUTHOR.eq(1L)).returning(O_ID, O_TITLE);
        if (can(Capability.DELETE_RETURNING, deleted)) {
            assertThat(db.rows(deleted)).containsExactlyInAnyOrder(row(1L, "one"), row(2L, "two"));
            assertThat(db.value(select(count()).from(POST))).isEqualTo(2L);
        }
    }

    @Test
    @Tag("CORE-41")
    void anInsertOrUpdateReturnsTheRowEitherWay() {
        Statement upsert = insertInto(PERSON)
                .columns(P_NAME, P_AGE, P_ACTIVE)
                .values("ada", 1, false)
                .values("eve", 2, true)
                .onConflict(P_NAME)
                .doUpdate(P_AGE)
                .returning(P_ID, P_AGE);
        if (can(Capability.INSERT_RETURNING, upsert)) {
            assertThat(db.rows(upsert)).contains(row(1L, 1)).hasSize(2);
        }
        assertThatThrownBy(() -> db.sql(update(PERSON).set(P_AGE, 1).everyRow().returning(O_TITLE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("CORE-40")
    void anUpdateReadsOtherTables() {
        assertThat(db.run(update(POST)
                        .set(O_TITLE, string(P_NAME).concat("!"))
                        .from(PERSON)
                        .where(O_AUTHOR.eq(P_ID).and(P_AGE.eq(36)))))
                .isEqualTo(2);
        assertThat(db.values(select(O_TITLE).from(POST).orderBy(O_ID.asc())))
                .containsExactly("ada!", "ada!", "three", "four");
        DerivedTable last = select(O_AUTHOR, max(O_ID).as("last"))
                .from(POST)
                .groupBy(O_AUTHOR)
                .as("last");
        assertThat(db.run(update(PERSON)
                        .set(P_AGE, 99)
                        .from(last)
                        .where(last.column(O_AUTHOR)
                                .eq(P_ID)
                                .and(last.column(max(O_ID)).gt(2L)))))
                .isEqualTo(1);
        assertThat(ages()).contains(row("bob", 99));
    }

    @Test
    @Tag("CORE-40")
    void anUpdateCalculatesFromTheRowAsItWas() {
        TableRef bare = new TableRef(People.POSTS, "");
        db.run(update(bare)
                .set(bare.column(POST_ID), number(bare.column(AUTHOR)).plus(100L))
                .set(bare.column(AUTHOR), number(bare.column(POST_ID)).minus(2L))
                .where(bare.column(TITLE).eq("three")));
        assertThat(db.rows(select(O_ID, O_AUTHOR).from(POST).where(O_TITLE.eq("three"))))
                .containsExactly(row(102L, 1L));
    }

    @Test
    @Tag("CORE-40")
    void aDeleteReadsOtherTables() {
        assertThat(db.run(deleteFrom(POST).using(PERSON).where(O_AUTHOR.eq(P_ID).and(P_NAME.eq("ada")))))
                .isEqualTo(2);
        Cte young = cte("young").as(select(P_ID).from(PERSON).where(P_AGE.eq(25)));
        assertThat(db.run(deleteFrom(POST)
                        .where(O_AUTHOR.in(select(young.column(P_ID)).from(young)))))
                .isEqualTo(1);
        assertThat(db.values(select(O_TITLE).from(POST))).containsExactly("four");
    }

    @Test
    @Tag("CORE-40")
    void changesSayWhichRowsTheyMean() {
        assertThatThrownBy(() -> db.sql(deleteFrom(POST))).hasMessageContaining(".everyRow()");
        assertThatThrownBy(() -> db.sql(update(POST).set(O_TITLE, "x"))).hasMessageContaining(".everyRow()");
        assertThatThrownBy(() -> db.sql(update(POST).set(P_NAME, "x").everyRow()))
                .hasMessageContaining("no column of it");
        assertThatThrownBy(() -> db.sql(deleteFrom(POST).where(P_NAME.eq("x")))).hasMessageContaining("\"p.name\"");
        assertThat(db.run(deleteFrom(POST).everyRow())).isEqualTo(4);
    }

    @Test
    @Tag("FAULT-30")
    void moreParametersThanTheDatabaseTakesAreRefused() {
        int rows = db.engine().dialect().maxParameters() / 2 + 1;
        Insert many = insertInto(POST).columns(O_AUTHOR, O_TITLE);
        many = new Insert(
                many.target(),
                many.columns(),
                java.util.Collections.nCopies(rows, List.of(value(SqlType.BIGINT, 1L), value(SqlType.TEXT, "x"))),
                null,
                null);
        Insert insert = many;
        assertThatThrownBy(() -> db.sql(insert))
                .isInstanceOf(UnsupportedConstructException.class)
                .hasMessageContaining("parameters");
    }
}
