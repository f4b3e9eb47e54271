package dev.orm.tour;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.caseOf;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.concat;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.currentRow;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.following;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.param;
import static dev.orm.sql.Sql.preceding;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.table;
import static dev.orm.sql.Sql.unboundedPreceding;
import static dev.orm.sql.Sql.unsafeCondition;
import static dev.orm.sql.Sql.unsafeSelect;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static dev.orm.sql.Sql.windowOrderBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Engine;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.Retry;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.session.Session;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QEmployee;
import dev.orm.session.blog.QPost;
import dev.orm.session.blog.User;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.FunctionDeclaration;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Select;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TextTable;
import dev.orm.sql.Window;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md, which are also the forms of statements over entities. */
@EachDatabase
class SqlTest extends TourFixture {

    record Author(String name, long posts) {}

    static final Column<Long> ID = Column.of("id", SqlType.BIGINT).notNull();
    static final Column<String> TITLE = Column.of("title", SqlType.varchar(100)).notNull();
    static final Table ALBUM = Table.builder(TableName.of("album"))
            .column(ID)
            .column(TITLE)
            .primaryKey("id")
            .build();

    private static final Column<Integer> AGE = Column.of("age", SqlType.INTEGER);
    private static final Column<Long> PEOPLE = Column.of("people", SqlType.BIGINT);

