package dev.orm.tour;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.list;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.NonUniqueResultException;
import dev.orm.engine.Query;
import dev.orm.session.Keyset;
import dev.orm.session.Session;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QUser;
import dev.orm.session.blog.User;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Row;
import dev.orm.sql.Select;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of docs/queries.md. */
@EachDatabase
class QueriesTest extends TourFixture {

    record AuthorStats(String name, long posts) {}

    record UserTree(String name, List<PostTree> posts) {}

    record PostTree(String title, List<String> comments) {}

    record Headline(Long id, String title, String author) {}

    @Test
    void entities() {
        run(session -> {
            List<User> adults = session.query(
                            select(user).where(user.age.ge(18)).orderBy(user.name.asc()))
                    .list();
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            Optional<User> eve =
                    session.query(select(user).where(user.name.eq("eve"))).optional();
            long all = session.query(select(user)).count();
            assertThat(adults).extracting(User::getName).containsExactly("ada", "bob", "cid");
            assertThat(ada).isSameAs(adults.get(0));
            assertThat(eve).isEmpty();
            assertThat(all).isEqualTo(3);
            assertThatThrownBy(() -> session.query(select(user)).single()).isInstanceOf(NonUniqueResultException.class);
        });
    }

    @Test
    void timeouts() {
        run(session -> {
            List<User> users =
                    session.query(select(user)).timeout(Duration.ofSeconds(2)).list();
            assertThat(users).hasSize(3);
        });
    }

    @Test
    void conditions() {
        run(session -> {
            Condition condition = user.age
                    .between(18, 40)
                    .and(user.name.startsWith("a").or(user.name.in("bob", "cid")))
                    .and(not(user.name.eq("eve")));
            List<User> found = session.query(select(user).where(condition)).list();
            assertThat(found).hasSize(2);
            assertThat(session.query(select(user).where(user.name.in(List.of())))
                            .list())
                    .isEmpty();
            assertThatThrownBy(() -> user.name.eq((String) null)).hasMessageContaining("isNull()");
        });
    }

    @Test
    void optionalConditions() {
        run(session -> {
            assertThat(search(session, null, 18)).hasSize(3);
            assertThat(search(session, "A", null)).hasSize(1);
        });
    }

    private static List<User> search(Session session, @Nullable String name, @Nullable Integer minimumAge) {
        Select<User> query = select(user).orderBy(user.name.asc(), user.id.asc());
        if (name != null) {
            query = query.where(user.name.containsIgnoreCase(name));
        }
        if (minimumAge != null) {
            query = query.where(user.age.ge(minimumAge));
        }
        return session.query(query).list();
    }

