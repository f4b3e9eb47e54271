package dev.orm.engine;

import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.TableFunction;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists that are longer than one array of the database that has the shortest. */
@EachDatabase
@Tag("FAULT-30")
class LongListTest {

    private static final int SIZE = 70_000;

    private static final Column<Long> KEY = new Column<>("k", SqlType.BIGINT, false);

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);
    private static final ColumnRef<String> NAME = People.PERSON.column(People.NAME);
    private static final ColumnRef<Integer> AGE = People.PERSON.column(People.AGE);

    private Engine engine;
    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        engine = db.engine();
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
        engine.close();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(2, last).boxed().toList();
    }

    private List<String> names(Condition condition) {
        return db.connection()
                .query(select(NAME).from(People.PERSON).where(condition).orderBy(NAME.asc()))
                .list();
    }

    @Test
    void shortAndLongListsOfOneStatementFollowEachOther() {
        for (int last : new int[] {2, SIZE, 3, 200_000, 1}) {
            List<String> expected = List.of("bob", "cid", "dan").subList(0, Math.min(3, last - 1));
            assertThat(names(ID.in(upTo(last)))).isEqualTo(expected);
            assertThat(names(ID.notIn(upTo(last)))).hasSize(4 - expected.size());
        }
        assertThat(engine.statementCache().size()).as("statements in the cache").isEqualTo(2);
    }

    @Test
    void oneLongListFollowsAnother() {
        List<Long> many = new ArrayList<>(upTo(SIZE));
        many.remove(Long.valueOf(3));
        assertThat(names(ID.in(many))).containsExactly("bob", "dan");
        many.remove(Long.valueOf(2));
        assertThat(names(ID.in(many))).containsExactly("dan");
        assertThat(names(ID.notIn(many))).containsExactly("ada", "bob", "cid");
        many.add(1L);
        assertThat(names(ID.notIn(many))).containsExactly("bob", "cid");
    }

    @Test
    void aMissingValueIsInNoListAndOutsideOfNone() {
        List<Integer> ages = IntStream.range(25, SIZE).boxed().toList();
        assertThat(names(AGE.in(ages))).containsExactly("ada", "bob", "dan");
        assertThat(names(AGE.notIn(ages))).isEmpty();
        assertThat(names(AGE.notIn(ages.subList(1, ages.size())))).containsExactly("bob", "dan");
    }

    @Test
    void aShortListMayStandBesideALongOne() {
        assertThat(names(ID.in(upTo(SIZE)).and(AGE.in(List.of(25))))).containsExactly("bob", "dan");
        assertThat(names(ID.in(upTo(SIZE)).and(AGE.in(List.of())))).isEmpty();
        assertThat(names(AGE.notIn(List.of(36)).and(ID.in(upTo(SIZE))))).containsExactly("bob", "dan");
    }

    @Test
    void rowsAreLookedForAmongMany() {
        List<List<?>> rows = new ArrayList<>();
        upTo(SIZE).forEach(id -> rows.add(List.of(id, 25)));
        assertThat(names(row(ID, AGE).in(rows))).containsExactly("bob", "dan");
        assertThat(names(row(ID, AGE).notIn(rows))).containsExactly("ada");
    }

    @Test
    void aLongListIsATable() {
        TableFunction<Long> numbers = unnest(SqlType.BIGINT, upTo(SIZE)).as("n");
        assertThat(db.connection()
                        .query(select(NAME)
                                .from(People.PERSON)
                                .join(numbers, ID.eq(numbers.value()))
                                .orderBy(NAME.asc()))
                        .list())
                .containsExactly("bob", "cid", "dan");
    }

    @Test
    void changesTakeLongLists() {
        List<Long> ids = upTo(SIZE);
        EngineConnection on = db.connection();
        assertThat(on.execute(update(People.PERSON)
                        .set(People.PERSON.column(People.ACTIVE), true)
                        .where(ID.in(ids))))
                .isEqualTo(3);
        ColumnRef<Long> author = People.POST.column(People.AUTHOR);
        List<List<Long>> lists = List.of(List.of(99L), ids, List.of(1L));
        assertThat(on.executeBatch(lists, list -> deleteFrom(People.POST).where(author.in(list))))
                .containsExactly(0, 1, 2);
    }

    private <T> void finds(TestDatabase database, SqlType<T> type, T stored, T other, IntFunction<T> value) {
        Column<T> column = new Column<>("v", type, true);
        Table table = Table.builder(TableName.of("t_" + type.name().name().toLowerCase(java.util.Locale.ROOT)))
                .column(KEY)
                .column(column)
                .primaryKey(
                        new PrimaryKey("pk_t_" + type.name().name().toLowerCase(java.util.Locale.ROOT), List.of("k")))
                .build();
        db.create(table);
        db.insert(
                table,
                List.of(KEY, column),
                new @Nullable Object[] {1L, stored},
                new @Nullable Object[] {2L, other},
                new @Nullable Object[] {3L, null});
        TableRef t = new TableRef(table, "t");
        List<T> list = new ArrayList<>(Collections.nCopies(1, value.apply(1)));
        for (int i = 1; i < SIZE; i++) {
            list.add(value.apply(i));
        }
        list.add(stored);
        assertThat(db.connection()
                        .query(select(t.column(KEY))
                                .from(t)
                                .where(t.column(column).in(list)))
                        .list())
                .as("in %s", type)
                .containsExactly(1L);
        assertThat(db.connection()
                        .query(select(t.column(KEY))
                                .from(t)
                                .where(t.column(column).notIn(list)))
                        .list())
                .as("not in %s", type)
                .containsExactly(2L);
    }

    @Test
    void valuesOfEachType(TestDatabase database) {
        Instant instant = Instant.parse("2024-02-29T23:59:59.123456Z");
        LocalDateTime dateTime = LocalDateTime.parse("2024-02-29T23:59:59.123456");
        finds(database, SqlType.BOOLEAN, true, false, i -> true);
        finds(database, SqlType.SMALLINT, (short) -1, (short) -2, i -> (short) (i % 1000));
        finds(database, SqlType.INTEGER, -1, -2, i -> i);
        finds(database, SqlType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE, i -> (long) i);
        finds(database, SqlType.DOUBLE, -0.1, -0.2, i -> (double) i);
        finds(
                database,
                SqlType.decimal(10, 2),
                new BigDecimal("-1.01"),
                new BigDecimal("-1.02"),
                i -> new BigDecimal("-1.0" + i + "5"));
        finds(database, SqlType.varchar(40), "Ünï \uD83D\uDE00", "unï", i -> "text " + i);
        finds(database, SqlType.TEXT, "Ünï \uD83D\uDE00", "unï", i -> "text " + i);
        finds(database, SqlType.DATE, LocalDate.EPOCH, LocalDate.MAX.withYear(9999), i -> LocalDate.EPOCH.plusDays(i));
        finds(
                database,
                SqlType.TIME,
                LocalTime.parse("23:59:59.123456"),
                LocalTime.parse("23:59:59.123457"),
                i -> LocalTime.ofSecondOfDay(i));
        finds(database, SqlType.TIMESTAMP, dateTime, dateTime.plusYears(1), i -> dateTime.plusSeconds(i));
        finds(database, SqlType.INSTANT, instant, instant.plusNanos(1000), i -> instant.plusSeconds(i));
        finds(database, SqlType.UUID, new UUID(7, 7), new UUID(8, 8), i -> new UUID(9, i));
        finds(
                database,
                SqlType.BINARY,
                new byte[] {1, -1, 0},
                new byte[] {1, -1},
                i -> ByteBuffer.allocate(4).putInt(i).array());
    }

    @Test
    void findsManyRows() {
        TableRef people = new TableRef(People.PEOPLE, "");
        TableFunction<Long> numbers = unnest(
                        SqlType.BIGINT,
                        LongStream.rangeClosed(101, 100 + SIZE).boxed().toList())
                .as("n");
        db.run(insertInto(people)
                .columns(people.column(People.ID), people.column(People.NAME), people.column(People.ACTIVE))
                .select(select(
                                numbers.value(),
                                cast(numbers.value(), SqlType.varchar(20)),
                                value(SqlType.BOOLEAN, true))
                        .from(numbers)));
        assertThat(db.connection()
                        .query(select(ID).from(People.PERSON).where(ID.in(upTo(100 + SIZE))))
                        .list())
                .hasSize(SIZE + 3);
    }
}
