package dev.orm.fuzz;

import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.currentRow;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.firstValue;
import static dev.orm.sql.Sql.following;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.lag;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.partitionBy;
import static dev.orm.sql.Sql.preceding;
import static dev.orm.sql.Sql.rank;
import static dev.orm.sql.Sql.rollup;
import static dev.orm.sql.Sql.rowNumber;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.temporal;
import static dev.orm.sql.Sql.unboundedFollowing;
import static dev.orm.sql.Sql.unboundedPreceding;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.values;

import dev.orm.fuzz.Trees.Source;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Row;
import dev.orm.sql.RowSource;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Statement;
import dev.orm.sql.StringExpression;
import dev.orm.sql.Update;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.Window;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes whole random statements; two made of one seed are equal. */
final class RandomStatements {

    private static final TableRef TARGET = new TableRef(Trees.TABLE, "x");

    private final Random random;
    private final int[] aliases = new int[1];

    RandomStatements(long seed) {
        random = new Random(seed);
    }

    Statement statement() {
        return switch (random.nextInt(10)) {
            case 0 -> maybeReturning(insert());
            case 1 -> maybeReturning(change());
            case 2 -> maybeReturning(delete());
            case 3, 4 -> setOperation();
            default -> query(List.of(), 2);
        };
    }

    private Trees trees(List<Source> visible, int queries) {
        return new Trees(random, visible, queries, aliases);
    }

    private boolean sometimes(int in) {
        return random.nextInt(in) == 0;
    }

    private String alias() {
        return "t" + aliases[0]++;
    }

    /** A query of some columns. */
    private Select<Row> query(List<Source> outer, int depth) {
        List<Source> sources = new ArrayList<>(outer);
        Source root = source(depth);
        sources.add(root);
        Select<Row> query = select(Projection.row(List.of(root.n()))).from(root.item());
        for (int joins = random.nextInt(3); joins > 0; joins--) {
            Source joined = source(depth - 1);
            sources.add(joined);
            Condition on = trees(sources, 1).condition(1);
            query = switch (random.nextInt(8)) {
                case 7 -> lateral(query, sources, joined);
                case 0, 1 -> query.leftJoin(joined.item(), on);
                case 2 -> query.crossJoin(joined.item());
                case 3 -> query.fullJoin(joined.item(), root.n().eq(joined.n()));
                default -> query.join(joined.item(), on);
            };
        }
        Trees trees = trees(sources, depth);
        if (!sometimes(3)) {
            query = query.where(trees.condition(2));
        }
        // MariaDB finds a query inside an aggregate that speaks of what is outside not to be grouped.
        return sometimes(4) ? grouped(query, trees(sources, 0)) : plain(query, trees);
    }

    /** Joins a query that speaks of what stands before it, instead of the last source. */
    private Select<Row> lateral(Select<Row> query, List<Source> sources, Source instead) {
        sources.remove(instead);
        DerivedTable rows = columns(List.copyOf(sources), 0).as(alias());
        sources.add(derived(rows));
        return sometimes(2)
                ? query.crossJoinLateral(rows)
                : query.leftJoinLateral(rows, trees(sources, 0).condition(1));
    }

