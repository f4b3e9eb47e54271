package dev.orm.benchmarks.ours;

import static dev.orm.benchmarks.ours.QAuthor.author;
import static dev.orm.benchmarks.ours.QBook.book;
import static dev.orm.benchmarks.ours.QItem.item;
import static dev.orm.sql.Sql.select;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.Workload;
import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import dev.orm.engine.Engine;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class OrmContender implements Contender {

    private final SessionFactory sessions;
    private final boolean readOnly;

    OrmContender(DataSource pool, boolean readOnly) {
        this.sessions = SessionFactory.builder(Engine.create(pool))
                .entities(Item.class, Author.class, Book.class, Chapter.class)
                .build();
        this.readOnly = readOnly;
    }

    private Session open() {
        return readOnly ? sessions.openReadOnlySession() : sessions.openSession();
    }

    @Override
    public Set<Workload> workloads() {
        Set<Workload> workloads = EnumSet.allOf(Workload.class);
        if (readOnly) {
            workloads.removeAll(EnumSet.of(Workload.W7, Workload.W8));
        }
        return workloads;
    }

    @Override
    public @Nullable ItemRow byId(long id) {
        try (Session session = open()) {
            return session.get(Item.class, id);
        }
    }

    @Override
    public List<Item> items(int count) {
        try (Session session = open()) {
            return items(session, count);
        }
    }

    private static List<Item> items(Session session, long count) {
        return session.query(select(item).where(item.id.le(count)).orderBy(item.id.asc()))
                .list();
    }

    @Override
    public List<Summary> summaries(int count) {
        try (Session session = open()) {
            return session.query(select(Summary::new, item.id, item.name, item.price)
                            .from(item)
                            .where(item.id.le((long) count))
                            .orderBy(item.id.asc()))
                    .list();
        }
    }

    @Override
    public List<? extends AuthorRow> graph() {
        try (Session session = open()) {
            return session.query(select(author).orderBy(author.id.asc()).fetch(author.books.fetch(book.chapters)))
                    .list();
        }
    }

    @Override
    public List<? extends ItemRow> insert(int count) {
        return sessions.inTransaction(session -> {
            List<Item> items = new ArrayList<>(count);
            for (int number = 1; number <= count; number++) {
                items.add(session.add(new Item(number)));
            }
            return items;
        });
    }

    @Override
    public void raiseQuantities(int count) {
        sessions.inTransactionWithoutResult(session -> {
            for (Item each : items(session, count)) {
                each.setQuantity(each.getQuantity() + 1);
            }
        });
    }

    @Override
    public List<? extends ItemRow> search(Filter filter) {
        Select<Item> query = select(item).orderBy(item.id.asc()).limit(Filter.LIMIT);
        if (filter.category() != null) {
            query = query.where(item.category.eq(filter.category()));
        }
        if (filter.minQuantity() != null) {
            query = query.where(item.quantity.ge(filter.minQuantity()));
        }
        if (filter.maxStock() != null) {
            query = query.where(item.stock.lt(filter.maxStock()));
        }
        if (filter.minPrice() != null) {
            query = query.where(item.price.gt(filter.minPrice()));
        }
        if (filter.active() != null) {
            query = query.where(item.active.eq(filter.active()));
        }
        try (Session session = open()) {
            return session.query(query).list();
        }
    }

    @Override
    public List<? extends BookRow> booksAfter(long id, int count) {
        try (Session session = open()) {
            return session.query(select(book)
                            .where(book.id.gt(id))
                            .orderBy(book.id.asc())
                            .limit(count)
                            .fetch(book.author()))
                    .list();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
