package dev.orm.parity;

import static dev.orm.sql.Sql.caseOf;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Fixture;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.EnumType;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import dev.orm.sql.Statement;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A column with an enum type is a text to statements, whatever a database makes of it. Its values stand in no order of texts. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
@Tag("CORE-46")
class EnumColumnParityTest {

    enum Size {
        SMALL,
        LARGE
    }

    private static final EnumType MOODS =
            new EnumType(TableName.of("mood of\"all"), List.of("sad", "it's, ok", "back\\slash", "happy"));
    private static final EnumType SIZES = new EnumType(TableName.of("size"), List.of("SMALL", "LARGE"));

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();
    private static final Column<String> MOOD =
            Column.of("mood", SqlType.varchar(20)).enumType(MOODS);
    private static final Column<Size> SIZE =
            Column.of("size", JavaTypes.enumByName(Size.class)).enumType(SIZES);
    private static final Column<String> NOTE = Column.of("note", SqlType.varchar(20));

    private static final Table DAY = Table.builder(TableName.of("day"))
            .column(ID)
            .column(MOOD)
            .column(SIZE)
            .column(NOTE)
            .primaryKey(new PrimaryKey("pk_day", List.of("id")))
            .build();

    private static final TableRef INTO = new TableRef(DAY, "");
    private static final TableRef D = new TableRef(DAY, "d");
    private static final ColumnRef<Integer> KEY = D.column(ID);
    private static final StringExpression TEXT = string(D.column(MOOD));

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        new SchemaCreator(db.connection()).createMissing(Schema.of(DAY));
        assertThat(db.run(insertInto(INTO)
                        .columns(INTO.column(ID), INTO.column(MOOD), INTO.column(SIZE))
                        .values(1, "happy", Size.SMALL)
                        .values(2, "sad", Size.LARGE)
                        .values(3, null, null)))
                .isEqualTo(3);
        db.run(insertInto(INTO).set(INTO.column(ID), 4).set(INTO.column(MOOD), "it's, ok"));
        db.insert(DAY, List.of(ID, MOOD, SIZE), new Object[] {5, "back\\slash", Size.LARGE}, new Object[] {6, null, null
        });
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<@Nullable Object> where(Condition condition) {
        return db.values(select(KEY).from(D).where(condition).orderBy(KEY.asc()));
    }

    private List<@Nullable Object> moods() {
        return db.values(select(D.column(MOOD)).from(D).orderBy(KEY.asc()));
    }

