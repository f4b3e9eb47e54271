package dev.orm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first and the second start of the application. */
@EachDatabase(
        only = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
        reason = "the starter brings the drivers of these two")
class SeedTest {

    private static final List<String> TABLES = List.of("users", "tag", "post", "comment", "post_tag");

    @Test
    void theFirstStartFillsTheDatabaseAndTheSecondLeavesItAlone(TestDatabase database) {
        List<Long> first;
        try (Blog blog = Blog.start(database)) {
            assertThat(counts(blog)).element(2).isEqualTo(220L);
            assertThat(counts(blog)).allMatch(count -> count >= 12);
            long post = blog.sql()
                    .sql("select id from post where slug = 'notes-on-clay-soil'")
                    .query(Long.class)
                    .single();
            assertThat(blog.delete("/api/posts/" + post).status()).isEqualTo(204);
            first = counts(blog);
            assertThat(first).element(2).isEqualTo(219L);
        }
        try (Blog blog = Blog.start(database)) {
            assertThat(counts(blog)).isEqualTo(first);
            assertThat(blog.get("/posts/notes-on-clay-soil").status()).isEqualTo(404);
            assertThat(blog.get("/api/posts").json().at("/content").size()).isEqualTo(20);
        }
    }

    @Test
    void everyPostAndCommentKeepsItsCharacters(TestDatabase database) {
        try (Blog blog = Blog.start(database)) {
            assertThat(blog.sql()
                            .sql("select title from post")
                            .query(String.class)
                            .list())
                    .contains(
                            "Why LIKE '50%' finds more than you think",
                            "C:\\recipes\\old and other paths in a cookbook",
                            "Käsespätzle für Anfänger",
                            "🚲 100 km before breakfast",
                            "Emoji in a column: 👩‍🌾 is more than one character",
                            "日本の梅干し and Ελληνική σαλάτα");
            assertThat(blog.sql()
                            .sql("select count(*) from comment where author_name = 'Night Owl 🦉'")
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    private static List<Long> counts(Blog blog) {
        return TABLES.stream()
                .map(table -> blog.sql()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
