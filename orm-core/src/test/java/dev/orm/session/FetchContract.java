package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QTag.tag;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orm.dialect.Capability;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QEmployee;
import dev.orm.session.blog.QPost;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fetches with conditions, an order and a limit of their own. */
abstract class FetchContract extends BlogFixture {

    private static final String USERS = "select user.id, user.name, user.age, user.active from users as user";
    private static final String POSTS =
            "select post.id, post.version, post.title, post.body, post.author_id from post as post";

    FetchContract(Mapping mapping) {
        super(mapping);
    }

    private static List<String> titles(User found) {
        return found.getPosts().stream().map(Post::getTitle).toList();
    }

    private User fetched(String name, dev.orm.sql.Fetchable... fetches) {
        return call(
                session -> session.query(select(user).where(user.name.eq(name)).fetch(fetches))
                        .single());
    }

    /** Two users with three posts, each of which has two comments and two tags. */
    private void blog() {
        Tag red = new Tag("red");
        Tag blue = new Tag("blue");
        run(session -> {
            for (String name : List.of("ada", "bob")) {
                User writer = session.add(new User(name, 30));
                for (String title : List.of("apple", "banana", "cherry")) {
                    Post written = new Post(title, writer);
                    written.getComments().add(new Comment("good " + title, written));
                    written.getComments().add(new Comment("bad " + title, written));
                    written.getTags().addAll(List.of(red, blue));
                    writer.getPosts().add(written);
                }
            }
        });
        log.sent();
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-11")
    void aFetchMayFilterAndOrder() {
        blog();
        List<User> users = call(session -> session.query(select(user)
                        .orderBy(user.id.asc())
                        .fetch(user.posts
                                .where(post.title.ne("banana"))
                                .orderBy(post.title.desc())
                                .fetch(post.comments.where(comment.text.ne("bad apple")))))
                .list());
        assertThat(log.sent())
                .containsExactly(
                        USERS + " order by user.id",
                        POSTS + " where post.title <> ? and post.author_id in (?) order by post.title desc, post.id",
                        "select comment.id, comment.text, comment.post_id from comment as comment"
                                + " where comment.text <> ? and comment.post_id in (?) order by comment.id");
        assertThat(users).extracting(FetchContract::titles).containsOnly(List.of("cherry", "apple"));
        assertThat(users.get(1).getPosts().get(0).getComments())
                .extracting(Comment::getText)
                .containsExactly("good cherry", "bad cherry");
    }

    @Test
    void theValuesOfAFetchAreThoseOfEachExecution() {
        blog();
        assertThat(titles(fetched("ada", user.posts.where(post.title.eq("apple")))))
                .containsExactly("apple");
        assertThat(titles(fetched("ada", user.posts.where(post.title.eq("cherry")))))
                .containsExactly("cherry");
        assertThat(titles(fetched(
                        "ada",
                        user.posts.where(post.title.in("cherry", "apple")).limit(1))))
                .containsExactly("apple");
        assertThat(titles(fetched(
                        "ada",
                        user.posts.where(post.title.in("cherry", "banana")).limit(2))))
                .containsExactly("banana", "cherry");
        // One condition that stands in a fetch twice is not the same as two of them.
        var apple = post.title.eq("apple");
        assertThat(titles(fetched("bob", user.posts.where(apple.or(apple))))).containsExactly("apple");
        assertThat(titles(fetched("bob", user.posts.where(post.title.eq("apple").or(post.title.eq("cherry"))))))
                .containsExactly("apple", "cherry");
    }

    @Test
    void aLimitHoldsForEachOwner() {
        blog();
        List<User> users = call(session -> session.query(select(user)
                        .fetch(user.posts
                                .orderBy(post.title.desc())
                                .limit(2)
                                .fetch(post.tags.where(tag.name.ne("red")).limit(1))))
                .list());
        assertThat(log.sent())
                .hasSize(3)
                .satisfies(sent -> assertThat(sent.get(1))
                        .contains("row_number() over (partition by post.author_id order by post.title desc, post.id)"));
        assertThat(users).hasSize(2).allSatisfy(found -> {
            assertThat(titles(found)).containsExactly("cherry", "banana");
            assertThat(found.getPosts().get(1).getTags())
                    .extracting(Tag::getName)
                    .containsExactly("blue");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-05")
    @org.junit.jupiter.api.Tag("PAIN-06")
    @org.junit.jupiter.api.Tag("PAIN-07")
    void threeCollectionsAreFetchedAndPagedInOneQuery() {
        blog();
        run(session -> session.add(new Employee("boss", null)));
        log.sent();
        List<Post> page = call(session -> session.query(select(post)
                        .orderBy(post.title.asc(), post.id.asc())
                        .limit(2)
                        .offset(1)
                        .fetch(
                                post.comments.orderBy(comment.text.asc()),
                                post.tags,
                                post.author().fetch(user.posts)))
                .list());
        assertThat(log.sent().get(0)).endsWith("order by post.title, post.id limit ? offset ?");
        assertThat(page).extracting(Post::getTitle).containsExactly("apple", "banana");
        assertThat(page.get(0).getAuthor().getName()).isEqualTo("bob");
        assertThat(page.get(0).getComments()).extracting(Comment::getText).containsExactly("bad apple", "good apple");
        assertThat(page.get(1).getTags()).extracting(Tag::getName).containsExactly("blue", "red");
        assertThat(titles(page.get(0).getAuthor())).containsExactly("apple", "banana", "cherry");
    }

    @Test
    void conditionsMayLookBehindAssociations() {
        blog();
        User ada = fetched(
                "ada",
                user.posts.where(
                        post.comments.any(comment.text.eq("good cherry")),
                        post.author().name.eq("ada")));
        assertThat(titles(ada)).containsExactly("cherry");
    }

    @Test
    void anAbsentConditionFetchesAll() {
        blog();
        User ada = fetched("ada", user.posts.where(ifPresent((String) null, post.title::eq)));
        assertThat(titles(ada)).hasSize(3);
        run(session -> session.query(select(user).fetch(user.posts.where(ifPresent((String) null, post.title::eq))))
                .list()
                .forEach(found -> found.getPosts().clear()));
        assertThat(number(session -> session.query(select(post)).count())).isZero();
    }

    @Test
    void anAssociationOfAClassWithItselfIsFetchedUnderAnotherName() {
        run(session -> {
            Employee boss = session.add(new Employee("boss", null));
            session.addAll(List.of(new Employee("ada", boss), new Employee("bob", boss)));
        });
        QEmployee report = employee.as("report");
        Employee boss = call(session -> session.query(select(employee)
                        .where(employee.name.eq("boss"))
                        .fetch(employee.reports.where(report.name.eq("bob"))))
                .single());
        assertThat(boss.getReports()).extracting(Employee::getName).containsExactly("bob");
        assertThatThrownBy(() -> select(employee).fetch(employee.reports.where(employee.name.eq("bob"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "What is fetched of \"employee.reports\" has to call the Employee by one root path other"
                                + " than \"employee\"");
    }

    @Test
    void aCollectionThatWasLoadedInPartIsNotChanged() {
        blog();
        run(session -> {
            User ada = session.query(select(user)
                            .where(user.name.eq("ada"))
                            .fetch(user.posts.where(post.title.eq("apple")).fetch(post.tags.limit(1))))
                    .single();
            Post apple = ada.getPosts().get(0);
            String sentence = "User#" + ada.getId() + ".posts was loaded in part";
            assertThatThrownBy(() -> ada.getPosts().add(new Post("new", ada)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith(sentence);
            assertThatThrownBy(() -> ada.getPosts().remove(apple)).hasMessageStartingWith(sentence);
            assertThatThrownBy(() -> ada.getPosts().clear()).hasMessageStartingWith(sentence);
            assertThatThrownBy(() -> ada.getPosts().remove(new Post("absent", ada)))
                    .hasMessageStartingWith(sentence);
            assertThatThrownBy(() -> ada.getPosts().removeIf(each -> false)).hasMessageStartingWith(sentence);
            assertThatThrownBy(() -> ada.getPosts().set(0, apple)).hasMessageStartingWith(sentence);
            Set<Tag> tags = apple.getTags();
            for (Runnable change : List.<Runnable>of(
                    () -> tags.add(new Tag("green")),
                    () -> tags.remove(new Tag("absent")),
                    () -> tags.removeIf(each -> false),
                    () -> tags.removeAll(List.of()),
                    () -> tags.retainAll(List.of()),
                    tags::clear)) {
                assertThatThrownBy(change::run).hasMessageContaining(".tags was loaded in part");
            }
            assertThat(session.isModified(ada)).isFalse();
            log.sent();
        });
        assertThat(log.sent()).isEmpty();
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(6);
    }

    @Test
    void theObjectsInAPartAreWrittenLikeAnyOther() {
        blog();
        run(session -> {
            User ada = session.query(
                            select(user).where(user.name.eq("ada")).fetch(user.posts.where(post.title.startsWith("a"))))
                    .single();
            Post apple = ada.getPosts().get(0);
            apple.setTitle("apricot");
            session.flush();
            session.delete(apple);
            session.add(new Post("avocado", ada));
            session.flush();
            assertThat(ada.getPosts()).isEmpty();
        });
        assertThat(titles(fetched("ada", user.posts))).containsExactly("avocado", "banana", "cherry");
    }

    @Test
    void aCollectionIsNotReplacedByItsPart() {
        blog();
        assertThatThrownBy(() -> run(session -> {
                    User ada = session.query(select(user)
                                    .where(user.name.eq("ada"))
                                    .fetch(user.posts.where(post.title.eq("apple"))))
                            .single();
                    ada.setPosts(new ArrayList<>(ada.getPosts()));
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(".posts was loaded in part");
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(6);
    }

    @Test
    void mergingAnObjectWithAPartRemovesNothing() {
        blog();
        User ada = fetched("ada", user.posts.where(post.title.eq("apple")));
        ada.setAge(31);
        run(session -> session.merge(ada));
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(6);
        assertThat(number(session ->
                        session.query(select(user).where(user.age.eq(31))).count()))
                .isEqualTo(1);
    }

    @Test
    void deletingTheOwnerOfAPartDeletesAllOfIt() {
        blog();
        run(session -> session.delete(
                session.query(select(user).where(user.name.eq("ada")).fetch(user.posts.where(post.title.eq("apple"))))
                        .single()));
        assertThat(titles(fetched("bob", user.posts))).hasSize(3);
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(3);
    }

    @Test
    void theLastQuerySaysWhatACollectionShows() {
        blog();
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            assertThat(titles(ada)).hasSize(3);
            session.query(select(user).fetch(user.posts.where(post.title.eq("apple"))))
                    .list();
            assertThat(titles(ada)).containsExactly("apple");
            session.query(select(user).fetch(user.posts.orderBy(post.title.desc())))
                    .list();
            assertThat(titles(ada)).containsExactly("cherry", "banana", "apple");
            ada.getPosts().remove(0);
            session.query(select(user).fetch(user.posts.limit(1))).list();
            assertThat(titles(ada)).containsExactly("apple");
            session.query(select(user).fetch(user.posts)).list();
            assertThat(titles(ada)).containsExactly("apple", "banana");
            session.query(select(user).fetch(user.posts.limit(0))).list();
            session.refresh(ada);
            assertThat(titles(ada)).containsExactly("apple", "banana");
        });
    }

    @Test
    void anObjectThatWasAddedShowsItsPartToo() {
        run(session -> {
            User ada = session.add(new User("ada", 30));
            ada.getPosts().addAll(List.of(new Post("apple", ada), new Post("banana", ada)));
            session.query(select(user).fetch(user.posts.where(post.title.eq("banana"))))
                    .list();
            assertThat(titles(ada)).containsExactly("banana");
        });
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(2);
    }

    @Test
    void changesThatAFetchAsksForAreFlushedBefore() {
        blog();
        run(session -> {
            Post apple = session.query(select(post)
                            .where(post.title.eq("apple"), post.author().name.eq("ada")))
                    .single();
            apple.setTitle("zebra");
            User ada = session.query(
                            select(user).where(user.name.eq("ada")).fetch(user.posts.where(post.title.gt("c"))))
                    .single();
            assertThat(titles(ada)).containsExactly("cherry", "zebra");
        });
    }

    @Test
    void changesInMemoryAreNotLostToAPart() {
        blog();
        sessions().inReadOnlyTransaction(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            ada.getPosts().remove(0);
            assertThatThrownBy(() -> session.query(select(user).fetch(user.posts.limit(1)))
                            .list())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(".posts was changed and not flushed");
            return 0;
        });
    }

    @Test
    void aStreamFetchesChunkByChunk() {
        blog();
        run(session -> {
            try (Stream<User> users = session
                    .query(select(user)
                            .orderBy(user.id.asc())
                            .fetch(user.posts.where(post.title.ne("apple")).limit(1)))
                    .stream()) {
                assertThat(users.map(FetchContract::titles)).containsExactly(List.of("banana"), List.of("banana"));
            }
        });
    }

    @Test
    void oneCollectionIsFetchedInOneWay() {
        run(session -> assertThatThrownBy(() -> session.query(
                                select(user).fetch(user.posts.where(post.title.eq("a")), user.posts.limit(1)))
                        .list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"user.posts\" is fetched twice in one query, with different where"));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-13")
    void aWrongPathIsNamed() {
        run(session -> {
            assertThatThrownBy(() -> session.query(select(user).fetch(user.posts.where(comment.text.eq("a"))))
                            .list())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "What is fetched of \"user.posts\" has to call the Post by one root path; it calls it by none.");
            QPost other = post.as("other");
            assertThatThrownBy(() -> session.query(select(user)
                                    .fetch(user.posts.where(post.title.eq("a")).orderBy(other.title.asc())))
                            .list())
                    .hasMessageContaining("it calls it by [post, other]");
            assertThatThrownBy(() -> session.query(select(user).fetch(user.posts.where(post.title.eq(user.name))))
                            .list())
                    .hasMessageStartingWith(
                            "\"user\" (User) is used in the statement but stands neither in FROM nor in a JOIN.");
            assertThatThrownBy(() -> session.query(select(user).fetch(user.posts.fetch(user.posts)))
                            .list())
                    .hasMessageStartingWith("fetch(user.posts) leads from User, but it is asked of Post.");
        });
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-13")
    void theOrderOfTheMappingHoldsForEveryKindOfLoading() {
        Long id = userWithPosts("ada", "cherry", "apple", "banana");
        List<String> sorted = List.of("apple", "banana", "cherry");
        run(session -> assertThat(titles(session.get(User.class, id))).isEqualTo(sorted));
        assertThat(titles(fetched("ada", user.posts))).isEqualTo(sorted);
        assertThat(titles(fetched("ada", user.posts.where(post.title.ne("x"))))).isEqualTo(sorted);
        assertThat(titles(fetched("ada", user.posts.limit(2)))).isEqualTo(sorted.subList(0, 2));
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-07")
    @org.junit.jupiter.api.Tag("PAIN-39")
    void howManyOwnersThereAreChangesNothing() {
        run(session -> {
            for (int i = 0; i < 1201; i++) {
                User writer = new User("user" + i, i % 90);
                if (i % 3 == 0) {
                    writer.getPosts().add(new Post("of " + i, writer));
                }
                session.add(writer);
            }
        });
        log.sent();
        for (int size : List.of(1, 499, 500, 501, 1001, 1201)) {
            List<User> users = call(session -> {
                List<User> found = session.query(
                                select(user).orderBy(user.id.asc()).limit(size))
                        .list();
                found.get(0).getPosts().size();
                return found;
            });
            assertThat(log.sent()).hasSize(2);
            assertThat(users)
                    .hasSize(size)
                    .allSatisfy(found -> assertThat(found.getPosts())
                            .hasSize(Integer.parseInt(found.getName().substring(4)) % 3 == 0 ? 1 : 0));
        }
        assertThat(Set.copyOf(log.sent())).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-16")
    void whatAStatementGivesIsKnownBeforeItRuns() {
        var statement = select(user, user.name, count(post))
                .from(user)
                .leftJoin(user.posts, post)
                .groupBy(user.id);
        assertThat(statement.root()).isEqualTo(user);
        assertThat(statement.projection().items())
                .extracting(item -> (Object) item.javaType())
                .containsExactly(User.class, String.class, Long.class);
        assertThat(statement.projection().items().get(0)).isEqualTo(user);
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void aLockingReadRefreshesWhatTheSessionHas() {
        assumeThat(sessions().engine().dialect().supports(Capability.FOR_UPDATE))
                .isTrue();
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User ada = session.getOrThrow(User.class, id);
            run(other -> other.getOrThrow(User.class, id).setAge(77));
            assertThat(session.query(select(user)).single()).isSameAs(ada);
            assertThat(ada.getAge()).as("a query overwrites nothing").isEqualTo(30);
            assertThat(session.query(select(user).forUpdate()).single()).isSameAs(ada);
            assertThat(ada.getAge()).isEqualTo(77);
        });
    }
}
