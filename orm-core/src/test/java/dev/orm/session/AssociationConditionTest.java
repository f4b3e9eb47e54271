package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.falseCondition;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QEmployee;
import dev.orm.session.blog.QTag;
import dev.orm.session.blog.QUser;
import dev.orm.session.blog.User;
import dev.orm.sql.Condition;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conditions on what associations lead to, and paths along associations in every clause. */
@EachDatabase
class AssociationConditionTest extends BlogFixture {

    private static final QTag tag = QTag.tag;

    AssociationConditionTest() {
        super(Mapping.GENERATED);
    }

    @BeforeEach
    void store(TestDatabase database) {
        run(session -> {
            User ada = new User("ada", 36);
            Post one = new Post("one", ada);
            one.getComments().add(new Comment("good", one));
            one.getComments().add(new Comment("bad", one));
            one.getTags().add(new dev.orm.session.blog.Tag("java"));
            one.getTags().add(new dev.orm.session.blog.Tag("sql"));
            ada.getPosts().add(one);
            ada.getPosts().add(new Post("two", ada));
            session.add(ada);
            User bob = new User("bob", 20);
            Post three = new Post("three", bob);
            three.getComments().add(new Comment("good", three));
            bob.getPosts().add(three);
            session.add(bob);
            session.add(new User("cid", 50));
            session.add(new Comment("stray", null));
            Employee boss = new Employee("boss", null);
            Employee lead = new Employee("lead", boss);
            boss.getReports().add(lead);
            lead.getReports().add(new Employee("dev", lead));
            lead.getReports().add(new Employee("ops", lead));
            session.add(boss);
        });
        log.sent();
    }

    private List<String> users(Condition condition) {
        return rows(session -> session.query(
                        select(user.name).from(user).where(condition).orderBy(user.name.asc()))
                .list());
    }

    private List<String> posts(Condition condition) {
        return rows(session -> session.query(
                        select(post.title).from(post).where(condition).orderBy(post.title.asc()))
                .list());
    }

    private List<String> employees(Condition condition) {
        return rows(session -> session.query(
                        select(employee.name).from(employee).where(condition).orderBy(employee.name.asc()))
                .list());
    }

    @Test
    @Tag("CORE-25")
    void anyElementOfACollection() {
        assertThat(users(user.posts.any(post.title.eq("one")))).containsExactly("ada");
        assertThat(log.sent().get(0))
                .isEqualTo("select user.name from users as user where exists (select 1 from post as post"
                        + " where post.author_id = user.id and post.title = ?) order by user.name");
        assertThat(users(user.posts.any(post.title.in("one", "three")))).containsExactly("ada", "bob");
        assertThat(users(user.posts.any(post.body.isNotNull()))).isEmpty();
        assertThat(users(user.posts.none(post.title.eq("one")))).containsExactly("bob", "cid");
        assertThat(users(user.posts.any(post.title.eq("one")).and(user.posts.any(post.title.eq("two")))))
                .containsExactly("ada");
        assertThat(users(user.posts.any(falseCondition().and(post.title.eq("x")))))
                .isEmpty();
    }

    @Test
    @Tag("CORE-25")
    void emptinessSizeAndContainment() {
        assertThat(users(user.posts.isEmpty())).containsExactly("cid");
        assertThat(users(user.posts.isNotEmpty())).containsExactly("ada", "bob");
        assertThat(users(user.posts.size().eq(2L))).containsExactly("ada");
        assertThat(posts(post.tags.size().ge(1L))).containsExactly("one");
        assertThat(posts(post.tags.isEmpty())).containsExactly("three", "two");
        List<Long> sizes = rows(session -> session.query(select(user.posts.size())
                        .from(user)
                        .orderBy(user.posts.size().desc(), user.name.asc()))
                .list());
        assertThat(sizes).containsExactly(2L, 1L, 0L);
        Post one = call(session ->
                session.query(select(post).where(post.title.eq("one"))).single());
        assertThat(users(user.posts.contains(one))).containsExactly("ada");
        assertThat(users(user.posts.contains(one).not())).containsExactly("bob", "cid");
    }

