package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.sql.TableFunction;
import dev.orm.testing.EachDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More objects than one array of a database holds ids. */
@EachDatabase
class ManyObjectsTest extends BlogFixture {

    private static final int SIZE = 66_000;

    private final List<Long> ids = LongStream.rangeClosed(1, SIZE).boxed().toList();

    ManyObjectsTest() {
        super(Mapping.GENERATED);
    }

    @BeforeEach
    void fill() {
        TableFunction<Long> number = unnest(SqlType.BIGINT, ids).as("n");
        run(session -> {
            session.execute(insertInto(user)
                    .columns(user.id, user.name, user.age, user.active)
                    .select(select(
                                    number.value(),
                                    cast(number.value(), SqlType.varchar(50)),
                                    value(SqlType.INTEGER, 30),
                                    value(SqlType.BOOLEAN, true))
                            .from(number)));
            session.execute(insertInto(post)
                    .columns(post.id, post.version, post.title, post.author().id)
                    .select(select(
                                    number.value(),
                                    value(SqlType.BIGINT, 0L),
                                    cast(number.value(), SqlType.varchar(50)),
                                    number.value())
                            .from(number)));
        });
        log.sent();
    }

    @Test
    @Tag("FAULT-30")
    void loadTheirAssociationsInOneStatementEach() {
        run(session -> {
            List<Post> posts = session.query(select(post)).list();
            assertThat(posts).hasSize(SIZE);
            for (Post each : posts) {
                User author = each.getAuthor();
                assertThat(author).isNotNull();
                assertThat(author.getName()).isEqualTo(each.getTitle());
            }
            assertThat(log.sent()).as("statements").hasSize(2);
            for (Post each : posts) {
                assertThat(each.getAuthor().getPosts()).containsExactly(each);
            }
            assertThat(log.sent()).as("statements").hasSize(1);
        });
    }

    @Test
    @Tag("FAULT-30")
    void areFoundByTheirIds() {
        assertThat(number(session ->
                        session.query(select(user).where(user.id.in(ids))).count()))
                .isEqualTo(SIZE);
        assertThat(number(session ->
                        session.query(select(user).where(user.id.notIn(ids))).count()))
                .isZero();
    }
}
