package dev.orm.benchmarks.jooq;

import static dev.orm.benchmarks.jooq.Tables.AUTHOR;
import static dev.orm.benchmarks.jooq.Tables.BOOK;
import static dev.orm.benchmarks.jooq.Tables.CHAPTER;
import static dev.orm.benchmarks.jooq.Tables.ITEM;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.jooq.JooqAuthor.JooqBook;
import dev.orm.benchmarks.jooq.JooqAuthor.JooqChapter;
import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import dev.orm.testing.DatabaseKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.SelectJoinStep;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class JooqContender implements Contender {

    private static final int CHUNK = 100;

    private final DSLContext jooq;

    JooqContender(DatabaseKind kind, DataSource pool) {
        SQLDialect dialect = switch (kind) {
            case SQLITE -> SQLDialect.SQLITE;
            case H2 -> SQLDialect.H2;
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MARIADB -> SQLDialect.MARIADB;
        };
        Settings settings = new Settings()
                .withExecuteLogging(false)
                .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
                .withRenderQuotedNames(RenderQuotedNames.NEVER);
        jooq = DSL.using(pool, dialect, settings);
    }

    private static SelectJoinStep<
                    Record10<Long, String, String, String, String, Integer, Integer, Long, Double, Boolean>>
            selectItems(DSLContext context) {
        return context.select(
                        ITEM.id,
                        ITEM.name,
                        ITEM.category,
                        ITEM.description,
                        ITEM.code,
                        ITEM.quantity,
                        ITEM.stock,
                        ITEM.weight,
                        ITEM.price,
                        ITEM.active)
                .from(ITEM);
    }

    @Override
    public @Nullable ItemRow byId(long id) {
        return selectItems(jooq).where(ITEM.id.eq(id)).fetchOne(Records.mapping(JooqItem::new));
    }

    @Override
    public List<JooqItem> items(int count) {
        return items(jooq, count);
    }

    private static List<JooqItem> items(DSLContext context, int count) {
        return selectItems(context)
                .where(ITEM.id.le((long) count))
                .orderBy(ITEM.id)
                .fetch(Records.mapping(JooqItem::new));
    }

    @Override
    public List<Summary> summaries(int count) {
        return jooq.select(ITEM.id, ITEM.name, ITEM.price)
                .from(ITEM)
                .where(ITEM.id.le((long) count))
                .orderBy(ITEM.id)
                .fetch(Records.mapping(Summary::new));
    }

    @Override
    public List<? extends AuthorRow> graph() {
        return jooq.connectionResult(connection -> graph(DSL.using(connection, jooq.dialect(), jooq.settings())));
    }

    private static List<JooqAuthor> graph(DSLContext context) {
        Map<Long, JooqAuthor> authors = new HashMap<>();
        List<JooqAuthor> result = context.select(AUTHOR.id, AUTHOR.name)
                .from(AUTHOR)
                .orderBy(AUTHOR.id)
                .fetch(row -> new JooqAuthor(row.value1(), row.value2(), new ArrayList<>()));
        result.forEach(author -> authors.put(author.getId(), author));
        Map<Long, JooqBook> books = new HashMap<>();
        context.select(BOOK.id, BOOK.authorId, BOOK.title)
                .from(BOOK)
                .where(BOOK.authorId.in(authors.keySet()))
                .orderBy(BOOK.id)
                .forEach(row -> {
                    JooqAuthor author = authors.get(row.value2());
                    JooqBook book = new JooqBook(row.value1(), row.value3(), author, new ArrayList<>());
                    author.getBooks().add(book);
                    books.put(book.getId(), book);
                });
        context.select(CHAPTER.id, CHAPTER.bookId, CHAPTER.title, CHAPTER.pages)
                .from(CHAPTER)
                .where(CHAPTER.bookId.in(books.keySet()))
                .orderBy(CHAPTER.id)
                .forEach(row -> books.get(row.value2())
                        .getChapters()
                        .add(new JooqChapter(row.value1(), row.value3(), row.value4())));
        return result;
    }

    @Override
    public List<? extends ItemRow> insert(int count) {
        return jooq.transactionResult(transaction -> {
            DSLContext context = transaction.dsl();
            List<JooqItem> items = new ArrayList<>(count);
            for (int from = 1; from <= count; from += CHUNK) {
                insertChunk(context, from, Math.min(from + CHUNK - 1, count), items);
            }
            return items;
        });
    }

    private static void insertChunk(DSLContext context, int from, int to, List<JooqItem> items) {
        var insert = context.insertInto(
                ITEM,
                ITEM.name,
                ITEM.category,
                ITEM.description,
                ITEM.code,
                ITEM.quantity,
                ITEM.stock,
                ITEM.weight,
                ITEM.price,
                ITEM.active);
        List<JooqItem> chunk = new ArrayList<>(to - from + 1);
        for (int number = from; number <= to; number++) {
            JooqItem item = JooqItem.numbered(number);
            chunk.add(item);
            insert = insert.values(
                    item.getName(),
                    item.getCategory(),
                    item.getDescription(),
                    item.getCode(),
                    item.getQuantity(),
                    item.getStock(),
                    item.getWeight(),
                    item.getPrice(),
                    item.isActive());
        }
        List<Long> keys = insert.returningResult(ITEM.id).fetch(row -> row.value1());
        for (int i = 0; i < keys.size(); i++) {
            items.add(chunk.get(i).withId(keys.get(i)));
        }
    }

    @Override
    public void raiseQuantities(int count) {
        jooq.transaction(transaction -> {
            DSLContext context = transaction.dsl();
            BatchBindStep batch = context.batch(
                    context.update(ITEM).set(ITEM.quantity, (Integer) null).where(ITEM.id.eq((Long) null)));
            for (JooqItem item : items(context, count)) {
                batch = batch.bind(item.getQuantity() + 1, item.getId());
            }
            batch.execute();
        });
    }

    @Override
    public List<? extends ItemRow> search(Filter filter) {
        Condition condition = DSL.noCondition();
        if (filter.category() != null) {
            condition = condition.and(ITEM.category.eq(filter.category()));
        }
        if (filter.minQuantity() != null) {
            condition = condition.and(ITEM.quantity.ge(filter.minQuantity()));
        }
        if (filter.maxStock() != null) {
            condition = condition.and(ITEM.stock.lt(filter.maxStock()));
        }
        if (filter.minPrice() != null) {
            condition = condition.and(ITEM.price.gt(filter.minPrice()));
        }
        if (filter.active() != null) {
            condition = condition.and(ITEM.active.eq(filter.active()));
        }
        return selectItems(jooq)
                .where(condition)
                .orderBy(ITEM.id)
                .limit(Filter.LIMIT)
                .fetch(Records.mapping(JooqItem::new));
    }

    @Override
    public List<? extends BookRow> booksAfter(long id, int count) {
        return jooq.select(BOOK.id, BOOK.title, AUTHOR.id, AUTHOR.name)
                .from(BOOK)
                .join(AUTHOR)
                .on(AUTHOR.id.eq(BOOK.authorId))
                .where(BOOK.id.gt(id))
                .orderBy(BOOK.id)
                .limit(count)
                .fetch(row -> new JooqBook(
                        row.value1(), row.value2(), new JooqAuthor(row.value3(), row.value4(), List.of()), List.of()));
    }

    @Override
    public void close() {}
}
