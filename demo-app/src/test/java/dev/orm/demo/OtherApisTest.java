package dev.orm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.demo.Blog.Answer;
import dev.orm.testing.AfterDatabase;
import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Comments, authors and tags of the REST API on both databases. */
@EachDatabase(
        only = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
        reason = "the starter brings the drivers of these two",
        fresh = Fresh.EACH_CLASS)
class OtherApisTest {

    private static Blog blog;

    @BeforeDatabase
    static void start(TestDatabase database) {
        blog = Blog.start(database);
    }

    @AfterDatabase
    static void stop() {
        blog.close();
    }

    @Test
    void authorsHaveTheCountsThatSqlGives() {
        List<String> expected = blog.sql()
                .sql("""
                        select u.name,
                               (select count(*) from post p where p.author_id = u.id) as posts,
                               (select count(*) from comment c join post p on p.id = c.post_id where p.author_id = u.id) as comments
                        from users u order by u.name""")
                .query((row, number) ->
                        row.getString("name") + " " + row.getLong("posts") + " " + row.getLong("comments"))
                .list();

        List<String> found = blog.get("/api/authors")
                .json()
                .valueStream()
                .map(author -> author.at("/name").asString() + " "
                        + author.at("/posts").asLong() + " "
                        + author.at("/comments").asLong())
                .toList();

        assertThat(found).isEqualTo(expected).hasSize(12);
    }

    @Test
    void anAuthorWithoutPostsHasNoNewestPost() {
        JsonNode noor = blog.get("/api/authors")
                .json()
                .valueStream()
                .filter(author -> author.at("/name").asString().equals("Noor Haddad"))
                .findFirst()
                .orElseThrow();

        assertThat(noor.at("/posts").asLong()).isZero();
        assertThat(noor.at("/comments").asLong()).isZero();
        assertThat(noor.get("latest").isNull()).isTrue();
    }

    @Test
    void tagsHaveTheCountsThatSqlGives() {
        List<String> expected = blog.sql()
                .sql("""
                        select t.name, count(*) as posts
                        from tag t join post_tag pt on pt.tag_id = t.id join post p on p.id = pt.post_id
                        where p.status = 'PUBLISHED' group by t.name order by t.name""")
                .query((row, number) -> row.getString("name") + " " + row.getLong("posts"))
                .list();

        assertThat(blog.get("/api/tags")
                        .json()
                        .valueStream()
                        .map(tag -> tag.at("/name").asString() + " "
                                + tag.at("/posts").asLong()))
                .isEqualTo(expected);
    }

    @Test
    void commentsAreAddedReadAndTakenAway() {
        String path = "/api/posts/" + anyPost() + "/comments";
        int before = blog.get(path).json().size();

        Answer added = blog.post(path, Map.of("authorName", "  Zoë 🦉 ", "body", "<b>It's</b> 100% \\ fine_"));

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().at("/authorName").asString()).isEqualTo("Zoë 🦉");
        assertThat(blog.get(added.header("Location")).json()).isEqualTo(added.json());
        JsonNode comments = blog.get(path).json();
        assertThat(comments.size()).isEqualTo(before + 1);
        assertThat(comments.get(before)).isEqualTo(added.json());

        assertThat(blog.delete(added.header("Location")).status()).isEqualTo(204);
        assertThat(blog.get(added.header("Location")).status()).isEqualTo(404);
        assertThat(blog.get(path).json().size()).isEqualTo(before);
    }

    @Test
    void aCommentDoesNotChangeTheVersionOfItsPost() {
        long post = anyPost();
        int version = blog.get("/api/posts/" + post).json().at("/version").asInt();

        blog.post("/api/posts/" + post + "/comments", Map.of("authorName", "Reader", "body", "Hello."));

        assertThat(blog.get("/api/posts/" + post).json().at("/version").asInt()).isEqualTo(version);
    }

    @Test
    void saysWhatIsWrongWithAComment() {
        Answer answer = blog.post(
                "/api/posts/" + anyPost() + "/comments", Map.of("authorName", "n".repeat(61), "body", "\u0000"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/authorName").asString()).isEqualTo("At most 60 characters.");
        assertThat(answer.json().at("/errors/body").asString())
                .isEqualTo("Contains a character that cannot be stored.");
    }

    @Test
    void aCommentOfAnotherPostIsNotFound() {
        long post = anyPost();
        long other = blog.sql()
                .sql("select min(id) from comment where post_id <> ?")
                .param(post)
                .query(Long.class)
                .single();

        assertThat(blog.delete("/api/posts/" + post + "/comments/" + other).status())
                .isEqualTo(404);
        assertThat(blog.post("/api/posts/999999/comments", Map.of("authorName", "A", "body", "B"))
                        .status())
                .isEqualTo(404);
    }

    private static long anyPost() {
        return blog.sql()
                .sql("select min(post_id) from comment")
                .query(Long.class)
                .single();
    }
}