    @Test
    @Tag("ENGINE-05")
    void tables(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            engine.inTransaction(c -> new SchemaCreator(c).createMissing(Schema.of(ALBUM)));
            TableRef album = new TableRef(ALBUM, "");
            ColumnRef<Long> id = album.column(ID);
            ColumnRef<String> title = album.column(TITLE);
            engine.inTransaction(c -> c.execute(
                    insertInto(album).columns(id, title).values(1L, "Blue").values(2L, "Hejira")));
            List<String> titles = engine.inReadOnlyTransaction(
                    c -> c.query(select(title).from(album).where(id.gt(1L))).list());
            assertThat(titles).containsExactly("Hejira");
        }
    }

    @Test
    @Tag("CORE-15")
    void optionalConditions() {
        run(session -> {
            assertThat(search(session, null, 18)).hasSize(3);
            assertThat(search(session, "A", null)).hasSize(1);
            assertThat(search(session, null, null)).hasSize(3);
        });
    }

    private static List<User> search(Session session, @Nullable String name, @Nullable Integer age) {
        return session.query(select(user)
                        .where(ifPresent(name, user.name::containsIgnoreCase), ifPresent(age, user.age::ge))
                        .orderBy(user.name.asc()))
                .list();
    }

    @Test
    @Tag("CORE-19")
    void functions() {
        run(session -> {
            StringExpression label = concat(user.name.upper(), user.name.substring(1, 1));
            List<String> labels = session.query(select(label).from(user).orderBy(user.id.asc()))
                    .list();
            assertThat(labels).containsExactly("ADAa", "BOBb", "CIDc");
            Expression<String> group = when(user.age.lt(30), "young")
                    .when(user.age.lt(40), "grown")
                    .otherwise("old");
            assertThat(session.query(select(group).from(user).orderBy(user.id.asc()))
                            .list())
                    .containsExactly("grown", "young", "old");
            Expression<Integer> rank = caseOf(user.name).when("ada", 1).otherwise(2);
            assertThat(session.query(select(rank).from(user).orderBy(user.id.asc()))
                            .list())
                    .containsExactly(1, 2, 2);
        });
    }

    @Test
    @Tag("CORE-11")
    void rowValues() {
        run(session -> {
            List<User> found = session.query(select(user)
                            .where(row(user.name, user.age).in(List.of(List.of("ada", 36), List.of("bob", 21)))))
                    .list();
            assertThat(found).extracting(User::getName).containsExactly("ada");
        });
    }

    @Test
    @Tag("CORE-25")
    void associations() {
        run(session -> {
            List<User> commented = session.query(select(user)
                            .where(user.posts.any(post.comments.any(comment.text.eq("first"))))
                            .orderBy(user.name.asc()))
                    .list();
            assertThat(commented).extracting(User::getName).containsExactly("ada");
            assertThat(session.query(select(user).where(user.posts.isEmpty())).list())
                    .extracting(User::getName)
                    .containsExactly("cid");
            assertThat(session.query(select(user).where(user.posts.size().ge(2L)))
                            .list())
                    .extracting(User::getName)
                    .containsExactly("ada");
        });
    }

    @Test
    @Tag("CORE-24")
    void derivedTables() {
        run(session -> {
            NumberExpression<Long> posts = count();
            Expression<Long> author = post.author().id;
            DerivedTable stats = select(author.as("author"), posts.as("posts"))
                    .from(post)
                    .groupBy(author)
                    .as("stats");
            List<Author> authors = session.query(select(
                                    Author::new, user.name, coalesce(stats.column(posts.as("posts")), 0L))
                            .from(user)
                            .leftJoin(stats, stats.column(author.as("author")).eq(user.id))
                            .orderBy(user.name.asc()))
                    .list();
            assertThat(authors).containsExactly(new Author("ada", 2), new Author("bob", 1), new Author("cid", 0));
        });
    }

    @Test
    @Tag("CORE-20")
    void aggregates() {
        run(session -> {
            Select<String> names =
                    select(stringAgg(user.name, ", ").orderBy(user.name.desc())).from(user);
            assertThat(session.query(names).single()).isEqualTo("cid, bob, ada");
            Select<Long> grown = select(count().filter(user.age.ge(30))).from(user);
            assertThat(session.query(grown).single()).isEqualTo(2);
            Select<Integer> span = select(max(user.age).minus(min(user.age))).from(user);
            assertThat(session.query(span).single()).isEqualTo(30);
            Select<String> prolific = select(user.name)
                    .from(user)
                    .join(user.posts, post)
                    .groupBy(user.id)
                    .having(count(post).gt(1L));
            assertThat(session.query(prolific).list()).hasSize(1);
        });
    }

    @Test
    @Tag("CORE-21")
    void windows() {
        run(session -> {
            Window byAge = windowOrderBy(user.age.asc());
            List<Long> sums = session.query(select(sum(user.age).over(byAge.rows(unboundedPreceding(), currentRow())))
                            .from(user)
                            .orderBy(user.age.asc()))
                    .list();
            assertThat(sums).containsExactly(20L, 56L, 106L);
            Window ofNearlyTheSameAge = windowOrderBy(user.age.asc()).range(preceding(16), following(16));
            List<Long> peers = session.query(
                            select(count().over(ofNearlyTheSameAge)).from(user).orderBy(user.age.asc()))
                    .list();
            assertThat(peers).containsExactly(2L, 3L, 2L);
        });
    }

    @Test
    @Tag("CORE-27")
    void recursiveCommonTableExpressions() {
        run(session -> {
            Employee boss = new Employee("boss", null);
            Employee middle = new Employee("middle", boss);
            session.addAll(List.of(boss, middle, new Employee("worker", middle), new Employee("other", null)));
            session.flush();
            QEmployee below = new QEmployee("below");
            Cte team = cte("team")
                    .recursive(
                            select(employee.id, employee.name).from(employee).where(employee.name.eq("boss")),
                            self -> select(below.id, below.name)
                                    .from(below)
                                    .join(self, self.column(employee.id).eq(below.manager().id)));
            List<String> names = session.query(select(team.column(employee.name))
                            .from(team)
                            .orderBy(team.column(employee.name).asc()))
                    .list();
            assertThat(names).containsExactly("boss", "middle", "worker");
        });
    }

    @Test
    @Tag("CORE-28")
    void setOperations() {
        run(session -> {
            List<String> words = session.query(select(user.name)
                            .union(select(post.title).where(post.title.ne("Three")))
                            .orderBy(user.name.desc())
                            .limit(3))
                    .list();
            assertThat(words).hasSize(3);
            assertThat(session.query(select(user.name).union(select(post.title)))
                            .count())
                    .isEqualTo(6);
        });
    }

    @Test
    @Tag("CORE-24")
    void correlatedQueries() {
        run(session -> {
            QPost other = new QPost("other");
            List<String> newest = session.query(select(post.title)
                            .from(post)
                            .where(post.id.in(select(max(other.id)).from(other).groupBy(other.author().id)))
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(newest).containsExactly("Three", "Two");
        });
    }

    @Test
    @Tag("CORE-34")
    void inserts() {
        run(session -> {
            long added = session.execute(insertInto(user)
                    .columns(user.name, user.age, user.active)
                    .values("dan", 40, true)
                    .values("eve", 41, false));
            assertThat(added).isEqualTo(2);
            assertThat(session.query(select(user).where(user.name.in("dan", "eve")))
                            .list())
                    .hasSize(2);
        });
    }

    @Test
    @Tag("CORE-35")
    void batches() {
        run(session -> {
            Post one = session.query(select(post).where(post.title.eq("One"))).single();
            List<String> texts = List.of("third", "fourth");
            session.executeBatch(
                    texts, text -> insertInto(comment).set(comment.post(), one).set(comment.text, text));
            assertThat(session.query(select(comment.text)
                                    .where(comment.post().eq(one))
                                    .orderBy(comment.id.asc()))
                            .list())
                    .containsExactly("first", "second", "third", "fourth");
        });
    }

    @Test
    @Tag("CORE-39")
    void upserts() {
        run(session -> {
            session.execute(insertInto(user)
                    .columns(user.name, user.age, user.active)
                    .values("ada", 37, true)
                    .values("dan", 40, true)
                    .onConflict(user.name)
                    .doUpdate(user.age));
            session.execute(insertInto(user)
                    .columns(user.name, user.age, user.active)
                    .values("ada", 100, true)
                    .onConflict(user.name)
                    .doUpdate(set(user.age, user.age.plus(excluded(user.age)))));
            assertThat(session.query(select(user.age).from(user).where(user.name.eq("ada")))
                            .single())
                    .isEqualTo(137);
        });
    }

    @Test
    @Tag("CORE-41")
    void returning() {
        run(session -> {
            Long id = session.query(insertInto(user)
                            .set(user.name, "dan")
                            .set(user.age, 40)
                            .set(user.active, true)
                            .returning(user.id))
                    .single();
            assertThat(session.get(User.class, id).getName()).isEqualTo("dan");
        });
    }

    @Test
    @Tag("CORE-40")
    void updatesAndDeletes() {
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            session.execute(update(post)
                    .set(post.title, concat(user.name, post.title))
                    .from(user)
                    .where(post.author().eq(user), user.age.gt(30)));
            assertThat(session.query(select(post.title)
                                    .where(post.author().eq(ada))
                                    .orderBy(post.title.asc()))
                            .list())
                    .containsExactly("adaOne", "adaTwo");
            session.execute(deleteFrom(comment).using(post).where(comment.post().eq(post), post.title.eq("adaOne")));
            assertThat(session.query(select(comment)).count()).isZero();
            assertThatThrownBy(() -> session.execute(deleteFrom(comment))).hasMessageContaining(".everyRow()");
            session.execute(deleteFrom(comment).everyRow());
        });
    }

    @Test
    @Tag("CORE-31")
    void locks() {
        run(session -> {
            Select<User> next = select(user)
                    .where(user.active.isTrue())
                    .orderBy(user.id.asc())
                    .limit(1)
                    .forUpdate();
            if (session.connection().dialect().supports(Capability.FOR_UPDATE)) {
                assertThat(session.query(next).list()).hasSize(1);
            } else {
                assertThatThrownBy(() -> session.query(next).list())
                        .isInstanceOf(UnsupportedConstructException.class)
                        .hasMessageContaining("FOR UPDATE");
            }
        });
    }

    @Test
    @Tag("CORE-53")
    void parameters() {
        Select<User> olderThan = select(user).where(user.age.gt(param("age", SqlType.INTEGER)));
        run(session -> {
            assertThat(session.query(olderThan).bind("age", 30).list()).hasSize(2);
            assertThat(session.query(olderThan).bind("age", 40).list()).hasSize(1);
            assertThatThrownBy(() -> session.query(olderThan).list()).hasMessageContaining("age");
        });
    }

    @Test
    @Tag("CORE-16")
    void ownSql() {
        run(session -> {
            Condition even =
                    unsafeCondition("mod(:age, :n) = 0").with("age", user.age).bind("n", 2);
            assertThat(session.query(select(user).where(even)).list()).hasSize(3);
            FunctionDeclaration<String> replace = function("replace", SqlType.TEXT);
            Expression<String> changed = replace.of(user.name, value("a"), value("o"));
            assertThat(session.query(select(changed).from(user).where(user.name.eq("ada")))
                            .single())
                    .isEqualTo("odo");
            TextTable ages = unsafeSelect(
                            "select age, count(*) from users group by age having count(*) < :n", AGE, PEOPLE)
                    .bind("n", 2)
                    .as("ages");
            List<Integer> found = session.query(select(ages.column(AGE))
                            .from(ages)
                            .where(ages.column(PEOPLE).eq(1L))
                            .orderBy(ages.column(AGE).asc()))
                    .list();
            assertThat(found).containsExactly(20, 36, 50);
            TableRef users = table("users", "u");
            List<String> names = session.query(select(users.column("name", SqlType.TEXT))
                            .from(users)
                            .where(users.column("age", SqlType.INTEGER).eq(20)))
                    .list();
            assertThat(names).containsExactly("bob");
        });
    }

    @Test
    @Tag("ENGINE-29")
    void transactions(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Engine timed = engine.withOptions(
                    ExecutionOptions.DEFAULT.timeout(Duration.ofSeconds(5)).tag("report"));
            int sum = Retry.onConflict().tries(5).run(() -> timed.inTransaction(c -> 42));
            assertThat(sum).isEqualTo(42);
        }
    }

    @Test
    @Tag("CORE-52")
    void prints() {
        TableRef album = new TableRef(ALBUM, "a");
        String text = Dialects.forUrl("jdbc:postgresql:music")
                .print(select(album.column(TITLE))
                        .from(album)
                        .where(album.column(ID).gt(1L)));
        assertThat(text).isEqualTo("select \"a\".\"title\" from \"album\" as \"a\" where \"a\".\"id\" > ?");
    }
}
