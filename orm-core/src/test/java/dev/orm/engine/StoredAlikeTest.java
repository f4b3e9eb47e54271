package dev.orm.engine;

import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.condition;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Converter;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values that pass through a converter keep their meaning wherever they stand, or are refused where the database would lose it. */
@EachDatabase
@Tag("CORE-47")
class StoredAlikeTest {

    enum State {
        NEW,
        DONE
    }

    /** Booleans as an old application wrote them. */
    static final class YesNo implements Converter<Boolean, String> {

        @Override
        public String toStored(Boolean value) {
            return value ? "Y" : "N";
        }

        @Override
        public Boolean fromStored(String stored) {
            return stored.equals("Y");
        }
    }

    /** An amount as its cents. */
    static final class Cents implements Converter<BigDecimal, Long> {

        @Override
        public Long toStored(BigDecimal value) {
            return value.movePointRight(2).longValueExact();
        }

        @Override
        public BigDecimal fromStored(Long stored) {
            return BigDecimal.valueOf(stored, 2);
        }
    }

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false);
    private static final Column<State> BY_NAME = new Column<>("by_name", JavaTypes.enumByName(State.class), true);
    private static final Column<State> BY_PLACE = new Column<>("by_place", JavaTypes.enumByOrdinal(State.class), true);
    private static final Column<Boolean> YES =
            new Column<>("yes", SqlType.varchar(1).converted(Boolean.class, new YesNo()), true);
    private static final Column<BigDecimal> AMOUNT =
            new Column<>("amount", SqlType.BIGINT.converted(BigDecimal.class, new Cents()), true);
    private static final Column<BigInteger> BIG =
            new Column<>("big", SqlType.decimal(38, 0).converted(BigInteger.class, integers()), true);
    private static final Table TABLE = Table.builder(TableName.of("t"))
            .column(ID)
            .column(BY_NAME)
            .column(BY_PLACE)
            .column(YES)
            .column(AMOUNT)
            .column(BIG)
            .build();
    private static final TableRef T = new TableRef(TABLE, "x");
    private static final ColumnRef<Long> K = T.column(ID);
    private static final ColumnRef<State> NAME = T.column(BY_NAME);
    private static final ColumnRef<State> PLACE = T.column(BY_PLACE);
    private static final ColumnRef<Boolean> ANSWER = T.column(YES);
    private static final ColumnRef<BigDecimal> CENTS = T.column(AMOUNT);

    private static Converter<BigInteger, BigDecimal> integers() {
        return new Converter<>() {
            @Override
            public BigDecimal toStored(BigInteger value) {
                return new BigDecimal(value);
            }

            @Override
            public BigInteger fromStored(BigDecimal stored) {
                return stored.toBigIntegerExact();
            }
        };
    }

    private Fixture db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Fixture.open(database).create(TABLE);
        List<Column<?>> columns = List.of(ID, BY_NAME, BY_PLACE, YES, AMOUNT);
        db.insert(TABLE, columns, new Object[] {1L, State.NEW, State.DONE, true, new BigDecimal("12.34")});
        db.insert(TABLE, columns, new Object[] {2L, State.DONE, State.NEW, false, new BigDecimal("100.00")});
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<@Nullable Object> keys(Condition condition) {
        return db.values(select(K).from(T).where(condition).orderBy(K.asc()));
    }

    private void refuses(Statement statement, String reason) {
        assertThatThrownBy(() -> db.run(statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    @Tag("CORE-13")
    void aCaseIsStoredAsItsPlaceWants() {
        db.run(update(T)
                .set(NAME, when(K.eq(1L), State.DONE).otherwise(State.NEW))
                .set(ANSWER, when(K.eq(1L), false).otherwise(true))
                .everyRow());
        assertThat(db.rows(select(NAME, ANSWER).from(T).orderBy(K.asc())))
                .containsExactly(List.of(State.DONE, false), List.of(State.NEW, true));
        assertThat(keys(NAME.eq(when(K.eq(1L), State.DONE).otherwise(State.NEW))))
                .containsExactly(1L, 2L);
        assertThat(keys(NAME.eq(when(K.eq(1L), State.NEW).otherwise(State.NEW))))
                .containsExactly(2L);
    }

    @Test
    void anEnumThatNothingTypesIsRefused() {
        assertThatThrownBy(() -> keys(NAME.in(select(value(State.NEW)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give it a type with Sql.value(type, value)");
        assertThat(keys(NAME.in(select(value(BY_NAME.type(), State.NEW))))).containsExactly(1L);
    }

    @Test
    void twoWaysOfStoringDoNotMeet() {
        String reason = "the database knows nothing of converters";
        refuses(select(K).from(T).where(NAME.ne(PLACE)), reason);
        refuses(select(K).from(T).where(NAME.in(select(PLACE).from(T))), reason);
        refuses(select(K).from(T).where(Sql.row(NAME, K).eq(PLACE, K)), reason);
        refuses(select(K).from(T).where(Sql.row(NAME, K).in(select(PLACE, K).from(T))), reason);
        refuses(select(when(K.eq(1L), NAME).otherwise(PLACE)).from(T), reason);
        refuses(select(coalesce(NAME, PLACE)).from(T), reason);
        refuses(update(T).set(NAME, PLACE).everyRow(), reason);
        refuses(update(T).set(ANSWER, condition(K.eq(1L))).everyRow(), reason);
        TableRef target = new TableRef(TABLE, "");
        refuses(
                insertInto(target)
                        .columns(target.column(ID), target.column(BY_NAME))
                        .select(select(K, PLACE).from(T)),
                reason);
        assertThat(keys(NAME.eq(coalesce(NAME, State.NEW)))).containsExactly(1L, 2L);
    }

    @Test
    void aConvertedBooleanIsACondition() {
        assertThat(keys(condition(ANSWER))).containsExactly(1L);
        assertThat(keys(condition(ANSWER).not())).containsExactly(2L);
    }

    @Test
    @Tag("CORE-08")
    void aConvertedNumberIsNotCalculatedWith() {
        String reason = "cannot be calculated with";
        refuses(select(number(CENTS).plus(BigDecimal.ONE)).from(T), reason);
        refuses(select(sumOfDecimals(CENTS)).from(T), reason);
        refuses(select(Sql.avg(CENTS)).from(T), reason);
        refuses(select(number(CENTS).round(1)).from(T), reason);
        assertThat(keys(Sql.row(CENTS, K).in(List.of(List.of(new BigDecimal("12.34"), 1L)))))
                .containsExactly(1L);
        assertThat(keys(CENTS.gt(new BigDecimal("12.34")))).containsExactly(2L);
    }

    @Test
    @Tag("CORE-08")
    void whatIsCalculatedIsOfItsClass() {
        Column<BigInteger> column = new Column<>("big", JavaTypes.ofValue(BigInteger.class), true);
        ColumnRef<BigInteger> big = T.column(column);
        db.run(update(T).set(big, new BigInteger("12345678901234567890")).everyRow());
        BigInteger sum = (BigInteger)
                db.values(select(number(big).plus(BigInteger.ONE)).from(T)).get(0);
        assertThat(sum.toString().toLowerCase(Locale.ROOT)).isEqualTo("12345678901234567891");
        assertThat(db.values(select(number(big).times(BigInteger.TWO).floor()).from(T))
                        .get(0))
                .isEqualTo(new BigInteger("24691357802469135780"));
        assertThat((BigDecimal) db.value(select(sumOfDecimals(big)).from(T)))
                .isEqualByComparingTo("24691357802469135780");
        assertThatThrownBy(() -> db.values(
                        select(number(K).plus(value(new BigDecimal("0.5")))).from(T)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gives more than a Long holds");
    }
}
