package dev.orm.fuzz;

import static dev.orm.sql.Sql.abs;
import static dev.orm.sql.Sql.allOf;
import static dev.orm.sql.Sql.anyOf;
import static dev.orm.sql.Sql.caseOf;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.concatNonNull;
import static dev.orm.sql.Sql.concatWithSeparator;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.greatest;
import static dev.orm.sql.Sql.least;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.Collation;
import dev.orm.sql.Condition;
import dev.orm.sql.DatePart;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TemporalExpression;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes random expressions of every kind over what a statement reads from. Values are small, so that no calculation fails, and each
 * can be told from everything that a statement is written with: a number from 7000 to 7099, or a text with {@link #PAYLOAD} in it.
 */
final class Trees {

    static final String PAYLOAD = "pay'load";

    static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    static final Column<Integer> N = new Column<>("n", SqlType.INTEGER, true);
    static final Column<BigDecimal> AMOUNT = new Column<>("amount", SqlType.decimal(12, 3), true);
    static final Column<String> WORD = new Column<>("word", SqlType.varchar(200), true);
    static final Column<Boolean> FLAG = new Column<>("flag", SqlType.BOOLEAN, true);
    static final Column<LocalDate> DAY = new Column<>("day", SqlType.DATE, true);
    static final Column<Json> DOC = new Column<>("doc", SqlType.JSON, true);

    static final Table TABLE = Table.builder(TableName.of("things"))
            .column(ID)
            .column(N)
            .column(AMOUNT)
            .column(WORD)
            .column(FLAG)
            .column(DAY)
            .column(DOC)
            .primaryKey(new PrimaryKey("pk_things", List.of("id")))
            .build();

    /** Something to read from, with a column of each type; only tables have documents. */
    record Source(
            FromItem item,
            NumberExpression<Integer> n,
            NumberExpression<BigDecimal> amount,
            StringExpression word,
            BooleanExpression flag,
            TemporalExpression<LocalDate> day,
            @Nullable JsonExpression doc) {

        static Source table(String alias) {
            TableRef table = new TableRef(TABLE, alias);
            return new Source(
                    table,
                    number(table.column(N)),
                    number(table.column(AMOUNT)),
                    string(table.column(WORD)),
                    new BooleanOf(table.column(FLAG)),
                    Sql.temporal(table.column(DAY)),
                    Sql.json(table.column(DOC)));
        }
    }

    private final Random random;
    private final List<Source> visible;
    private final int queries;
    private final int[] aliases;

    /**
     * Makes expressions.
     *
     * @param visible what they may speak of
     * @param queries how deep queries may stand inside
     * @param aliases counts the aliases of the statement
     */
    Trees(Random random, List<Source> visible, int queries, int[] aliases) {
        this.random = random;
        this.visible = visible;
        this.queries = queries;
        this.aliases = aliases;
    }

    /** The same for a query inside, which sees what stands around it. */
    Trees inside(Source more) {
        return new Trees(
                random, Stream.concat(visible.stream(), Stream.of(more)).toList(), queries - 1, aliases);
    }

    String alias() {
        return "t" + aliases[0]++;
    }

    boolean sometimes(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Source source() {
        return oneOf(visible);
    }

    int someNumber() {
        return 7000 + random.nextInt(100);
    }

    String someText() {
        return oneOf(List.of(PAYLOAD, PAYLOAD + "; --", "a " + PAYLOAD + " /*", PAYLOAD + "%_!\\", "\"" + PAYLOAD));
    }

    /** A key of an object, which is a name in the text of some databases. */
    private String someKey() {
        return oneOf(List.of("a", "k'e\"y", "a.b; --", "$[0]"));
    }

    LocalDate someDay() {
        return LocalDate.of(2024, 2, 1 + random.nextInt(28));
    }

    BigDecimal someAmount() {
        return BigDecimal.valueOf(someNumber() * 1000L + random.nextInt(1000), 3);
    }

    Expression<?> expression(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> integer(depth);
            case 2 -> decimal(depth);
            case 3 -> day(depth);
            default -> text(depth);
        };
    }

    Condition condition(int depth) {
        if (depth > 0 && sometimes(2)) {
            Condition one = condition(depth - 1);
            Condition other = condition(depth - 1);
            return switch (random.nextInt(8)) {
                case 0, 1 -> one.and(other);
                case 2, 3 -> one.or(other);
                case 4 -> one.not();
                case 5 -> one.isTrue();
                case 6 -> anyOf(one, other.isFalse(), condition(0));
                default -> allOf(one.isUnknown().not(), other);
            };
        }
        int below = depth - 1;
        return switch (random.nextInt(queries > 0 ? 22 : 18)) {
            case 0 -> integer(below).eq(integer(below));
            case 1 -> integer(below).gt(someNumber());
            case 2 -> decimal(below).le(someAmount());
            case 3 -> text(below).ne(text(below));
            case 4 -> text(below).contains(someText());
            case 5 -> text(below).containsIgnoreCase(someText());
            case 6 -> text(below).like(PAYLOAD + "%");
            case 7 -> day(below).between(someDay(), someDay());
            case 8 -> integer(below).in(someNumber(), someNumber(), someNumber());
            case 9 -> text(below).notIn(List.of(someText(), someText()));
            case 10 -> text(below).isDistinctFrom(text(below));
            case 11 -> source().flag().isTrue();
            case 12 -> text(below).isNull();
            case 13 -> row(integer(0), text(0)).in(List.of(List.of(someNumber(), someText())));
            case 14 -> row(integer(0), integer(0)).lt(someNumber(), someNumber());
            case 15 -> document().get("a").asLong().isNotDistinctFrom((long) someNumber());
            case 16 -> document().hasKey(someKey());
            case 17 -> document().get("b").length().isNull();
            case 18 -> exists(numbers(depth));
            case 19 -> integer(below).in(numbers(depth));
            case 20 -> integer(below).notIn(numbers(depth));
            default -> integer(below).gt(Sql.any(numbers(depth)));
        };
    }

    /** A query of one column of its own for a place inside an expression: MariaDB makes an aggregate of it, which is no other query's. */
    Select<Integer> numbers(int depth) {
        Source own = Source.table(alias());
        Trees inner = inside(own);
        return select(new Trees(random, List.of(own), 0, aliases).integer(depth - 1))
                .from(own.item())
                .where(inner.condition(depth - 1));
    }

    NumberExpression<Integer> integer(int depth) {
        if (depth <= 0 || sometimes(4)) {
            return sometimes(3) ? number(value(SqlType.INTEGER, someNumber())) : source().n();
        }
        int below = depth - 1;
        NumberExpression<Integer> one = integer(below);
        return switch (random.nextInt(queries > 0 ? 17 : 16)) {
            case 0 -> one.plus(someNumber());
            case 1 -> one.minus(integer(below));
            case 2 -> abs(one);
            case 3 -> one.negated();
            case 4 -> number(coalesce(one, someNumber()));
            case 5 -> text(below).length();
            case 6 -> number(when(condition(below), one).otherwise(integer(below)));
            case 7 -> number(caseOf(one).when(someNumber(), someNumber()).otherwise(someNumber()));
            case 8 -> one.modulo(someNumber());
            case 9 -> one.sign();
            case 10 -> number(greatest(one, integer(below)));
            case 11 -> number(least(one, integer(below), integer(0)));
            case 12 -> day(below).extract(DatePart.MONTH);
            case 13 -> one.bitAnd(someNumber());
            case 14 -> text(below).position(someText());
            case 15 -> number(one.nullIf(someNumber()));
            default -> {
                Source own = Source.table(alias());
                yield number(scalar(select(Sql.max(own.n()))
                        .from(own.item())
                        .where(inside(own).condition(below))));
            }
        };
    }

    NumberExpression<BigDecimal> decimal(int depth) {
        if (depth <= 0 || sometimes(3)) {
            return source().amount();
        }
        NumberExpression<BigDecimal> one = decimal(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> one.plus(someAmount());
            case 1 -> one.minus(decimal(depth - 1));
            case 2 -> abs(one);
            case 3 -> one.round(2);
            case 4 -> one.floor();
            default -> number(when(condition(depth - 1), one).otherwise(source().amount()));
        };
    }

    StringExpression text(int depth) {
        if (depth <= 0 || sometimes(4)) {
            return sometimes(3) ? string(value(SqlType.TEXT, someText())) : source().word();
        }
        StringExpression one = text(depth - 1);
        return switch (random.nextInt(17)) {
            case 0 -> one.concat(text(depth - 1));
            case 1 -> one.concat(someText());
            case 2 -> one.lower();
            case 3 -> one.upper().trim();
            case 4 -> string(coalesce(one, someText()));
            case 5 -> one.substring(1 + random.nextInt(3), 2);
            case 6 -> one.left(3);
            case 7 -> one.right(2);
            case 8 -> one.replace(someText(), "b" + PAYLOAD);
            case 9 -> one.lpad(9, PAYLOAD);
            case 10 -> concatNonNull(one, text(depth - 1));
            case 11 -> concatWithSeparator(PAYLOAD, one, text(0));
            case 12 -> string(when(condition(depth - 1), one).otherwise(someText()));
            case 13 -> string(cast(integer(depth - 1), SqlType.TEXT));
            case 14 -> document().get(someKey()).asText();
            case 15 -> document().get("a").get(random.nextInt(3)).asText();
            default -> one.collate(Collation.BINARY);
        };
    }

    TemporalExpression<LocalDate> day(int depth) {
        TemporalExpression<LocalDate> day = source().day();
        return depth <= 0 || sometimes(2)
                ? day
                : switch (random.nextInt(3)) {
                    case 0 -> day.plus(random.nextInt(40), ChronoUnit.DAYS);
                    case 1 -> day.minus(random.nextInt(14), ChronoUnit.MONTHS);
                    default -> day.truncatedTo(ChronoUnit.MONTHS);
                };
    }

    private JsonExpression document() {
        JsonExpression doc = source().doc();
        if (doc == null) {
            doc = Sql.json(Sql.value(SqlType.JSON, Json.of("{\"a\": 7001}")));
        }
        return sometimes(2) ? doc : doc.get("b").get(1);
    }
}