    private void isRefused(Runnable work) {
        DatabaseException refusal = catchThrowableOfType(DatabaseException.class, work::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isIn(Kind.CHECK, Kind.DATA);
    }

    @Test
    @Tag("CORE-34")
    void isReadAsItWasWritten() {
        assertThat(moods()).containsExactly("happy", "sad", null, "it's, ok", "back\\slash", null);
        assertThat(db.values(select(D.column(SIZE)).from(D).orderBy(KEY.asc())))
                .containsExactly(Size.SMALL, Size.LARGE, null, null, Size.LARGE, null);
    }

    @Test
    void isComparedAsText() {
        assertThat(where(TEXT.eq("sad"))).containsExactly(2);
        assertThat(where(TEXT.ne("sad"))).containsExactly(1, 4, 5);
        assertThat(where(TEXT.eq("SAD"))).isEmpty();
        assertThat(where(TEXT.eq("sad "))).isEmpty();
        assertThat(where(TEXT.eq("1"))).isEmpty();
        assertThat(where(TEXT.ne("unknown"))).containsExactly(1, 2, 4, 5);
        assertThat(where(TEXT.gt("it"))).containsExactly(2, 4);
        assertThat(where(TEXT.in("sad", "happy", "unknown"))).containsExactly(1, 2);
        assertThat(where(TEXT.notIn(List.of("sad", "unknown")))).containsExactly(1, 4, 5);
        assertThat(where(TEXT.isDistinctFrom("sad"))).containsExactly(1, 3, 4, 5, 6);
        assertThat(where(TEXT.like("%a%"))).containsExactly(1, 2, 5);
        assertThat(where(TEXT.isNull())).containsExactly(3, 6);
        assertThat(where(D.column(SIZE).eq(Size.LARGE))).containsExactly(2, 5);
        TableRef other = new TableRef(DAY, "o");
        assertThat(where(TEXT.in(select(other.column(MOOD))
                        .from(other)
                        .where(other.column(ID).lt(3)))))
                .containsExactly(1, 2);
        assertThat(db.values(
                        select(caseOf(TEXT).when("sad", 1).when("unknown", 2).otherwise(0))
                                .from(D)
                                .orderBy(KEY.asc())))
                .containsExactly(0, 1, 0, 0, 0, 0);
    }

    @Test
    @Tag("CORE-25")
    void isOrderedGroupedAndCalculatedWithAsText() {
        assertThat(db.values(
                        select(D.column(MOOD)).from(D).where(TEXT.isNotNull()).orderBy(TEXT.asc())))
                .containsExactly("back\\slash", "happy", "it's, ok", "sad");
        assertThat(db.value(select(max(TEXT)).from(D))).isEqualTo("sad");
        assertThat(db.rows(select(D.column(SIZE), count())
                        .from(D)
                        .where(D.column(SIZE).isNotNull())
                        .groupBy(D.column(SIZE))
                        .orderBy(D.column(SIZE).asc())))
                .containsExactly(List.of(Size.LARGE, 2L), List.of(Size.SMALL, 1L));
        assertThat(db.values(select(TEXT.concat("!").upper())
                        .from(D)
                        .where(KEY.le(2))
                        .orderBy(KEY.asc())))
                .containsExactly("HAPPY!", "SAD!");
        Select<?> inner = select(KEY, D.column(MOOD)).from(D);
        assertThat(db.value(select(count()).from(inner.as("i")))).isEqualTo(6L);
        assertThat(db.values(select(D.column(MOOD))
                        .from(D)
                        .where(KEY.eq(1))
                        .unionAll(select(string(D.column(NOTE))).from(D).where(KEY.eq(1)))))
                .isEqualTo(Arrays.asList("happy", null));
    }

    @Test
    @Tag("CORE-36")
    void isUpdatedByAnyText() {
        ColumnRef<String> mood = INTO.column(MOOD);
        db.run(update(INTO).set(INTO.column(NOTE), mood).where(INTO.column(ID).eq(1)));
        db.run(update(INTO).set(mood, "sad").where(INTO.column(ID).in(3, 6)));
        db.run(update(INTO)
                .set(mood, string(INTO.column(NOTE)))
                .where(INTO.column(ID).eq(1)));
        db.run(update(INTO)
                .set(mood, when(string(mood).eq("sad"), "happy").otherwise(mood))
                .where(INTO.column(ID).in(2, 4)));
        db.run(update(INTO).set(mood, (String) null).where(INTO.column(ID).eq(5)));
        assertThat(moods()).containsExactly("happy", "happy", "sad", "it's, ok", null, "sad");
        assertThat(db.value(select(D.column(NOTE)).from(D).where(KEY.eq(1)))).isEqualTo("happy");
    }

    @Test
    @Tag("CORE-39")
    void isChangedByAnUpsert() {
        ColumnRef<Integer> id = INTO.column(ID);
        ColumnRef<String> mood = INTO.column(MOOD);
        db.run(insertInto(INTO)
                .columns(id, mood)
                .values(1, "sad")
                .values(7, "happy")
                .onConflict(id)
                .doUpdate(mood));
        db.run(insertInto(INTO)
                .columns(id, mood)
                .values(2, "happy")
                .onConflict(id)
                .doUpdate(set(mood, when(string(mood).eq("sad"), excluded(mood)).otherwise("sad"))));
        db.run(insertInto(INTO)
                .columns(id, mood)
                .values(4, "happy")
                .onConflict(id)
                .doNothing());
        assertThat(moods()).containsExactly("sad", "happy", null, "it's, ok", "back\\slash", null, "happy");
    }

    @Test
    @Tag("CORE-38")
    void isFilledByAQuery() {
        ColumnRef<Integer> id = INTO.column(ID);
        ColumnRef<String> mood = INTO.column(MOOD);
        db.run(insertInto(INTO)
                .columns(id, mood)
                .select(select(number(KEY).plus(10), TEXT)
                        .from(D)
                        .where(KEY.le(3))
                        .orderBy(KEY.asc())));
        db.run(insertInto(INTO)
                .columns(id, mood)
                .select(select(number(KEY).plus(20), when(KEY.eq(1), "sad").otherwise("happy"))
                        .from(D)
                        .where(KEY.le(2))));
        assertThat(db.values(select(TEXT).from(D).where(KEY.gt(10)).orderBy(KEY.asc())))
                .containsExactly("happy", "sad", null, "sad", "happy");
    }

    @Test
    @Tag("CORE-35")
    void isWrittenInABatch() {
        db.engine()
                .inTransaction(connection -> connection.executeBatch(
                        List.of(11, 12),
                        id -> insertInto(INTO)
                                .set(INTO.column(ID), id)
                                .set(INTO.column(MOOD), id == 11 ? "sad" : "happy")));
        assertThat(db.values(select(TEXT).from(D).where(KEY.gt(10)).orderBy(KEY.asc())))
                .containsExactly("sad", "happy");
    }

    @Test
    void isReturned() {
        if (db.engine().dialect().supports(Capability.INSERT_RETURNING)) {
            assertThat(db.values(insertInto(INTO)
                            .columns(INTO.column(ID), INTO.column(MOOD))
                            .values(8, "sad")
                            .returning(INTO.column(MOOD))))
                    .containsExactly("sad");
            assertThat(db.insertReturning(DAY, List.of(ID, MOOD), List.of(MOOD), new Object[] {9, "happy"}))
                    .containsExactly(List.of("happy"));
        }
    }

    @Test
    void takesNoOtherValue() {
        ColumnRef<String> mood = INTO.column(MOOD);
        for (String unknown : List.of("unknown", "SAD", "sad ", " sad", "1", "01", "", "******", "sad,it's")) {
            isRefused(() ->
                    write(update(INTO).set(mood, unknown).where(INTO.column(ID).eq(1))));
            isRefused(() -> write(insertInto(INTO).set(INTO.column(ID), 9).set(mood, unknown)));
            isRefused(() -> write(insertInto(INTO)
                    .columns(INTO.column(ID), mood)
                    .values(1, unknown)
                    .onConflict(INTO.column(ID))
                    .doUpdate(mood)));
        }
        assertThat(moods()).containsExactly("happy", "sad", null, "it's, ok", "back\\slash", null);
    }

    private void write(Statement statement) {
        db.engine().inTransaction(connection -> connection.execute(statement));
    }
}