    @Test
    void joins() {
        run(session -> {
            List<Post> posts = session.query(select(post)
                            .join(post.author(), user)
                            .where(user.age.gt(30))
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(posts).extracting(Post::getTitle).containsExactly("One", "Two");
        });
    }

    @Test
    void leftJoins() {
        run(session -> {
            List<User> withoutPosts = session.query(
                            select(user).leftJoin(user.posts, post).where(post.id.isNull()))
                    .list();
            assertThat(withoutPosts).extracting(User::getName).containsExactly("cid");
        });
    }

    @Test
    void joinsByCondition() {
        run(session -> {
            QUser older = user.as("older");
            List<Row> pairs = session.query(select(user.name, older.name)
                            .from(user)
                            .join(older, older.age.gt(user.age))
                            .orderBy(user.name.asc(), older.name.asc()))
                    .list();
            String first = pairs.get(0).get(user.name);
            assertThat(pairs).hasSize(3);
            assertThat(first).isEqualTo("ada");
            assertThat(pairs.get(0).get(older.name)).isEqualTo("cid");
        });
    }

    @Test
    void paths() {
        run(session -> {
            List<Post> byAda = session.query(
                            select(post).where(post.author().name.eq("ada")))
                    .list();
            User ada = byAda.get(0).getAuthor();
            List<Post> alsoByAda =
                    session.query(select(post).where(post.author().eq(ada))).list();
            assertThat(alsoByAda).hasSameElementsAs(byAda).hasSize(2);
        });
    }

    @Test
    void longPaths() {
        run(session -> {
            Employee boss = new Employee("boss", null);
            Employee middle = new Employee("middle", boss);
            session.addAll(List.of(boss, middle, new Employee("low", middle)));
            List<String> names = session.query(select(employee.name)
                            .from(employee)
                            .where(employee.manager().manager().name.eq("boss")))
                    .list();
            assertThat(names).containsExactly("low");
        });
    }

    @Test
    void pathsKeepRows() {
        run(session -> {
            Employee boss = new Employee("boss", null);
            session.addAll(List.of(boss, new Employee("low", boss)));
            List<Row> all = session.query(select(employee.name, employee.manager().name)
                            .from(employee)
                            .orderBy(employee.id.asc()))
                    .list();
            assertThat(all).extracting(Row::toString).containsExactly("[boss, null]", "[low, boss]");
        });
    }

    @Test
    void order() {
        run(session -> {
            List<Post> posts = session.query(
                            select(post).orderBy(post.body.asc().nullsFirst(), post.title.desc()))
                    .list();
            assertThat(posts).extracting(Post::getTitle).containsExactly("Two", "Three", "One");
            assertThat(session.query(select(post).orderBy(post.body.asc(), post.title.asc()))
                            .list())
                    .extracting(Post::getTitle)
                    .containsExactly("One", "Three", "Two");
        });
    }

    @Test
    void pages() {
        run(session -> {
            Query<Post> page = session.query(select(post)
                    .orderBy(post.title.asc(), post.id.asc())
                    .limit(2)
                    .offset(2));
            List<Post> rows = page.list();
            long total = page.count();
            assertThat(rows).extracting(Post::getTitle).containsExactly("Two");
            assertThat(total).isEqualTo(3);
        });
    }

    @Test
    void pagesBehindAKey() {
        run(session -> {
            Keyset<Post> keyset = Keyset.of(session.models(), select(post).orderBy(post.title.asc()));
            List<Post> first = session.query(keyset.first().limit(2)).list();
            List<Object> key = keyset.key(first.get(1));
            List<Post> next = session.query(keyset.after(key).limit(2)).list();
            assertThat(first).hasSize(2).doesNotContainAnyElementsOf(next);
        });
    }

    @Test
    void aggregates() {
        run(session -> {
            Row row = session.query(select(count(), sum(user.age), avg(user.age), max(user.name))
                            .from(user))
                    .single();
            Long users = row.get(count());
            Long years = row.get(sum(user.age));
            assertThat(users).isEqualTo(3);
            assertThat(years).isEqualTo(106);
            assertThat(row.get(max(user.name))).isEqualTo("cid");
        });
    }

    @Test
    void groups() {
        run(session -> {
            List<AuthorStats> busy = session.query(select(AuthorStats::new, user.name, count(post))
                            .from(user)
                            .leftJoin(user.posts, post)
                            .groupBy(user.id, user.name)
                            .having(count(post).gt(0L))
                            .orderBy(count(post).desc(), user.name.asc()))
                    .list();
            assertThat(busy).containsExactly(new AuthorStats("ada", 2), new AuthorStats("bob", 1));
        });
    }

    @Test
    void records() {
        run(session -> {
            List<Headline> headlines = session.query(select(Headline::new, post.id, post.title, post.author().name)
                            .from(post)
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(headlines).extracting(Headline::author).containsExactly("ada", "bob", "ada");
        });
    }

    @Test
    void values() {
        run(session -> {
            List<String> names = session.query(select(user.name).from(user).orderBy(user.name.asc()))
                    .list();
            long authors = session.query(select(countDistinct(post.author().id)).from(post))
                    .single();
            List<String> titles = session.query(
                            select(post.title).distinct().from(post).orderBy(post.title.asc()))
                    .list();
            assertThat(names).containsExactly("ada", "bob", "cid");
            assertThat(authors).isEqualTo(2);
            assertThat(titles).hasSize(3);
        });
    }

    @Test
    void calculations() {
        run(session -> {
            Expression<String> label = when(user.age.lt(30), "young").otherwise("grown up");
            List<Row> rows = session.query(
                            select(user.name.upper(), user.age.plus(1).times(2), label, cast(user.age, SqlType.BIGINT))
                                    .from(user)
                                    .orderBy(user.name.asc()))
                    .list();
            List<String> bodies = session.query(select(coalesce(post.body, "nothing yet"))
                            .from(post)
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(rows.get(1).toString()).isEqualTo("[BOB, 42, young, 20]");
            assertThat(bodies).containsExactly("text", "nothing yet", "nothing yet");
        });
    }

    @Test
    void subqueries() {
        run(session -> {
            List<User> authors = session.query(select(user)
                            .where(exists(select(post).where(post.author().eq(user)))))
                    .list();
            List<User> idle = session.query(select(user)
                            .where(user.id.notIn(select(post.author().id).from(post))))
                    .list();
            List<User> busy = session.query(select(user)
                            .where(scalar(select(count())
                                            .from(post)
                                            .where(post.author().eq(user)))
                                    .gt(1L)))
                    .list();
            assertThat(authors).hasSize(2);
            assertThat(idle).extracting(User::getName).containsExactly("cid");
            assertThat(busy).extracting(User::getName).containsExactly("ada");
        });
    }

    @Test
    void statementsThatWrite() {
        run(session -> {
            long older =
                    session.execute(update(user).set(user.age, user.age.plus(1)).where(user.age.lt(30)));
            session.execute(
                    insertInto(user).set(user.name, "eve").set(user.age, 28).set(user.active, true));
            long gone = session.execute(deleteFrom(user)
                    .where(not(exists(select(post).where(post.author().eq(user))))));
            assertThat(older).isEqualTo(1);
            assertThat(gone).isEqualTo(2);
        });
    }

    @Test
    void nativeSql() {
        run(session -> {
            List<AuthorStats> stats = session.unsafeSql("""
                            select u.name, count(p.id) as posts
                            from users u left join post p on p.author_id = u.id
                            where u.name in (:names)
                            group by u.name
                            order by u.name
                            """)
                    .bindList("names", List.of("ada", "cid"))
                    .list(AuthorStats.class);
            List<User> users = session.unsafeSql("select * from users where age > :age order by id")
                    .bind("age", 30)
                    .entities(User.class);
            long changed = session.unsafeSql("update users set age = :age where name = :name")
                    .bind("age", 37)
                    .bind("name", "ada")
                    .update();
            assertThat(stats).containsExactly(new AuthorStats("ada", 2), new AuthorStats("cid", 0));
            assertThat(users).extracting(User::getAge).containsExactly(37, 50);
            assertThat(changed).isEqualTo(1);
        });
    }

    @Test
    void streams() {
        run(session -> {
            try (Stream<User> users = session.query(select(user).fetch(user.posts)).stream()) {
                long posts = users.mapToLong(each -> each.getPosts().size()).sum();
                assertThat(posts).isEqualTo(3);
            }
        });
        try (Session session = sessions().openSession()) {
            assertThatThrownBy(() -> session.query(select(user)).stream()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void locks(TestDatabase database) {
        run(session -> {
            if (database.kind() == DatabaseKind.SQLITE) {
                assertThatThrownBy(() -> session.query(select(user).forUpdate()).list())
                        .isInstanceOf(UnsupportedConstructException.class);
                return;
            }
            User locked = session.query(select(user).where(user.name.eq("ada")).forUpdate())
                    .single();
            assertThat(locked.getName()).isEqualTo("ada");
        });
    }

    @Test
    void statementsAreValues() {
        run(session -> {
            assertThat(select(user).where(user.age.gt(1)))
                    .isEqualTo(select(user).where(user.age.gt(2)));
            assertThat(session.query(select(user.name)).list()).contains("ada");
        });
    }

    @Test
    void listsInRows() {
        run(session -> {
            List<UserTree> trees = session.query(select(
                                    UserTree::new,
                                    user.name,
                                    list(
                                            user.posts,
                                            select(PostTree::new, post.title, list(post.comments, select(comment.text)))
                                                    .orderBy(post.title.asc())))
                            .orderBy(user.name.asc()))
                    .list();
            assertThat(trees).extracting(UserTree::name).startsWith("ada");
            assertThat(trees.get(0).posts()).isNotEmpty();
        });
    }
}
