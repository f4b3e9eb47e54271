package dev.orm.expression;

import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.greatest;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.least;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.SetOperation;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A decimal is the same one as a short and as a long column, as a value and as what is calculated. */
@EachDatabase
class DecimalFormsTest {

    private static final Column<Long> KEY = new Column<>("k", SqlType.BIGINT, false);
    private static final Column<BigDecimal> LONG = new Column<>("d19", SqlType.decimal(19, 2), true);
    private static final Column<BigDecimal> SHORT = new Column<>("d10", SqlType.decimal(10, 2), true);
    private static final Column<BigDecimal> FINE = new Column<>("d20", SqlType.decimal(20, 4), true);
    private static final Column<BigInteger> WHOLE = new Column<>(
            "whole",
            SqlType.decimal(38, 0).converted(BigInteger.class, new dev.orm.type.Converter<BigInteger, BigDecimal>() {
                @Override
                public BigDecimal toStored(BigInteger value) {
                    return new BigDecimal(value);
                }

                @Override
                public BigInteger fromStored(BigDecimal stored) {
                    return stored.toBigIntegerExact();
                }
            }),
            true);
    private static final Table TABLE = Table.builder(TableName.of("amounts"))
            .column(KEY)
            .column(LONG)
            .column(SHORT)
            .column(FINE)
            .column(WHOLE)
            .primaryKey(new PrimaryKey("pk_amounts", List.of("k")))
            .build();
    private static final TableRef T = new TableRef(TABLE, "t");
    private static final ColumnRef<Long> K = T.column(KEY);
    private static final ColumnRef<BigDecimal> D19 = T.column(LONG);
    private static final ColumnRef<BigDecimal> D10 = T.column(SHORT);
    private static final ColumnRef<BigDecimal> D20 = T.column(FINE);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database).create(TABLE);
        db.insert(
                TABLE,
                List.of(KEY, LONG, SHORT, FINE, WHOLE),
                amounts(1, "9.00", "9.00", "1.5000", "9"),
                amounts(2, "100.50", "10.00", "9.9900", "10"),
                amounts(3, "10.00", "100.50", "10.1234", "123456789012345678901234567890"));
        db.insert(TABLE, List.of(KEY, LONG, SHORT, FINE, WHOLE), new Object[] {4L, null, null, null, null});
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static @Nullable Object[] amounts(long key, String longer, String shorter, String fine, String whole) {
        return new Object[] {
            key, new BigDecimal(longer), new BigDecimal(shorter), new BigDecimal(fine), new BigInteger(whole)
        };
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** The decimals of the first column, as the shortest texts that say them. */
    private List<String> decimals(RowStatement<?> query) {
        return db.values(query).stream()
                .map(value -> value == null
                        ? "null"
                        : ((BigDecimal) value).stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    @Tag("CORE-46")
    void theGreatestOfAGroupIsComparedByItsValue() {
        assertThat(db.values(select(K)
                        .from(T)
                        .groupBy(K)
                        .having(number(max(D20)).gt(decimal("2")))
                        .orderBy(K.asc())))
                .containsExactly(2L, 3L);
        assertThat(db.values(select(K)
                        .from(T)
                        .groupBy(K)
                        .having(number(min(D20)).in(List.of(decimal("9.99"), decimal("1.5"))))
                        .orderBy(K.asc())))
                .containsExactly(1L, 2L);
        assertThat(db.values(select(K).from(T).groupBy(K).orderBy(min(D20).desc())))
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    @Tag("CORE-46")
    void theGreatestOfARowIsComparedByItsValue() {
        Expression<BigDecimal> greatest = greatest(D19, D20);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(number(greatest).gt(decimal("9.5")))
                        .orderBy(K.asc())))
                .containsExactly(2L, 3L);
        assertThat(db.values(select(K).from(T).where(number(greatest).eq(decimal("9")))))
                .containsExactly(1L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(greatest.in(List.of(decimal("100.5"), decimal("9"))))
                        .orderBy(K.asc())))
                .containsExactly(1L, 2L);
        assertThat(db.values(select(K).from(T).where(K.le(3L)).orderBy(greatest.asc())))
                .containsExactly(1L, 3L, 2L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(K.le(3L))
                        .orderBy(least(D19, D20).desc())))
                .containsExactly(3L, 2L, 1L);
        assertThat(db.value(select(max(number(greatest))).from(T))).isEqualTo(decimal("100.50"));
    }

    @Test
    @Tag("CORE-11")
    void isAPartOfARow() {
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(D19, K).gt(decimal("9.00"), 1L))
                        .orderBy(K.asc())))
                .containsExactly(2L, 3L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(D19, K).le(decimal("10"), 3L))
                        .orderBy(K.asc())))
                .containsExactly(1L, 3L);
        assertThat(db.values(
                        select(K).from(T).where(row(number(D19).plus(D10), K).eq(decimal("18"), 1L))))
                .containsExactly(1L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(number(D19).plus(D10), K)
                                .in(List.of(List.of(decimal("18"), 1L), List.of(decimal("110.5"), 3L))))
                        .orderBy(K.asc())))
                .containsExactly(1L, 3L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(T.column(WHOLE), K).gt(BigInteger.valueOf(9), 1L))
                        .orderBy(K.asc())))
                .containsExactly(2L, 3L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(T.column(WHOLE), K)
                                .in(List.of(List.of(new BigInteger("123456789012345678901234567890"), 3L))))))
                .containsExactly(3L);
    }

    @Test
    @Tag("CORE-10")
    void isFoundInAQuery() {
        assertThat(db.values(
                        select(K).from(T).where(D19.in(select(D10).from(T))).orderBy(K.asc())))
                .containsExactly(1L, 2L, 3L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(D10.in(
                                select(D20).from(T).union(select(D19).from(T).where(K.eq(1L)))))))
                .containsExactly(1L);
        assertThat(db.values(select(K).from(T).where(D19.in(select(value(decimal("9")))))))
                .containsExactly(1L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(row(D19, K).in(select(D10, K).from(T)))
                        .orderBy(K.asc())))
                .containsExactly(1L);
        assertThat(db.values(select(K)
                        .from(T)
                        .where(D10.eq(scalar(select(value(decimal("9")))
                                .union(select(D19).from(T).where(K.eq(1L))))))))
                .containsExactly(1L);
    }

    @Test
    @Tag("CORE-28")
    void isInTheOrderOfASetOperation() {
        assertThat(decimals(select(D19)
                        .from(T)
                        .where(D19.isNotNull())
                        .union(select(D19).from(T).where(K.eq(1L)))
                        .orderBy(D19.asc())))
                .containsExactly("9", "10", "100.5");
        assertThat(decimals(select(D10)
                        .from(T)
                        .union(select(D20).from(T))
                        .orderBy(D10.desc())
                        .limit(3)))
                .containsExactly("null", "100.5", "10.1234");
    }

    @Test
    @Tag("CORE-28")
    void isTheSameOneInEveryPartOfASetOperation() {
        SetOperation<BigDecimal> union = select(D19).from(T).union(select(D10).from(T));
        assertThat(decimals(union.orderBy(D19.asc()))).containsExactly("9", "10", "100.5", "null");
        assertThat(decimals(select(D10)
                        .from(T)
                        .except(select(D19).from(T).where(K.ne(2L)))
                        .orderBy(D10.asc())))
                .containsExactly("100.5");
        assertThat(decimals(select(number(D19).plus(D10))
                        .from(T)
                        .where(K.eq(1L))
                        .intersect(select(value(decimal("18.000"))))))
                .containsExactly("18");
        assertThat(decimals(select(D10).from(T).where(K.eq(1L)).union(select(value(decimal("9"))))))
                .containsExactly("9");
    }

    @Test
    @Tag("CORE-28")
    void isInOneGroupWhicheverPartItComesFrom() {
        DerivedTable all = select(D19.as("amount"))
                .from(T)
                .unionAll(select(D10).from(T))
                .unionAll(select(number(D20).minus(D20)).from(T).where(K.eq(1L)))
                .as("all_amounts");
        Expression<BigDecimal> amount = all.column(D19.as("amount"));
        assertThat(db.rows(select(amount, count()).from(all).groupBy(amount).orderBy(amount.asc())))
                .extracting(found -> found.get(1))
                .containsExactly(1L, 2L, 2L, 2L, 2L);
        assertThat(db.value(select(avg(number(amount))).from(all).where(amount.eq(decimal("9.0")))))
                .isEqualTo(9.0);
    }

    @Test
    @Tag("CORE-38")
    void isStoredAsItsColumnSays() {
        db.run(insertInto(T)
                .columns(K, D19)
                .select(select(number(K).plus(10L), D10)
                        .from(T)
                        .where(K.eq(1L))
                        .union(select(number(K).plus(10L), D20).from(T).where(K.eq(2L)))));
        assertThat(db.values(select(D19).from(T).where(K.gt(10L)).orderBy(K.asc())))
                .containsExactly(decimal("9.00"), decimal("9.99"));
        assertThat(db.values(select(K).from(T).where(D19.eq(decimal("9"))).orderBy(K.asc())))
                .containsExactly(1L, 11L);
    }

    @Test
    @Tag("CORE-27")
    void isCalculatedFromAValueInARecursion() {
        Expression<BigDecimal> first = value(decimal("8.5")).as("n");
        Cte numbers = cte("numbers")
                .recursive(
                        select(first),
                        self -> select(number(self.column(first)).plus(decimal("0.75")))
                                .from(self)
                                .where(number(self.column(first)).lt(decimal("10"))));
        assertThat(decimals(select(numbers.column(first))
                        .from(numbers)
                        .orderBy(number(numbers.column(first)).desc())))
                .containsExactly("10", "9.25", "8.5");
    }
}
