package dev.orm.kit.suite.query;

import static dev.orm.sql.Sql.all;
import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.array;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.typeCoerce;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.ArrayExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of arrays, with {@code NULL} for an array, for an element and for what is looked for. */
@Tag("CORE-45")
public abstract class ArraySuite extends Suite {

    private static final String ODD = "it's \"q\\uote\", {x} \u00fc\ud83d\ude00";

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<List<String>> WORDS = new Column<>("words", SqlType.array(SqlType.varchar(40)), true);
    private static final Column<List<String>> OTHERS = new Column<>("others", SqlType.array(SqlType.TEXT), true);
    private static final Column<List<Integer>> NUMBERS = new Column<>("numbers", SqlType.array(SqlType.INTEGER), true);

    private static final Table ARRAYS = Table.builder(TableName.of("arrays"))
            .column(ID)
            .column(WORDS)
            .column(OTHERS)
            .column(NUMBERS)
            .primaryKey(new PrimaryKey("pk_arrays", List.of("id")))
            .build();

    private static final TableRef A = new TableRef(ARRAYS, "a");
    private static final ColumnRef<Integer> KEY = A.column(ID);
    private static final ArrayExpression<List<String>, String> W = array(A.column(WORDS));
    private static final ArrayExpression<List<String>, String> O = array(A.column(OTHERS));
    private static final ArrayExpression<List<Integer>, Integer> N = array(A.column(NUMBERS));

    /** Made by a subclass. */
    protected ArraySuite() {}

    /** Words: java and sql; none; NULL; sql, NULL and an odd text; NULL alone; java twice. */
    @BeforeEach
    void fill() {
        db.create(ARRAYS);
        insert(1, List.of("java", "sql"), List.of("sql"), List.of(1, 2, 3));
        insert(2, List.of(), List.of(), List.of());
        insert(3, null, List.of("java"), null);
        insert(4, Arrays.asList("sql", null, ODD), Arrays.asList("sql", null), Arrays.asList(5, null));
        insert(5, Arrays.asList((String) null), null, Arrays.asList((Integer) null));
        insert(6, List.of("java", "java"), List.of("java", "c"), List.of(-7, 2147483647));
    }

    private void insert(
            int id,
            @Nullable List<@Nullable String> words,
            @Nullable List<@Nullable String> others,
            @Nullable List<@Nullable Integer> numbers) {
        db.insert(ARRAYS, ARRAYS.columns(), new @Nullable Object[] {id, words, others, numbers});
    }

    /** The rows for which a condition is true, then those for which it is false; it is unknown for the others. */
    private String truth(Condition condition) {
        return ids(condition) + " not " + ids(condition.not());
    }

    private List<Integer> ids(Condition condition) {
        return db.list(select(KEY).from(A).where(condition).orderBy(KEY.asc()));
    }

    private <T> List<@Nullable T> of(Expression<T> expression) {
        return db.list(select(expression).from(A).orderBy(KEY.asc()));
    }

