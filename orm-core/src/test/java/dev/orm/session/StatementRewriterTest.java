package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.User;
import dev.orm.sql.Change;
import dev.orm.sql.EntityPath;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.Update;
import dev.orm.testing.EachDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One hook sees every statement of the program and may rewrite it. */
@EachDatabase
class StatementRewriterTest extends BlogFixture {

    private final List<String> seen = new ArrayList<>();
    private StatementRewriter asked = new StatementRewriter() {};

    StatementRewriterTest() {
        super(Mapping.GENERATED);
    }

    @Override
    SessionFactoryBuilder configured(SessionFactoryBuilder builder) {
        return builder.rewriter(new StatementRewriter() {
                    @Override
                    public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
                        seen.add("first");
                        return asked.query(session, query);
                    }

                    @Override
                    public Change change(Session session, Change change) {
                        return asked.change(session, change);
                    }
                })
                .rewriter(new StatementRewriter() {
                    @Override
                    public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
                        seen.add("second");
                        return query;
                    }
                });
    }

    /** Shows and changes users under 100 only. */
    private final class Young implements StatementRewriter {

        @Override
        public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
            boolean ofUsers = query instanceof Select<T> select
                    && select.root() instanceof EntityPath<?> path
                    && path.javaType() == User.class;
            return ofUsers ? ((Select<T>) query).where(user.age.lt(100)) : query;
        }

        @Override
        public Change change(Session session, Change change) {
            return change instanceof Update update ? update.where(user.age.lt(100)) : change;
        }
    }

    private void users() {
        run(session -> session.addAll(List.of(new User("ada", 36), new User("bob", 20), new User("methuselah", 969))));
        log.sent();
        asked = new Young();
        seen.clear();
    }

    @Test
    @Tag("SESSION-29")
    void everyKindOfQueryIsRewritten() {
        users();
        run(session -> {
            Select<User> all = select(user).orderBy(user.name.asc());
            assertThat(session.query(all).list()).extracting(User::getName).containsExactly("ada", "bob");
            assertThat(seen).containsExactly("first", "second");
            assertThat(log.sent().get(0)).contains("where user.age < ?");
            assertThat(session.query(all).count()).isEqualTo(2);
            assertThat(session.query(all.limit(1).offset(1)).single().getName()).isEqualTo("bob");
            assertThat(session.query(all.where(user.age.gt(100))).optional()).isEmpty();
            assertThat(session.query(select(user.name).from(user).orderBy(user.id.asc())).stream()
                            .toList())
                    .containsExactly("ada", "bob");
            assertThat(session.query(select(count()).from(user)).single()).isEqualTo(2);
            assertThat(session.query(select(user).where(user.age.lt(30))).list())
                    .hasSize(1);
        });
    }

    @Test
    @Tag("SESSION-29")
    void statementsThatChangeRowsAreRewritten() {
        users();
        run(session -> {
            assertThat(session.execute(
                            update(user).set(user.age, user.age.plus(1)).everyRow()))
                    .isEqualTo(2);
            long[] matched = session.executeBatch(
                    List.of("ada", "methuselah"),
                    name -> update(user).set(user.age, 1).where(user.name.eq(name)));
            assertThat(matched).containsExactly(1, 0);
            asked = new StatementRewriter() {
                @Override
                public Change change(Session given, Change change) {
                    return update(user).set(user.active, false).where(user.age.gt(100));
                }
            };
            assertThat(session.execute(deleteFrom(user).where(user.age.gt(100))))
                    .isOne();
        });
        asked = new StatementRewriter() {};
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(3);
    }

    @Test
    @Tag("SESSION-29")
    void whatARewriterRunsIsNotRewritten() {
        users();
        asked = new StatementRewriter() {
            @Override
            public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
                seen.add("users: " + session.query(select(count()).from(user)).single());
                return query;
            }
        };
        run(session -> {
            session.query(select(user)).list();
            session.get(User.class, 1L);
            session.flush();
        });
        assertThat(seen).containsExactly("first", "users: 3", "second");
    }

    @Test
    @Tag("SESSION-29")
    void whatFailsThereReachesTheCallerBeforeAnythingIsSent() {
        users();
        asked = new StatementRewriter() {
            @Override
            @SuppressWarnings("NullAway")
            public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
                return null;
            }

            @Override
            public Change change(Session session, Change change) {
                throw new IllegalStateException("not today");
            }
        };
        run(session -> {
            assertThatThrownBy(() -> session.query(select(user)).list())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("returned null. Let it return the statement that it was given");
            assertThatThrownBy(() -> session.execute(deleteFrom(user).everyRow()))
                    .hasMessage("not today");
            assertThat(log.sent()).isEmpty();
        });
    }
}
