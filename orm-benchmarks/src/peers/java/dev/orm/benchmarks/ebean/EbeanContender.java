package dev.orm.benchmarks.ebean;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import dev.orm.testing.DatabaseKind;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.ExpressionList;
import io.ebean.Transaction;
import io.ebean.annotation.PersistBatch;
import io.ebean.config.DatabaseConfig;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class EbeanContender implements Contender {

    private final Database database;

    EbeanContender(DatabaseKind kind, DataSource pool) {
        DatabaseConfig config = new DatabaseConfig();
        config.setName("benchmark");
        config.setDataSource(pool);
        config.setDatabasePlatformName(
                switch (kind) {
                    case SQLITE -> "sqlite";
                    case H2 -> "h2";
                    case POSTGRESQL -> "postgres";
                    case MARIADB -> "mariadb";
                });
        config.setDefaultServer(false);
        config.setRegister(false);
        config.setDisableClasspathSearch(true);
        config.setClasses(List.of(EbeanItem.class, EbeanAuthor.class, EbeanBook.class, EbeanChapter.class));
        config.setPersistBatch(PersistBatch.ALL);
        config.setPersistBatchSize(100);
        config.setQueryBatchSize(100);
        database = DatabaseFactory.create(config);
    }

    @Override
    public @Nullable ItemRow byId(long id) {
        return database.find(EbeanItem.class, id);
    }

    @Override
    public List<EbeanItem> items(int count) {
        return database.find(EbeanItem.class)
                .where()
                .le("id", count)
                .orderBy("id")
                .findList();
    }

    @Override
    public List<Summary> summaries(int count) {
        return database.find(EbeanItem.class)
                .select("id, name, price")
                .where()
                .le("id", count)
                .orderBy("id")
                .asDto(Summary.class)
                .findList();
    }

    @Override
    public List<? extends AuthorRow> graph() {
        return database.find(EbeanAuthor.class)
                .fetchQuery("books")
                .fetchQuery("books.chapters")
                .orderBy("id")
                .findList();
    }

    @Override
    public List<? extends ItemRow> insert(int count) {
        try (Transaction transaction = database.beginTransaction()) {
            List<EbeanItem> items = new ArrayList<>(count);
            for (int number = 1; number <= count; number++) {
                items.add(new EbeanItem(number));
            }
            database.saveAll(items);
            transaction.commit();
            return items;
        }
    }

    @Override
    public void raiseQuantities(int count) {
        try (Transaction transaction = database.beginTransaction()) {
            List<EbeanItem> items = items(count);
            for (EbeanItem item : items) {
                item.setQuantity(item.getQuantity() + 1);
            }
            database.saveAll(items);
            transaction.commit();
        }
    }

    @Override
    public List<? extends ItemRow> search(Filter filter) {
        ExpressionList<EbeanItem> where = database.find(EbeanItem.class).where();
        if (filter.category() != null) {
            where.eq("category", filter.category());
        }
        if (filter.minQuantity() != null) {
            where.ge("quantity", filter.minQuantity());
        }
        if (filter.maxStock() != null) {
            where.lt("stock", filter.maxStock());
        }
        if (filter.minPrice() != null) {
            where.gt("price", filter.minPrice());
        }
        if (filter.active() != null) {
            where.eq("active", filter.active());
        }
        return where.orderBy("id").setMaxRows(Filter.LIMIT).findList();
    }

    @Override
    public List<? extends BookRow> booksAfter(long id, int count) {
        return database.find(EbeanBook.class)
                .fetch("author")
                .where()
                .gt("id", id)
                .orderBy("id")
                .setMaxRows(count)
                .findList();
    }

    @Override
    public void close() {
        database.shutdown(false, false);
    }
}