    private Select<Row> plain(Select<Row> query, Trees trees) {
        List<Selectable<?>> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            items.add(sometimes(4) ? window(trees) : trees.expression(3));
        }
        boolean distinct = sometimes(6);
        Select<Row> made = query.select(Projection.row(items));
        if (distinct) {
            return made.distinct().orderBy(((Expression<?>) items.get(0)).asc());
        }
        List<SortKey> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Expression<?> key =
                    sometimes(2) ? (Expression<?>) items.get(0) : trees.source().word();
            keys.add(sometimes(2) ? key.asc() : key.desc().nullsLast());
        }
        return paged(made.orderBy(keys));
    }

    private Select<Row> paged(Select<Row> query) {
        Select<Row> limited = sometimes(2) ? query.limit(7000 + random.nextInt(99)) : query;
        return sometimes(3) ? limited.offset(7000 + random.nextInt(99)) : limited;
    }

    private Expression<?> window(Trees trees) {
        Window window = partitionBy(trees.text(1))
                .orderBy(trees.integer(1).asc(), trees.day(0).desc());
        return switch (random.nextInt(7)) {
            case 5 -> firstValue(trees.text(1)).over(window.groups(currentRow(), unboundedFollowing()));
            case 6 ->
                max(trees.integer(1))
                        .over(window.rows(preceding(2), following(1)).excludeCurrentRow());
            case 0 -> rowNumber().over(window);
            case 1 -> rank().over(window);
            case 2 -> lag(trees.text(2), 7001).over(window);
            case 3 -> sum(trees.integer(1)).over(window.rows(unboundedPreceding(), currentRow()));
            default -> count().over(partitionBy(trees.integer(1)));
        };
    }

    private Select<Row> grouped(Select<Row> query, Trees trees) {
        StringExpression key = trees.text(2);
        NumberExpression<Integer> other = trees.source().n();
        List<Selectable<?>> items = new ArrayList<>();
        items.add(key);
        items.add(count().filter(trees.condition(1)));
        items.add(
                switch (random.nextInt(6)) {
                    case 0 -> sum(trees.integer(2));
                    case 1 -> avg(trees.decimal(1));
                    case 2 -> max(trees.text(2));
                    case 3 -> countDistinct(trees.integer(1));
                    case 4 ->
                        stringAgg(trees.text(1), Trees.PAYLOAD)
                                .orderBy(trees.text(0).asc());
                    default -> sum(trees.integer(1)).filter(trees.condition(1));
                });
        Select<Row> made = query.select(Projection.row(items));
        made = sometimes(8)
                ? made.groupBy(rollup(trees.source().word(), trees.source().n()))
                        .select(Projection.row(List.of(count())))
                : made.groupBy(key, other);
        return paged(made.having(count().gt((long) trees.someNumber())));
    }

    /** A table, or rows that the statement makes by itself. */
    private Source source(int depth) {
        return switch (depth <= 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> derived(columns(List.of(), depth - 1).as(alias()));
            case 2 -> derived(cte(alias()).as(columns(List.of(), depth - 1)));
            case 3 -> counting();
            case 4 -> valueRows();
            default -> Source.table(alias());
        };
    }

    /** A query with a column of each type. */
    private Select<Row> columns(List<Source> outer, int depth) {
        List<Source> sources = new ArrayList<>(outer);
        Source root = source(depth);
        sources.add(root);
        Trees trees = trees(sources, depth);
        return select(Projection.row(List.of(
                        trees.integer(2).as("n"),
                        trees.decimal(1).as("amount"),
                        trees.text(2).as("word"),
                        root.flag().as("flag"),
                        trees.day(1).as("day"))))
                .from(root.item())
                .where(trees.condition(2));
    }

    @SuppressWarnings("unchecked")
    private static Source derived(RowSource rows) {
        List<Selectable<?>> items = rows.items();
        return new Source(
                rows,
                number(rows.column((Expression<Integer>) items.get(0))),
                number(rows.column((Expression<java.math.BigDecimal>) items.get(1))),
                string(rows.column((Expression<String>) items.get(2))),
                new BooleanOf(rows.column((Expression<Boolean>) items.get(3))),
                temporal(rows.column((Expression<java.time.LocalDate>) items.get(4))),
                null);
    }

    private Source counting() {
        Source from = Source.table(alias());
        Select<Row> anchor = select(
                        Projection.row(List.of(from.n().as("n"), from.amount(), from.word(), from.flag(), from.day())))
                .from(from.item());
        return derived(cte(alias()).recursive(anchor, self -> {
            Source found = derived(self);
            return select(Projection.row(List.<Selectable<?>>of(
                            found.n().plus(1), found.amount(), found.word(), found.flag(), found.day())))
                    .from(self)
                    .where(found.n().between(7000, 7003));
        }));
    }

    private Source valueRows() {
        Trees none = trees(List.of(Source.table("none")), 0);
        ValuesTable rows = values(alias(), Trees.N, Trees.AMOUNT, Trees.WORD, Trees.FLAG, Trees.DAY);
        for (int i = 1 + random.nextInt(2); i >= 0; i--) {
            rows = rows.row(none.someNumber(), none.someAmount(), none.someText(), true, none.someDay());
        }
        return new Source(
                rows,
                number(rows.column(Trees.N)),
                number(rows.column(Trees.AMOUNT)),
                string(rows.column(Trees.WORD)),
                new BooleanOf(rows.column(Trees.FLAG)),
                temporal(rows.column(Trees.DAY)),
                null);
    }

    private Statement setOperation() {
        Select<Row> first = columns(List.of(), 1);
        QueryExpression<Row> all = first;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Select<Row> next = columns(List.of(), 1);
            all = switch (random.nextInt(5)) {
                case 0 -> all.union(next);
                case 1 -> all.intersect(next);
                case 2 -> all.except(next);
                case 3 -> all.exceptAll(next);
                default -> all.unionAll(next);
            };
        }
        if (all instanceof dev.orm.sql.SetOperation<Row> operation && sometimes(2)) {
            Expression<?> key = (Expression<?>) first.projection().items().get(0);
            return operation.orderBy(key.asc()).limit(7000 + random.nextInt(9));
        }
        if (sometimes(2)) {
            Source whole = derived(all.as(alias()));
            return select(whole.word(), whole.n())
                    .from(whole.item())
                    .where(trees(List.of(whole), 1).condition(2));
        }
        return all;
    }

    private Insert insert() {
        Trees none = trees(List.of(Source.table("none")), 0);
        Insert insert =
                insertInto(TARGET).columns(TARGET.column(Trees.ID), TARGET.column(Trees.N), TARGET.column(Trees.WORD));
        if (sometimes(3)) {
            Source from = Source.table(alias());
            Trees trees = trees(List.of(from), 1);
            insert = insert.select(select(
                            number(((TableRef) from.item()).column(Trees.ID)).plus(7000 + random.nextInt(90)),
                            trees.integer(2),
                            trees.text(1).left(30))
                    .from(from.item())
                    .where(trees.condition(2)));
        } else {
            for (int i = random.nextInt(3); i >= 0; i--) {
                insert = insert.values(random.nextInt(20) + 20 * i, none.someNumber(), none.someText());
            }
        }
        Trees there = trees(List.of(target()), 0);
        return switch (random.nextInt(4)) {
            case 0 -> insert.onConflictDoNothing();
            case 1 ->
                insert.onConflict(TARGET.column(Trees.ID))
                        .doUpdate(set(
                                TARGET.column(Trees.N),
                                excluded(number(TARGET.column(Trees.N))).plus(there.someNumber())));
            case 2 -> insert.onConflict(TARGET.column(Trees.ID)).doUpdate(TARGET.column(Trees.WORD));
            default -> insert;
        };
    }

    private static Source target() {
        return Source.table("x");
    }

    private Change change() {
        Trees trees = trees(List.of(target()), 1);
        Update update = update(TARGET)
                .set(TARGET.column(Trees.N), trees.integer(2).modulo(trees.someNumber()))
                .set(TARGET.column(Trees.WORD), trees.text(2).left(40));
        if (sometimes(3)) {
            Source other = source(1);
            return update.from(other.item())
                    .where(
                            target().n().eq(other.n()),
                            trees(List.of(target(), other), 0).condition(1));
        }
        return update.where(trees.condition(2));
    }

    private Change delete() {
        Condition few = number(TARGET.column(Trees.ID)).gt(7000);
        if (sometimes(3)) {
            Source other = source(1);
            return deleteFrom(TARGET)
                    .using(other.item())
                    .where(
                            few,
                            target().n().eq(other.n()),
                            trees(List.of(target(), other), 0).condition(1));
        }
        return deleteFrom(TARGET).where(few, trees(List.of(target()), 1).condition(2));
    }

    private Statement maybeReturning(Change change) {
        return sometimes(2)
                ? change
                : change.returning(
                        TARGET.column(Trees.ID), trees(List.of(target()), 0).text(2));
    }
}