    @Test
    @Tag("CORE-25")
    void throughAJoinTable() {
        assertThat(posts(post.tags.any(tag.name.eq("java")))).containsExactly("one");
        assertThat(posts(post.tags.none(tag.name.eq("java")))).containsExactly("three", "two");
        dev.orm.session.blog.Tag sql = call(session -> session.get(dev.orm.session.blog.Tag.class, "sql"));
        assertThat(posts(post.tags.contains(sql))).containsExactly("one");
        List<String> names = rows(session -> session.query(select(tag.name)
                        .from(tag)
                        .where(tag.posts.any(post.author().name.eq("ada")))
                        .orderBy(tag.name.asc()))
                .list());
        assertThat(names).containsExactly("java", "sql");
    }

    @Test
    @Tag("CORE-25")
    void nestedAndAlongPaths() {
        assertThat(users(user.posts.any(post.comments.any(comment.text.eq("bad")))))
                .containsExactly("ada");
        assertThat(users(user.posts.any(
                        post.comments.any(comment.text.eq("good")).and(post.title.ne("one")))))
                .containsExactly("bob");
        assertThat(posts(post.author()
                        .posts
                        .any(
                                dev.orm.session.blog.QPost.post.as("other"),
                                dev.orm.session.blog.QPost.post
                                        .as("other")
                                        .title
                                        .eq("two"))))
                .containsExactly("one", "two");
        assertThat(users(user.posts.any(post.title.concat(user.name).eq("oneada"))))
                .containsExactly("ada");
    }

