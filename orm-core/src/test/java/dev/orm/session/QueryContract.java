package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.NoResultException;
import dev.orm.engine.NonUniqueResultException;
import dev.orm.engine.Query;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QPost;
import dev.orm.session.blog.QUser;
import dev.orm.session.blog.User;
import dev.orm.sql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What queries give. */
abstract class QueryContract extends BlogFixture {

    record AuthorStats(String name, long posts) {}

    enum Rank {
        MEMBER,
        EDITOR
    }

    record Ranked(String name, Rank userRank) {}

    QueryContract(Mapping mapping) {
        super(mapping);
    }

    @BeforeEach
    void store(dev.orm.testing.TestDatabase database) {
        userWithPosts("ada", "one", "two", "50% off");
        userWithPosts("bob", "three");
        userWithPosts("Cid");
        run(session ->
                session.query(select(user).where(user.name.eq("bob"))).single().setAge(40));
        log.sent();
    }

    private List<String> names(dev.orm.sql.Condition condition) {
        return call(session -> session.query(
                        select(user.name).from(user).where(condition).orderBy(user.id.asc()))
                .list());
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-05")
    void conditionsSelectRows() {
        assertThat(names(user.age.gt(30))).containsExactly("bob");
        assertThat(names(user.age.between(30, 39))).containsExactly("ada", "Cid");
        assertThat(names(user.active.isTrue().and(user.age.lt(31)).or(user.name.eq("bob"))))
                .hasSize(3);
        assertThat(names(not(user.name.eq("ada")))).containsExactly("bob", "Cid");
        assertThat(names(user.name.in(List.of()))).isEmpty();
        assertThat(names(user.name.notIn(List.of()))).hasSize(3);
        assertThat(names(user.name.in("ada", "Cid"))).containsExactly("ada", "Cid");
        assertThat(names(user.id.in(LongStream.range(-30_000, 30_000).boxed().toList())))
                .hasSize(3);
        assertThat(names(user.name.lower().eq("cid"))).containsExactly("Cid");
        assertThat(names(user.name.length().eq(3))).hasSize(3);
        assertThatThrownBy(() -> user.name.eq((String) null)).hasMessageContaining("Use isNull()");
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-06")
    void likeTellsCaseApartAndTakesTextAsItIs() {
        assertThat(names(user.name.like("c%"))).isEmpty();
        assertThat(names(user.name.like("C_d"))).containsExactly("Cid");
        assertThat(names(user.name.ilike("c%"))).containsExactly("Cid");
        assertThat(titles(post.title.contains("%"))).containsExactly("50% off");
        assertThat(titles(post.title.startsWith("t"))).containsExactlyInAnyOrder("two", "three");
        assertThat(titles(post.title.contains("_"))).isEmpty();
        assertThat(titles(post.title.containsIgnoreCase("OFF"))).containsExactly("50% off");
    }

    private List<String> titles(dev.orm.sql.Condition condition) {
        return call(session ->
                session.query(select(post.title).from(post).where(condition)).list());
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-23")
    void joinsGroupsAndProjectsIntoARecord() {
        List<AuthorStats> stats = call(session -> session.query(select(AuthorStats::new, user.name, count(post))
                        .from(user)
                        .leftJoin(user.posts, post)
                        .groupBy(user.id, user.name)
                        .orderBy(count(post).desc(), user.name.asc()))
                .list());
        assertThat(stats)
                .containsExactly(new AuthorStats("ada", 3), new AuthorStats("bob", 1), new AuthorStats("Cid", 0));
    }

    @Test
    void aPathAlongAnAssociationJoinsOnce() {
        run(session -> {
            List<Post> found = session.query(select(post)
                            .where(post.author()
                                    .name
                                    .eq("ada")
                                    .and(post.author().age.eq(30)))
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(found).extracting(Post::getTitle).containsExactly("50% off", "one", "two");
        });
        assertThat(log.sent().get(0))
                .isEqualTo("select post.id, post.version, post.title, post.body, post.author_id from post as post"
                        + " join users as post_author on post_author.id = post.author_id"
                        + " where post_author.name = ? and post_author.age = ? order by post.title");
    }

    @Test
    void theIdBehindAnAssociationNeedsNoJoin() {
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            log.sent();
            assertThat(session.query(select(post.title)
                                    .from(post)
                                    .where(post.author().id.eq(ada.getId())))
                            .list())
                    .hasSize(3);
            assertThat(session.query(select(post.title)
                                    .from(post)
                                    .where(post.author().eq(ada)))
                            .list())
                    .hasSize(3);
            assertThat(session.query(select(post.title)
                                    .from(post)
                                    .where(post.author().in(List.of(ada))))
                            .list())
                    .hasSize(3);
            assertThat(session.query(select(count())
                                    .from(post)
                                    .where(post.author().isNull()))
                            .single())
                    .isZero();
        });
        assertThat(log.sent()).noneMatch(sql -> sql.contains("join"));
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-24")
    @org.junit.jupiter.api.Tag("CORE-25")
    void queriesInsideQueriesSeeTheOneAround() {
        QPost other = post.as("other");
        assertThat(names(exists(select(post).where(post.author().eq(user))))).containsExactly("ada", "bob");
        assertThat(names(not(exists(select(post).where(post.author().eq(user))))))
                .containsExactly("Cid");
        assertThat(names(user.id.in(select(other.author().id).from(other).where(other.title.eq("three")))))
                .containsExactly("bob");
        assertThat(names(scalar(select(count()).from(post).where(post.author().eq(user)))
                        .eq(3L)))
                .containsExactly("ada");
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-03")
    void anAliasIsAnIndependentCopyOfTheEntity() {
        QUser older = user.as("older");
        QPost theirs = post.as("theirs");
        run(session -> {
            List<Row> pairs = session.query(select(user, older)
                            .from(user)
                            .join(older, older.age.gt(user.age))
                            .orderBy(user.name.asc()))
                    .list();
            assertThat(pairs)
                    .extracting(row ->
                            row.get(user).getName() + "-" + row.get(older).getName())
                    .containsExactly("Cid-bob", "ada-bob");
            assertThat(pairs.get(0).get(older))
                    .as("one row is one object")
                    .isSameAs(pairs.get(1).get(older));
            List<String> titles = session
                    .query(select(post.title, theirs.title)
                            .from(user)
                            .join(user.posts, post)
                            .join(older, older.name.eq("bob"))
                            .join(older.posts, theirs)
                            .where(user.name.eq("ada").and(theirs.author().name.eq("bob")))
                            .orderBy(post.title.asc()))
                    .list()
                    .stream()
                    .map(Row::toString)
                    .toList();
            assertThat(titles).containsExactly("[50% off, three]", "[one, three]", "[two, three]");
            assertThat(session.query(select(older)
                                    .where(older.posts.any(theirs, theirs.title.eq("three")))
                                    .fetch(older.posts))
                            .list())
                    .extracting(User::getName)
                    .containsExactly("bob");
        });
    }

    @Test
    void aliasesJoinAnEntityWithItself() {
        QUser older = user.as("older");
        assertThat(rows(session -> session.query(select(user.name, older.name)
                                .from(user)
                                .join(older, older.age.gt(user.age))
                                .orderBy(user.name.asc()))
                        .list()))
                .extracting(Row::toString)
                .containsExactly("[Cid, bob]", "[ada, bob]");
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-19")
    void aggregatesHaveOneTypeEverywhere() {
        run(session -> {
            assertThat(session.query(select(sum(user.age)).from(user)).single()).isEqualTo(100L);
            assertThat(session.query(select(avg(user.age)).from(user).where(user.age.lt(35)))
                            .single())
                    .isEqualTo(30.0);
            assertThat(session.query(select(max(user.name)).from(user).where(user.age.lt(0)))
                            .optional())
                    .isEmpty();
            assertThat(session.query(select(countDistinct(user.age)).from(user)).single())
                    .isEqualTo(2L);
            assertThat(session.query(select(coalesce(post.body, "none"))
                                    .from(post)
                                    .limit(1))
                            .single())
                    .isEqualTo("none");
            assertThat(session.query(select(user.age.dividedBy(4)).from(user).where(user.name.eq("ada")))
                            .single())
                    .isEqualTo(7.5);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-30")
    void pagesAndCounts() {
        run(session -> {
            Query<User> page = session.query(
                    select(user).orderBy(user.name.desc()).limit(2).offset(1));
            assertThat(page.list()).hasSize(2);
            assertThat(page.count()).isEqualTo(3);
            assertThat(session.query(select(user).limit(0)).list()).isEmpty();
            assertThat(session.query(select(post.author().id).distinct().from(post))
                            .count())
                    .isEqualTo(2);
        });
        assertThatThrownBy(() -> select(user).limit(-1)).hasMessage("LIMIT takes a number of rows from 0 on, not -1.");
    }

    @Test
    void singleAndOptionalCountTheRows() {
        run(session -> {
            assertThatThrownBy(() -> session.query(select(user)).single()).isInstanceOf(NonUniqueResultException.class);
            assertThatThrownBy(() ->
                            session.query(select(user).where(user.age.lt(0))).single())
                    .isInstanceOf(NoResultException.class);
            assertThat(session.query(select(user).where(user.age.lt(0))).optional())
                    .isEmpty();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("ENGINE-11")
    void streamsReadInChunksAndLoadGroupsForEach() {
        List<User> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            User added = new User("many" + i, i);
            added.getPosts().add(new Post("p", added));
            many.add(added);
        }
        run(session -> session.addAll(many));
        log.sent();
        run(session -> {
            try (Stream<User> users =
                    session
                            .query(select(user)
                                    .where(user.name.startsWith("many"))
                                    .fetch(user.posts))
                            .stream()) {
                assertThat(users.mapToInt(found -> found.getPosts().size()).sum())
                        .isEqualTo(600);
            }
        });
        assertThat(log.sent()).hasSize(4);
        try (Session session = sessions().openSession()) {
            assertThatThrownBy(() -> session.query(select(user)).stream()).hasMessageContaining("needs a transaction");
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-13")
    @org.junit.jupiter.api.Tag("SESSION-25")
    void changesByStatementAreSeenInTheObjects() {
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            ada.setAge(31);
            assertThat(session.execute(
                            update(user).set(user.age, user.age.plus(1)).where(user.name.eq("ada"))))
                    .isEqualTo(1);
            assertThat(ada.getAge()).isEqualTo(32);
            User cid = session.query(select(user).where(user.name.eq("Cid"))).single();
            assertThat(session.execute(deleteFrom(user).where(user.name.eq("Cid"))))
                    .isEqualTo(1);
            assertThat(session.contains(cid)).isFalse();
            session.execute(
                    insertInto(user).set(user.name, "dan").set(user.age, 1).set(user.active, false));
        });
        assertThat(names(user.active.isFalse())).containsExactly("dan");
    }

    @Test
    @Tag("PAIN-38")
    @org.junit.jupiter.api.Tag("CORE-35")
    @org.junit.jupiter.api.Tag("SESSION-24")
    void oneChangeRunsForManyRows() {
        record Raise(String name, int years) {}
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            ada.setAge(31);
            log.sent();
            assertThat(session.executeBatch(
                            List.of(new Raise("ada", 1), new Raise("nobody", 5), new Raise("bob", 2)),
                            raise -> update(user)
                                    .set(user.age, user.age.plus(raise.years()))
                                    .where(user.name.eq(raise.name()))))
                    .containsExactly(1, 0, 1);
            assertThat(log.sent()).filteredOn(sql -> sql.endsWith(" x3")).hasSize(1);
            assertThat(ada.getAge()).isEqualTo(32);
            session.executeBatch(
                    List.of("dan", "eve"),
                    name -> insertInto(user)
                            .set(user.name, name)
                            .set(user.age, 1)
                            .set(user.active, false));
            assertThat(session.executeBatch(
                            List.<String>of(), name -> deleteFrom(user).everyRow()))
                    .isEmpty();
            assertThatThrownBy(() -> session.executeBatch(
                            List.of("a", "b"),
                            name -> name.equals("a")
                                    ? update(user).set(user.name, name).everyRow()
                                    : update(user).set(user.age, 1).everyRow()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("row 1 of the batch");
        });
        assertThat(names(user.active.isFalse())).containsExactly("dan", "eve");
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-02")
    void whatIsReadFromFollowsFromWhatIsSelectedAndIsNeverAProduct() {
        run(session -> {
            assertThat(session.query(select(user.name).where(user.age.gt(39))).list())
                    .containsExactly("bob");
            assertThatThrownBy(
                            () -> session.query(select(user.name, post.title)).list())
                    .hasMessageContaining("Add .from(…)");
            assertThat(session.query(select(user.name, post.title).from(user).crossJoin(post))
                            .list())
                    .hasSize(12);
        });
    }

    @Test
    void statementsThatMakeNoSenseAreRefusedBeforeTheyAreSent() {
        run(session -> {
            log.sent();
            assertThatThrownBy(() -> session.query(select(user.name).from(post)).list())
                    .hasMessageContaining("is used in the statement but stands neither in FROM nor in a JOIN");
            assertThatThrownBy(
                            () -> session.query(select(user.name, post.title)).list())
                    .hasMessageContaining("Add .from(…)");
            assertThatThrownBy(() -> session.query(
                                    select(user).leftJoin(user.posts, post).join(post.author(), user))
                            .list())
                    .hasMessageContaining("Give one of them another alias");
            assertThatThrownBy(() -> session.execute(update(post).set(post.author().name, "x")))
                    .hasMessageContaining("attribute of another entity");
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-16")
    void nativeStatementsBindNamesAndReadEntitiesRecordsAndValues() {
        run(session -> {
            List<User> users = session.unsafeSql(
                            "select * from users where name in (:names) and age >= :age -- :comment\n order by id")
                    .bindList("names", List.of("ada", "bob"))
                    .bind("age", 10)
                    .entities(User.class);
            assertThat(users).extracting(User::getName).containsExactly("ada", "bob");
            assertThat(session.unsafeSql("select count(*) from users").list(Long.class))
                    .containsExactly(3L);
            assertThat(session.unsafeSql(
                                    "select u.name, count(p.id) as posts from users u left join post p on p.author_id = u.id"
                                            + " group by u.name order by posts desc, u.name")
                            .list(AuthorStats.class))
                    .startsWith(new AuthorStats("ada", 3));
            assertThat(session.unsafeSql("select name, 'EDITOR' as user_rank from users where name = 'ada'")
                            .list(Ranked.class))
                    .containsExactly(new Ranked("ada", Rank.EDITOR));
            assertThat(session.unsafeSql("select 1").list(Rank.class)).containsExactly(Rank.EDITOR);
            assertThat(session.unsafeSql("update users set age = :age where name = :name")
                            .bind("age", 1)
                            .bind("name", "ada")
                            .update())
                    .isEqualTo(1);
            assertThat(users.get(0).getAge()).isEqualTo(1);
            assertThatThrownBy(() -> session.unsafeSql("select 1; drop table users"))
                    .hasMessageContaining("second statement");
            assertThatThrownBy(() -> session.unsafeSql("select :a").bind("b", 1))
                    .hasMessageContaining("no parameter :b");
            assertThatThrownBy(() -> session.unsafeSql("select :a").list(String.class))
                    .hasMessageContaining("was not set");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("CORE-50")
    void aConditionThatStandsTwiceIsNoOtherThatLooksLikeIt() {
        dev.orm.sql.Condition same = user.name.eq("ada");
        assertThat(names(same.or(user.age.gt(0).and(same)))).containsExactly("ada");
        assertThat(names(user.name.eq("ada").or(user.age.gt(0).and(user.name.eq("bob")))))
                .containsExactly("ada", "bob");
    }

    @Test
    void aPathInsideAnInnerQueryBelongsToIt() {
        assertThat(titles(post.author()
                        .name
                        .eq("bob")
                        .and(exists(select(post.id)
                                .from(post)
                                .where(post.author().name.eq("ada"))))))
                .containsExactly("three");
    }

    @Test
    void aDistinctCountCountsNullOnce() {
        run(session -> {
            session.query(select(post).where(post.title.eq("one"))).single().setBody("text");
            dev.orm.sql.Select<String> bodies = select(post.body).distinct().from(post);
            assertThat(session.query(bodies).list()).hasSize(2);
            assertThat(session.query(bodies).count()).isEqualTo(2);
        });
    }

    @Test
    void aQuerySeesWhatWasPutIntoACollection() {
        run(session -> {
            User bob = session.query(select(user).where(user.name.eq("bob"))).single();
            bob.getPosts().add(new Post("four", null));
            assertThat(session.query(select(post).where(post.author().eq(bob))).list())
                    .hasSize(2);
        });
    }

    @Test
    void aSessionIsNotClearedUnderAStream() {
        run(session -> {
            try (Stream<User> users = session.query(select(user)).stream()) {
                assertThatThrownBy(() -> users.forEach(found -> session.clear()))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("expunge");
            }
        });
    }
}
