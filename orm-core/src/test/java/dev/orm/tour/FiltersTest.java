package dev.orm.tour;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.tour.QParcel.parcel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.session.Filter;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of filters in docs/session.md. */
@EachDatabase
class FiltersTest {

    private static final ThreadLocal<String> TENANT = ThreadLocal.withInitial(() -> "red");

    @Test
    void filters(TestDatabase database) {
        Engine engine = Engine.create(database.dataSource());
        Filter heavy = Filter.on(parcel, parcel.weight.ge(10));
        SessionFactory sessions = SessionFactory.builder(engine)
                .entities(Parcel.class)
                .tenant(TENANT::get)
                .build();
        sessions.schema().createMissing();
        sessions.inTransactionWithoutResult(session -> {
            Parcel lost = session.add(new Parcel("lost", 12));
            session.add(new Parcel("light", 1));
            session.add(new Parcel("heavy", 20));
            session.flush();
            session.delete(lost);
        });
        sessions.inTransactionWithoutResult(session -> {
            List<Parcel> mine = session.query(select(parcel)).list();
            List<Parcel> some =
                    session.with(heavy, () -> session.query(select(parcel)).list());
            List<Parcel> withLost = session.without(
                    Filter.SOFT_DELETE, () -> session.query(select(parcel)).list());
            assertThat(mine).hasSize(2);
            assertThat(some).extracting(each -> each.label).containsExactly("heavy");
            assertThat(withLost).hasSize(3);
        });
        sessions.inTransactionWithoutResult(session -> {
            long gone = session.without(
                    Filter.SOFT_DELETE, () -> session.execute(deleteFrom(parcel).where(parcel.deletedAt.isNotNull())));
            assertThat(gone).isEqualTo(1);
        });
        sessions.close();
    }
}
