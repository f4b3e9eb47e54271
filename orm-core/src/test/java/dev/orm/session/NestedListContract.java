package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QTag.tag;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.list;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records in records: one statement for each level. */
abstract class NestedListContract extends BlogFixture {

    record UserTree(String name, List<PostTree> posts) {}

    record PostTree(String title, List<String> comments, List<Label> tags) {}

    record Label(String name) {}

    record Titles(String name, List<String> titles) {}

    record Counted(String title, long comments) {}

    NestedListContract(Mapping mapping) {
        super(mapping);
    }

    @BeforeEach
    void fill() {
        run(session -> {
            Tag red = new Tag("red");
            for (String name : List.of("ada", "bob", "cid")) {
                User writer = session.add(new User(name, 30));
                for (String title : name.equals("cid") ? List.<String>of() : List.of("banana", "apple", "cherry")) {
                    Post written = new Post(title, writer);
                    written.getComments().add(new Comment("on " + title, written));
                    written.getComments().add(new Comment("more on " + title, written));
                    if (title.startsWith("a")) {
                        written.getTags().add(red);
                    }
                    writer.getPosts().add(written);
                }
            }
        });
        log.sent();
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-46")
    void aTreeIsReadInOneStatementForEachLevel() {
        List<UserTree> trees = call(session -> session.query(select(
                                UserTree::new,
                                user.name,
                                list(
                                        user.posts,
                                        select(
                                                PostTree::new,
                                                post.title,
                                                list(post.comments, select(comment.text)),
                                                list(post.tags, select(Label::new, tag.name)))))
                        .orderBy(user.name.asc())
                        .limit(2))
                .list());
        assertThat(log.sent())
                .containsExactly(
                        "select user.name, user.id from users as user order by user.name limit ?",
                        "select post.title, post.id, post.id, post.author_id from post as post where post.author_id in (?)"
                                + " order by post.title, post.id",
                        "select comment.text, comment.post_id from comment as comment where comment.post_id in (?)"
                                + " order by comment.id",
                        "select tag.name, tag_link.posts_id from tag as tag join post_tag as tag_link on tag_link.tags_name = tag.name"
                                + " where tag_link.posts_id in (?) order by tag.name");
        assertThat(trees).extracting(UserTree::name).containsExactly("ada", "bob");
        assertThat(trees.get(1).posts()).extracting(PostTree::title).containsExactly("apple", "banana", "cherry");
        assertThat(trees.get(1).posts().get(0))
                .isEqualTo(new PostTree("apple", List.of("on apple", "more on apple"), List.of(new Label("red"))));
        assertThat(trees.get(0).posts().get(2).tags()).isEmpty();
    }

    @Test
    void whatALevelHasNoRowsForIsEmptyAndSendsNothing() {
        List<Titles> titles =
                call(session -> session.query(select(Titles::new, user.name, list(user.posts, select(post.title)))
                                .where(user.name.eq("cid")))
                        .list());
        assertThat(titles).containsExactly(new Titles("cid", List.of()));
        List<Titles> none =
                call(session -> session.query(select(Titles::new, user.name, list(user.posts, select(post.title)))
                                .where(user.name.eq("nobody")))
                        .list());
        assertThat(none).isEmpty();
        assertThat(log.sent()).hasSize(3);
    }

    @Test
    void conditionsOrderAndLimitHoldForEachOwner() {
        for (String without : List.of("apple", "cherry")) {
            List<Titles> titles = call(session -> session.query(select(
                                    Titles::new,
                                    user.name,
                                    list(
                                            user.posts,
                                            select(post.title)
                                                    .where(post.title.ne(without))
                                                    .orderBy(post.title.desc())
                                                    .limit(1)))
                            .where(user.name.in("ada", "bob")))
                    .list());
            String first = without.equals("apple") ? "cherry" : "banana";
            assertThat(titles).extracting(Titles::titles).containsExactly(List.of(first), List.of(first));
        }
    }

    @Test
    void aListMayGroupAndCount() {
        List<List<Counted>> counted = call(session -> session.query(select(list(
                                user.posts,
                                select(Counted::new, post.title, count(comment))
                                        .from(post)
                                        .leftJoin(post.comments, comment)
                                        .groupBy(post.title)
                                        .orderBy(post.title.asc())))
                        .from(user)
                        .where(user.name.eq("ada")))
                .list());
        assertThat(counted)
                .containsExactly(List.of(new Counted("apple", 2), new Counted("banana", 2), new Counted("cherry", 2)));
    }

    @Test
    void aListMayHoldEntities() {
        run(session -> {
            var row = session.query(select(user, list(user.posts, select(post).fetch(post.comments)))
                            .where(user.name.eq("ada")))
                    .single();
            @Nullable User ada = row.get(user);
            List<?> posts = (List<?>) row.get(1);
            log.sent();
            assertThat(((Post) posts.get(0)).getComments()).hasSize(2);
            assertThat(log.sent()).isEmpty();
            assertThat(List.<Object>copyOf(ada.getPosts())).isEqualTo(posts);
        });
    }

    @Test
    void changesOfWhatAListReadsAreFlushedBefore() {
        run(session -> {
            session.query(select(post).where(post.title.eq("apple"))).list().forEach(each -> each.setTitle("zebra"));
            assertThat(session.query(select(Titles::new, user.name, list(user.posts, select(post.title)))
                                    .where(user.name.eq("bob")))
                            .single()
                            .titles())
                    .containsExactly("banana", "cherry", "zebra");
        });
    }

    @Test
    void aQueryWithListsIsCounted() {
        assertThat(number(session -> session.query(select(Titles::new, user.name, list(user.posts, select(post.title))))
                        .count()))
                .isEqualTo(3);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-26")
    void whatCannotBeIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> list(user.posts, select(comment.text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "list(user.posts, …) holds what is selected of a Post, and the query reads from comment.");
        assertThatThrownBy(() -> list(user.posts, select(post.title).distinct().limit(1)))
                .hasMessageStartingWith("list(user.posts, …) has distinct() and limit(…)");
        run(session -> {
            assertThatThrownBy(() ->
                            session
                                    .query(select(Titles::new, user.name, list(user.posts, select(post.title))))
                                    .stream())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("stream() gives rows as they are read");
            var inner = select(user.name, list(user.posts, select(post.title)))
                    .from(user)
                    .as("t");
            assertThatThrownBy(() -> session.query(select(count()).from(inner)).list())
                    .hasMessageStartingWith("list(user.posts, …) stands in a query inside another");
        });
        assertThat(log.sent()).isEmpty();
    }
}