    @Test
    @Tag("CORE-25")
    void theSameEntityInsideAndOutside() {
        QEmployee report = employee.as("report");
        assertThat(employees(employee.reports.any(report.name.eq("dev")))).containsExactly("lead");
        assertThat(employees(employee.reports.any(report.name.lt(employee.name))))
                .containsExactly("lead");
        QEmployee second = employee.as("second");
        assertThat(employees(employee.reports.any(report, report.reports.any(second, second.name.eq("ops")))))
                .containsExactly("boss");
        assertThat(employees(employee.manager().reports.any(report, report.name.eq("ops"))))
                .containsExactly("dev", "ops");
        assertThat(employees(employee.reports.isEmpty())).containsExactly("dev", "ops");
        assertThatThrownBy(() -> employee.reports.any(employee.name.eq("dev")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other than \"employee\"")
                .hasMessageContaining(".as(");
        assertThatThrownBy(() -> employees(employee.reports.any(employee, employee.name.eq("dev"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inside and outside");
        assertThatThrownBy(() -> employee.reports.any(report.name.eq(second.name)))
                .hasMessageContaining("any(path, condition)");
        assertThatThrownBy(() -> employee.reports.any(user.name.eq("x"))).hasMessageContaining("by none");
    }

    @Test
    @Tag("CORE-25")
    void oneEntityHasSomething() {
        Condition isAda = user.name.eq("ada");
        assertThat(posts(post.author().has(isAda))).containsExactly("one", "two");
        assertThat(users(isAda)).containsExactly("ada");
        List<String> strays = rows(session -> session.query(select(comment.text)
                        .from(comment)
                        .where(comment.post().has(post.title.eq("one")).not())
                        .orderBy(comment.text.asc()))
                .list());
        assertThat(strays).containsExactly("good", "stray");
        assertThat(employees(employee.manager().has(employee.as("boss").name.eq("boss"))))
                .containsExactly("lead");
        assertThatThrownBy(() -> user.has(isAda)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("CORE-40")
    void inUpdateAndDelete() {
        run(session -> {
            assertThat(session.execute(update(user).set(user.age, 1).where(user.posts.any(post.title.eq("three")))))
                    .isEqualTo(1);
            assertThat(session.execute(update(post)
                            .set(post.body, post.author().name)
                            .where(
                                    post.author().name.eq("ada"),
                                    post.author().age.gt(30))))
                    .isEqualTo(2);
            assertThat(session.execute(deleteFrom(comment)
                            .where(comment.post().author().name.eq("ada"))))
                    .isEqualTo(2);
            assertThat(session.execute(
                            deleteFrom(comment).where(comment.post().title.isNull())))
                    .isEqualTo(1);
            assertThat(session.execute(
                            deleteFrom(comment).where(comment.post().author().id.isNotNull())))
                    .isEqualTo(1);
            assertThat(session.execute(deleteFrom(user).where(user.posts.isEmpty())))
                    .isEqualTo(1);
            assertThat(session.execute(update(employee)
                            .set(employee.name, "under lead")
                            .where(employee.manager().name.eq("lead"))))
                    .isEqualTo(2);
            assertThatThrownBy(() -> session.execute(update(post).set(post.author().name, "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute of another entity");
        });
        assertThat(posts(post.body.eq("ada"))).containsExactly("one", "two");
        assertThat(users(user.age.eq(1))).containsExactly("bob");
    }

    @Test
    @Tag("CORE-23")
    void pathsInEveryClause() {
        run(session -> {
            assertThat(session.query(select(post.title)
                                    .from(post)
                                    .orderBy(post.author().name.desc(), post.title.asc()))
                            .list())
                    .containsExactly("three", "one", "two");
            assertThat(session.query(select(post.author().name, count(post))
                                    .from(post)
                                    .groupBy(post.author().name)
                                    .having(post.author().name.ne("bob"))
                                    .orderBy(post.author().name.asc()))
                            .list())
                    .hasSize(1);
            assertThat(session.query(select(comment.text)
                                    .from(comment)
                                    .orderBy(comment.post().title.asc(), comment.text.asc()))
                            .list())
                    .containsExactly("bad", "good", "good", "stray");
            assertThat(session.query(select(comment.post().author().name)
                                    .from(comment)
                                    .where(comment.text.eq("stray")))
                            .list())
                    .containsExactly((String) null);
            assertThat(session.query(select(user.name)
                                    .from(user)
                                    .where(user.id.in(select(post.author().id)
                                            .from(post)
                                            .where(post.author().age.gt(30)))))
                            .list())
                    .containsExactly("ada");
            assertThat(session.query(select(post.title)
                                    .from(post)
                                    .where(exists(select(comment)
                                            .where(comment.post()
                                                    .eq(post)
                                                    .and(comment.post()
                                                            .author()
                                                            .name
                                                            .eq(post.author().name)))))
                                    .orderBy(post.title.asc()))
                            .list())
                    .containsExactly("one", "three");
            assertThat(session.query(select(user.name, comment.text)
                                    .from(user)
                                    .leftJoin(
                                            comment,
                                            comment.post()
                                                    .author()
                                                    .eq(user)
                                                    .and(comment.post().title.eq("three")))
                                    .orderBy(user.name.asc()))
                            .list())
                    .hasSize(3);
        });
    }

    @Test
    @Tag("CORE-24")
    void aNameThatWasMadeUpIsHiddenByNone() {
        QUser other = user.as("post_author");
        List<String> titles = rows(session -> session.query(select(post.title)
                        .from(post)
                        .where(exists(select(other)
                                .where(other.name.eq(post.author().name).and(other.age.gt(30)))))
                        .orderBy(post.title.asc()))
                .list());
        assertThat(titles).containsExactly("one", "two");
        assertThatThrownBy(() -> posts(
                        post.author().name.eq("ada").and(exists(select(other).where(other.age.gt(30))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another alias");
    }

    @Test
    @Tag("CORE-50")
    void changedRowsAreFlushedBeforeTheyAreLookedAt() {
        run(session -> {
            session.query(select(post).where(post.title.eq("two"))).single().setTitle("zwei");
            assertThat(session.query(select(user.name)
                                    .from(user)
                                    .where(user.posts
                                            .any(post.title.eq("zwei"))
                                            .and(not(user.posts.any(post.title.eq("two"))))))
                            .list())
                    .containsExactly("ada");
        });
    }
}
