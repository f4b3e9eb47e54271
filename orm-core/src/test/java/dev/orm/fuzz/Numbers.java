package dev.orm.fuzz;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small table of values of several types, many of them missing, with its rows in memory. The column {@code mask} has one bit for each
 * row, so that its sum tells which rows a condition selects.
 */
final class Numbers {

    static final int ROWS = 24;
    static final long ALL = (1L << ROWS) - 1;

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    static final Column<Long> MASK = new Column<>("mask", SqlType.BIGINT, false);
    static final Column<Integer> N = new Column<>("n", SqlType.INTEGER, true);
    static final Column<Integer> M = new Column<>("m", SqlType.INTEGER, false);
    static final Column<Long> BIG = new Column<>("big", SqlType.BIGINT, true);
    static final Column<BigDecimal> AMOUNT = new Column<>("amount", SqlType.decimal(12, 3), true);
    static final Column<String> WORD = new Column<>("word", SqlType.varchar(20), true);
    static final Column<String> TEXT = new Column<>("text", SqlType.TEXT, true);
    static final Column<Boolean> FLAG = new Column<>("flag", SqlType.BOOLEAN, true);
    static final Column<LocalDate> DAY = new Column<>("day", SqlType.DATE, true);

    static final Table TABLE = Table.builder(TableName.of("numbers"))
            .column(ID)
            .column(MASK)
            .column(N)
            .column(M)
            .column(BIG)
            .column(AMOUNT)
            .column(WORD)
            .column(TEXT)
            .column(FLAG)
            .column(DAY)
            .primaryKey(new PrimaryKey("pk_numbers", List.of("id")))
            .build();

    /** One row; its id is missing, with everything else, where an outer join found none. */
    record Row(
            @Nullable Integer id,
            @Nullable Integer n,
            @Nullable Integer m,
            @Nullable Long big,
            @Nullable BigDecimal amount,
            @Nullable String word,
            @Nullable String text,
            @Nullable Boolean flag,
            @Nullable LocalDate day) {

        static final Row NONE = new Row(null, null, null, null, null, null, null, null, null);

        long mask() {
            return id == null ? 0 : 1L << id;
        }
    }

    private static final List<String> WORDS = List.of("", "a", "ab", "abc", "b", "ba", "zebra", "null");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "A",
            "a",
            "aB",
            "Ab%",
            "a_b",
            "100%",
            "x!y",
            "it's",
            "\"q\"",
            "a\\b",
            "ab ",
            " ab",
            "\u00E9t\u00E9",
            "\uD83D\uDE00x");

    private final Random random;

    Numbers(Random random) {
        this.random = random;
    }

    static <T> ColumnRef<T> of(String alias, Column<T> column) {
        return new TableRef(TABLE, alias).column(column);
    }

    List<Row> fill(Fixture db) {
        db.create(TABLE);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Row row = new Row(
                    i,
                    sometimes(number()),
                    number(),
                    sometimes(big()),
                    sometimes(amount()),
                    sometimes(word()),
                    sometimes(text()),
                    sometimes(random.nextBoolean()),
                    sometimes(day()));
            rows.add(row);
            db.insert(TABLE, List.of(ID, MASK, N, M, BIG, AMOUNT, WORD, TEXT, FLAG, DAY), new Object[] {
                row.id(),
                row.mask(),
                row.n(),
                row.m(),
                row.big(),
                row.amount(),
                row.word(),
                row.text(),
                row.flag(),
                row.day()
            });
        }
        return rows;
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    int number() {
        return random.nextInt(13) - 4;
    }

    long big() {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> 9_007_199_254_740_993L;
            default -> number();
        };
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(
                random.nextInt(9) == 0 ? random.nextLong(1_000_000_000L) : random.nextInt(4000) - 2000, 3);
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    LocalDate day() {
        return LocalDate.of(2024, 2, 27).plusDays(random.nextInt(5));
    }
}
