package dev.orm.benchmarks.hibernate;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import dev.orm.testing.DatabaseKind;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.community.dialect.SQLiteDialect;
import org.jspecify.annotations.Nullable;

final class HibernateContender implements Contender {

    private final SessionFactory sessions;

    HibernateContender(DatabaseKind kind, DataSource pool) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(HibernateItem.class)
                .addAnnotatedClass(HibernateAuthor.class)
                .addAnnotatedClass(HibernateBook.class)
                .addAnnotatedClass(HibernateChapter.class);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "100");
        configuration.setProperty(AvailableSettings.ORDER_INSERTS, "true");
        configuration.setProperty(AvailableSettings.ORDER_UPDATES, "true");
        configuration.setProperty(AvailableSettings.DEFAULT_BATCH_FETCH_SIZE, "100");
        configuration.setProperty(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, "true");
        configuration.setProperty(AvailableSettings.GENERATE_STATISTICS, "false");
        if (kind == DatabaseKind.SQLITE) {
            configuration.setProperty(AvailableSettings.DIALECT, SQLiteDialect.class.getName());
        }
        sessions = configuration.buildSessionFactory();
    }

    @Override
    public @Nullable ItemRow byId(long id) {
        try (Session session = sessions.openSession()) {
            return session.find(HibernateItem.class, id);
        }
    }

    @Override
    public List<? extends ItemRow> items(int count) {
        try (Session session = sessions.openSession()) {
            return items(session, count);
        }
    }

    private static List<HibernateItem> items(Session session, int count) {
        return session.createSelectionQuery(
                        "from HibernateItem i where i.id <= :count order by i.id", HibernateItem.class)
                .setParameter("count", (long) count)
                .getResultList();
    }

    @Override
    public List<Summary> summaries(int count) {
        try (Session session = sessions.openSession()) {
            return session.createSelectionQuery(
                            "select new dev.orm.benchmarks.rows.Summary(i.id, i.name, i.price) from HibernateItem i "
                                    + "where i.id <= :count order by i.id",
                            Summary.class)
                    .setParameter("count", (long) count)
                    .getResultList();
        }
    }

    @Override
    public List<? extends AuthorRow> graph() {
        try (Session session = sessions.openSession()) {
            List<HibernateAuthor> authors = session.createSelectionQuery(
                            "from HibernateAuthor a order by a.id", HibernateAuthor.class)
                    .getResultList();
            for (HibernateAuthor author : authors) {
                for (HibernateBook book : author.getBooks()) {
                    Hibernate.initialize(book.getChapters());
                }
            }
            return authors;
        }
    }

    @Override
    public List<? extends ItemRow> insert(int count) {
        try (Session session = sessions.openSession()) {
            session.beginTransaction();
            List<HibernateItem> items = new ArrayList<>(count);
            for (int number = 1; number <= count; number++) {
                HibernateItem item = new HibernateItem(number);
                session.persist(item);
                items.add(item);
            }
            session.getTransaction().commit();
            return items;
        }
    }

    @Override
    public void raiseQuantities(int count) {
        try (Session session = sessions.openSession()) {
            session.beginTransaction();
            for (HibernateItem item : items(session, count)) {
                item.setQuantity(item.getQuantity() + 1);
            }
            session.getTransaction().commit();
        }
    }

    @Override
    public List<? extends ItemRow> search(Filter filter) {
        try (Session session = sessions.openSession()) {
            CriteriaBuilder build = session.getCriteriaBuilder();
            CriteriaQuery<HibernateItem> query = build.createQuery(HibernateItem.class);
            Root<HibernateItem> item = query.from(HibernateItem.class);
            List<Predicate> conditions = new ArrayList<>();
            if (filter.category() != null) {
                conditions.add(build.equal(item.get("category"), filter.category()));
            }
            if (filter.minQuantity() != null) {
                conditions.add(build.greaterThanOrEqualTo(item.get("quantity"), filter.minQuantity()));
            }
            if (filter.maxStock() != null) {
                conditions.add(build.lessThan(item.get("stock"), filter.maxStock()));
            }
            if (filter.minPrice() != null) {
                conditions.add(build.greaterThan(item.get("price"), filter.minPrice()));
            }
            if (filter.active() != null) {
                conditions.add(build.equal(item.get("active"), filter.active()));
            }
            query.where(conditions.toArray(Predicate[]::new)).orderBy(build.asc(item.get("id")));
            return session.createQuery(query).setMaxResults(Filter.LIMIT).getResultList();
        }
    }

    @Override
    public List<? extends BookRow> booksAfter(long id, int count) {
        try (Session session = sessions.openSession()) {
            return session.createSelectionQuery(
                            "from HibernateBook b join fetch b.author where b.id > :id order by b.id",
                            HibernateBook.class)
                    .setParameter("id", id)
                    .setMaxResults(count)
                    .getResultList();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
