package dev.orm.tour;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.Session;
import dev.orm.session.blog.User;
import dev.orm.sql.Row;
import dev.orm.testing.EachDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of docs/coming-from-jpa.md and docs/coming-from-sqlalchemy.md that stand nowhere else. */
@EachDatabase
class ComingFromTest extends TourFixture {

    @Test
    void pagesWithCollections() {
        run(session -> {
            List<User> page = session.query(select(user)
                            .where(user.name.startsWith("a"))
                            .orderBy(user.name.asc(), user.id.asc())
                            .limit(20)
                            .fetch(user.posts))
                    .list();
            assertThat(statements()).isEqualTo(2);
            assertThat(page)
                    .singleElement()
                    .satisfies(ada -> assertThat(ada.getPosts()).hasSize(2));
        });
    }

    @Test
    void changesInBulk() {
        run(session -> {
            User bob = session.query(select(user).where(user.name.eq("bob"))).single();
            long raised =
                    session.execute(update(user).set(user.age, user.age.plus(1)).where(user.age.lt(30)));
            assertThat(raised).isEqualTo(1);
            assertThat(bob.getAge()).isEqualTo(21);
        });
    }

    private static List<User> found(Session session, @Nullable String name, @Nullable Integer minimumAge) {
        List<User> found = session.query(
                        select(user).where(ifPresent(name, user.name::startsWith), ifPresent(minimumAge, user.age::ge)))
                .list();
        return found;
    }

    @Test
    void optionalConditions() {
        run(session -> {
            assertThat(found(session, null, null)).hasSize(3);
            assertThat(found(session, "c", 30)).hasSize(1);
        });
    }

    @Test
    void groups() {
        run(session -> {
            List<Row> written = session.query(select(user.name, count(post))
                            .from(user)
                            .leftJoin(user.posts, post)
                            .groupBy(user.id, user.name)
                            .orderBy(user.name.asc()))
                    .list();
            assertThat(written).extracting(row -> row.get(count(post))).containsExactly(2L, 1L, 0L);
        });
    }
}