    @Test
    void containsAValue() {
        assertThat(truth(W.contains("java"))).isEqualTo("[1, 6] not [2, 4, 5]");
        assertThat(truth(W.contains(ODD))).isEqualTo("[4] not [1, 2, 5, 6]");
        assertThat(truth(W.contains("Java"))).isEqualTo("[] not [1, 2, 4, 5, 6]");
        assertThat(truth(W.contains("x".repeat(60)))).isEqualTo("[] not [1, 2, 4, 5, 6]");
        assertThat(truth(W.contains(O.get(0)))).isEqualTo("[1, 4, 6] not [2, 5]");
        assertThat(truth(N.contains(2147483647))).isEqualTo("[6] not [1, 2, 4, 5]");
        assertThatThrownBy(() -> W.contains((String) null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void containsAllOrAnyOfSeveralValues() {
        assertThat(truth(W.containsAll(List.of("sql", "java")))).isEqualTo("[1] not [2, 4, 5, 6]");
        assertThat(truth(W.containsAll(List.of("java", "java")))).isEqualTo("[1, 6] not [2, 4, 5]");
        assertThat(truth(W.containsAll(List.of()))).isEqualTo("[1, 2, 4, 5, 6] not []");
        assertThat(truth(W.overlaps(List.of("c", ODD, "java")))).isEqualTo("[1, 4, 6] not [2, 5]");
        assertThat(truth(W.overlaps(List.of()))).isEqualTo("[] not [1, 2, 4, 5, 6]");
        assertThat(truth(N.containsAll(List.of(3, 1)))).isEqualTo("[1] not [2, 4, 5, 6]");
        assertThatThrownBy(() -> W.overlaps(Arrays.asList("a", null))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void containsAllOrAnyOfAnotherArray() {
        assertThat(truth(W.containsAll(O))).isEqualTo("[1, 2] not [4, 6]");
        assertThat(truth(W.overlaps(O))).isEqualTo("[1, 4, 6] not [2]");
        assertThat(truth(O.containsAll(W))).isEqualTo("[2, 6] not [1, 4]");
        ArrayExpression<List<String>, String> given =
                array(value(SqlType.array(SqlType.TEXT), List.of("sql", "java", "rust")));
        assertThat(truth(given.containsAll(W))).isEqualTo("[1, 2, 6] not [4, 5]");
        assertThat(truth(given.contains(W.get(0)))).isEqualTo("[1, 4, 6] not [2, 3, 5]");
    }

    @Test
    void givesElementsByTheirPlaceAndTheirNumber() {
        assertThat(of(W.get(0))).containsExactly("java", null, null, "sql", null, "java");
        assertThat(of(W.get(2))).containsExactly(null, null, null, ODD, null, null);
        assertThat(of(W.get(100000))).containsOnlyNulls();
        assertThat(of(N.get(1))).containsExactly(2, null, null, null, null, 2147483647);
        assertThat(of(W.length())).containsExactly(2, 0, null, 3, 1, 2);
        assertThat(truth(W.length().gt(1))).isEqualTo("[1, 4, 6] not [2, 5]");
        assertThat(ids(string(W.get(0)).startsWith("ja"))).containsExactly(1, 6);
        assertThatThrownBy(() -> W.get(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("CORE-12")
    void comparesWithAnyOrAllElements() {
        Expression<String> java = value(SqlType.TEXT, "java");
        assertThat(truth(java.eq(any(W)))).isEqualTo("[1, 6] not [2]");
        assertThat(truth(java.ne(all(W)))).isEqualTo("[2] not [1, 6]");
        assertThat(truth(java.eq(all(W)))).isEqualTo("[2, 6] not [1, 4]");
        assertThat(truth(KEY.eq(any(N)))).isEqualTo("[1] not [2, 6]");
        assertThat(truth(KEY.gt(any(N)))).isEqualTo("[6] not [1, 2]");
        assertThat(truth(KEY.le(all(N)))).isEqualTo("[1, 2] not [6]");
        assertThat(truth(KEY.lt(any(N)))).isEqualTo("[1, 4, 6] not [2]");
        assertThat(truth(N.get(1).ge(all(N)))).isEqualTo("[2, 6] not [1]");
    }

    @Test
    @Tag("CORE-22")
    @Requires(value = Capability.CORRELATED_UNNEST, construct = "unnest")
    void makesRowsOfTheElements() {
        ElementTable<String> word = unnest(W).as("word");
        assertThat(db.list(select(KEY, word.ordinality(), word.value())
                        .from(A)
                        .crossJoin(word)
                        .orderBy(KEY.asc(), word.ordinality().asc())))
                .extracting(row -> row.get(0) + "." + row.get(1) + " " + row.get(2))
                .containsExactly(
                        "1.1 java", "1.2 sql", "4.1 sql", "4.2 null", "4.3 " + ODD, "5.1 null", "6.1 java", "6.2 java");
        assertThat(db.list(select(KEY, word.value())
                        .from(A)
                        .leftJoin(word, word.value().eq("sql"))
                        .orderBy(KEY.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("1 sql", "2 null", "3 null", "4 sql", "5 null", "6 null");
    }

    @Test
    @Tag("CORE-30")
    @Requires(value = Capability.CORRELATED_UNNEST, construct = "unnest")
    void countsElementsInGroups() {
        ElementTable<String> word = unnest(W).as("word");
        assertThat(db.list(select(string(word.value()).upper(), count())
                        .from(A)
                        .crossJoin(word)
                        .where(word.value().isNotNull())
                        .groupBy(word.value())
                        .having(count().gt(1L))
                        .orderBy(word.value().asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("JAVA 3", "SQL 2");
        assertThatThrownBy(() -> db.sql(select(word.ordinality(), count())
                        .from(A)
                        .crossJoin(word)
                        .groupBy(word.value())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"word.ordinality\" is neither grouped nor aggregated");
    }

    @Test
    @Tag("CORE-25")
    @Requires(value = Capability.CORRELATED_UNNEST, construct = "unnest")
    void looksForAnElementByAnyCondition() {
        ElementTable<String> word = unnest(W);
        assertThat(truth(exists(select(word.value())
                        .from(word)
                        .where(string(word.value()).contains("q").and(KEY.ne(1))))))
                .isEqualTo("[4] not [1, 2, 3, 5, 6]");
    }

    @Test
    void makesRowsOfAParameter() {
        ElementTable<String> word =
                unnest(array(value(SqlType.array(SqlType.TEXT), Arrays.asList("b", null, ODD, "b"))));
        assertThat(db.list(select(word.ordinality(), word.value())
                        .from(word)
                        .orderBy(word.ordinality().desc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("4 b", "3 " + ODD, "2 null", "1 b");
    }

    @Test
    void changesRowsByWhatTheirArraysHold() {
        TableRef bare = new TableRef(ARRAYS, "");
        assertThat(db.execute(deleteFrom(bare)
                        .where(array(bare.column(WORDS))
                                .contains(array(bare.column(OTHERS)).get(0)))))
                .isEqualTo(3);
        assertThat(of(KEY)).containsExactly(2, 3, 5);
    }

    private <E> void ofType(SqlType<E> type, E one, E other) {
        Column<List<E>> column = new Column<>("value", SqlType.array(type), false);
        Table table = Table.builder(TableName.of("of_" + type.name()))
                .column(ID)
                .column(column)
                .primaryKey(new PrimaryKey("pk_of_" + type.name(), List.of("id")))
                .build();
        db.create(table);
        db.insert(table, table.columns(), new Object[] {1, List.of(one, other)}, new Object[] {2, List.of(other)});
        TableRef ref = new TableRef(table, "t");
        ArrayExpression<List<E>, E> values = array(ref.column(column));
        ColumnRef<Integer> id = ref.column(ID);
        assertThat(db.list(select(id).from(ref).where(values.contains(one))))
                .as("contains " + type)
                .containsExactly(1);
        assertThat(db.list(select(id).from(ref).where(values.containsAll(List.of(other, one)))))
                .as("contains all " + type)
                .containsExactly(1);
        assertThat(db.list(select(id).from(ref).where(values.get(1).eq(other))))
                .as("element " + type)
                .containsExactly(1);
        assertThat(db.list(select(id).from(ref).where(values.get(0).eq(all(values)))))
                .as("all " + type)
                .containsExactly(2);
        E read = db.value(select(values.get(1)).from(ref).where(id.eq(1)));
        assertThat(type.isSame(read, other)).as("read %s of %s", read, type).isTrue();
    }

    @Test
    void holdsValuesOfAllTypes() {
        ofType(SqlType.BOOLEAN, true, false);
        ofType(SqlType.SMALLINT, (short) 1, (short) -2);
        ofType(SqlType.BIGINT, Long.MAX_VALUE, Long.MIN_VALUE);
        ofType(SqlType.DOUBLE, 0.1, -1e300);
        ofType(SqlType.DECIMAL, new BigDecimal("0.10"), new BigDecimal("-1234567890123.45"));
        ofType(SqlType.DATE, LocalDate.of(2024, 2, 29), LocalDate.of(1, 1, 1));
        ofType(SqlType.INSTANT, Instant.parse("2024-02-29T23:59:59.123456Z"), Instant.EPOCH);
        ofType(SqlType.TIME, LocalTime.of(0, 0), LocalTime.of(23, 59, 59, 123_456_000));
        ofType(SqlType.TIMESTAMP, LocalDateTime.of(2024, 2, 29, 12, 0), LocalDateTime.of(1, 1, 1, 0, 0, 0, 1000));
        ofType(SqlType.REAL, 0.1f, -3e30f);
        ofType(SqlType.TEXT, "", ODD);
        ofType(SqlType.UUID, new UUID(1, 2), new UUID(-1, -2));
        ofType(SqlType.BINARY, new byte[] {0, 1, -1}, new byte[] {});
    }

    @Test
    void ordersLongDecimalsByTheirSize() {
        SqlType<BigDecimal> type = SqlType.decimal(38, 10);
        ofType(type, new BigDecimal("1234567890123456789012345678.0000000001"), new BigDecimal("-0.5"));
        TableRef ref = new TableRef(
                Table.builder(TableName.of("of_DECIMAL"))
                        .column(new Column<>("value", SqlType.array(type), false))
                        .build(),
                "t");
        ArrayExpression<List<BigDecimal>, BigDecimal> values =
                array(ref.column(new Column<>("value", SqlType.array(type), false)));
        Expression<Integer> one = value(SqlType.INTEGER, 1);
        assertThat(db.list(select(one)
                        .from(ref)
                        .where(typeCoerce(value(type, new BigDecimal("9")), type)
                                .lt(any(values)))))
                .hasSize(1);
    }
}
