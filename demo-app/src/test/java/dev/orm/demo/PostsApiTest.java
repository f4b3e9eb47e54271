package dev.orm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.demo.Blog.Answer;
import dev.orm.testing.AfterDatabase;
import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/posts} on both databases. */
@EachDatabase(
        only = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
        reason = "the starter brings the drivers of these two",
        fresh = Fresh.EACH_CLASS)
class PostsApiTest {

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
    void listsTheNewestPostsFirst() {
        JsonNode list = blog.get("/api/posts").json();

        assertThat(list.at("/page/size").asInt()).isEqualTo(20);
        assertThat(list.at("/page/totalElements").asLong()).isEqualTo(published());
        assertThat(strings(list.at("/content"), "createdAt")).hasSize(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(list.at("/content/0/author").asString()).isNotEmpty();
    }

    @Test
    void pagesHoldEveryPostOnce() {
        Set<Long> seen = new HashSet<>();
        int page = 0;
        JsonNode content;
        do {
            content = blog.get("/api/posts?sort=status&size=37&page=" + page++)
                    .json()
                    .at("/content");
            content.forEach(
                    post -> assertThat(seen.add(post.at("/id").asLong())).isTrue());
        } while (!content.isEmpty());

        assertThat((long) seen.size()).isEqualTo(published());
    }

    @Test
    void aPageBeyondTheEndIsEmpty() {
        JsonNode list = blog.get("/api/posts?page=9999").json();

        assertThat(list.at("/content").isEmpty()).isTrue();
        assertThat(list.at("/page/totalElements").asLong()).isEqualTo(published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=-1", "size=101", "size=99999999999", "page=-1", "page=one", "status=LOST"})
    void refusesPagesThatCannotBe(String query) {
        Answer answer = blog.get("/api/posts?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void saysWhichParameterIsWrong() {
        assertThat(blog.get("/api/posts?size=0").json().at("/errors/size").asString())
                .isEqualTo("At least 1 post per page.");
    }

    @Test
    void sortsByAnAttributeAndByOneOfTheAuthor() {
        List<String> titles =
                strings(blog.get("/api/posts?sort=title,desc&size=5").json().at("/content"), "title");
        List<String> authors =
                strings(blog.get("/api/posts?sort=author.name&size=100").json().at("/content"), "author");

        assertThat(titles)
                .isEqualTo(blog.sql()
                        .sql("select title from post where status = 'PUBLISHED' order by title desc, id desc limit 5")
                        .query(String.class)
                        .list());
        assertThat(authors)
                .isEqualTo(blog.sql()
                        .sql("select u.name from post p join users u on u.id = p.author_id"
                                + " where p.status = 'PUBLISHED' order by u.name, p.id desc limit 100")
                        .query(String.class)
                        .list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "author.nonsense",
                "title;drop%20table%20post",
                "comments",
                "tags.name",
                "%22title%22"
            })
    void refusesToSortByWhatAPostHasNotOneOf(String property) {
        Answer answer = blog.get("/api/posts?sort=" + property);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/sort").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%",
                "100%",
                "_",
                "\\",
                "C:\\recipes",
                "\"Quoted\"",
                "O'Brien",
                "' or '1'='1",
                "für",
                "Grieß",
                "🚲",
                "👩‍🌾",
                "日本",
                "<script>",
                "&"
            })
    void findsTextAsItIsWritten(String text) {
        List<String> expected = blog
                .sql()
                .sql("select slug, title, body from post where status = 'PUBLISHED' order by id")
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(post -> post.get(1).contains(text) || post.get(2).contains(text))
                .map(post -> post.get(0))
                .toList();

        List<String> found = strings(
                blog.get("/api/posts?size=100&sort=id&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .json()
                        .at("/content"),
                "slug");

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void searchesWithoutTellingCapitalsApart() {
        String lower = blog.get("/api/posts?q=postgresql")
                .json()
                .at("/page/totalElements")
                .asString();
        String upper = blog.get("/api/posts?q=POSTGRESQL")
                .json()
                .at("/page/totalElements")
                .asString();

        assertThat(lower).isEqualTo(upper).isNotEqualTo("0");
    }

    @Test
    void findsThePostsOfATagAndOfAnAuthor() {
        long bread = blog.sql()
                .sql("select count(*) from post p join post_tag pt on pt.post_id = p.id join tag t on t.id = pt.tag_id"
                        + " where t.name = 'bread' and p.status = 'PUBLISHED'")
                .query(Long.class)
                .single();
        long author = blog.sql()
                .sql("select author_id from post where status = 'PUBLISHED' order by id limit 1")
                .query(Long.class)
                .single();
        long written = blog.sql()
                .sql("select count(*) from post where status = 'PUBLISHED' and author_id = ?")
                .param(author)
                .query(Long.class)
                .single();

        assertThat(total("tag=bread")).isEqualTo(bread).isPositive();
        assertThat(total("tag=BREAD")).isEqualTo(bread);
        assertThat(total("tag=no-such-tag")).isZero();
        assertThat(total("author=" + author)).isEqualTo(written).isPositive();
    }

    @Test
    void countsTheCommentsOfEachPost() {
        JsonNode content = blog.get("/api/posts?size=100").json().at("/content");

        content.forEach(post -> assertThat(post.at("/comments").asLong())
                .isEqualTo(blog.sql()
                        .sql("select count(*) from comment where post_id = ?")
                        .param(post.at("/id").asLong())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithThePage() {
        blog.get("/api/posts?size=3");
        double few = statementsOf(() -> blog.get("/api/posts?size=3"));
        double many = statementsOf(() -> blog.get("/api/posts?size=100"));

        assertThat(many)
                .as("page, count, authors, tags, comments")
                .isEqualTo(few)
                .isBetween(1.0, 5.0);
    }

    @Test
    void aPostGoesThroughItsLife() {
        Map<String, Object> content = content("A life: 100% \"quoted\" \\ 🌱");
        content.put("tags", List.of("  New Tag ", "bread", "new  tag"));

        Answer created = blog.post("/api/posts", content);
        String path = created.header("Location");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/slug").asString()).isEqualTo("a-life-100-quoted");
        assertThat(created.json().at("/status").asString()).isEqualTo("DRAFT");
        assertThat(strings(created.json().at("/tags"))).containsExactly("bread", "new tag");

        Answer read = blog.get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().at("/title").asString()).isEqualTo("A life: 100% \"quoted\" \\ 🌱");
        assertThat(read.json()).isEqualTo(created.json());

        content.put("version", read.json().at("/version").asInt());
        content.put("title", "Another title");
        content.put("status", "PUBLISHED");
        content.put("tags", List.of("new tag"));
        Answer changed = blog.put(path, content);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/version").asInt())
                .isGreaterThan(read.json().at("/version").asInt());
        assertThat(changed.json().at("/slug").asString()).isEqualTo("a-life-100-quoted");
        assertThat(blog.get(path).json()).isEqualTo(changed.json());

        blog.post(path + "/comments", Map.of("authorName", "Reader", "body", "Well."));
        assertThat(blog.delete(path).status()).isEqualTo(204);
        assertThat(blog.get(path).status()).isEqualTo(404);
        assertThat(rows("select count(*) from comment where author_name = 'Reader'"))
                .isZero();
        assertThat(rows("select count(*) from tag where name = 'new tag'")).isOne();
    }

    @Test
    void aStaleEditIsRefusedAndChangesNothing() {
        Map<String, Object> content = content("Edited by two");
        String path = blog.post("/api/posts", content).header("Location");
        content.put("version", blog.get(path).json().at("/version").asInt());
        content.put("title", "First");
        assertThat(blog.put(path, content).status()).isEqualTo(200);
        content.put("title", "Second");

        Answer stale = blog.put(path, content);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().at("/detail").asString()).contains("changed by somebody else");
        assertThat(blog.get(path).json().at("/title").asString()).isEqualTo("First");
        assertThat(blog.delete(path + "?version=0").status())
                .isEqualTo(blog.get(path).json().at("/version").asInt() == 0 ? 204 : 409);
    }

    @Test
    void ofManyEditsOfTheSameVersionOneIsStored() throws Exception {
        Map<String, Object> content = content("Edited by many");
        String path = blog.post("/api/posts", content).header("Location");
        content.put("version", blog.get(path).json().at("/version").asInt());

        List<Integer> answers = atOnce(8, number -> {
            Map<String, Object> mine = new HashMap<>(content);
            mine.put("title", "Edit " + number);
            return blog.put(path, mine).status();
        });

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void ofManyPostsWithTheSameAddressOneIsStored() throws Exception {
        List<Integer> answers = atOnce(8, number -> {
            Map<String, Object> mine = content("Copy " + number);
            mine.put("slug", "the-same-address");
            return blog.post("/api/posts", mine).status();
        });

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(rows("select count(*) from post where slug = 'the-same-address'"))
                .isOne();
    }

    @Test
    void anAddressThatIsTakenIsAConflict() {
        Map<String, Object> content = content("Rye again");
        content.put("slug", "notes-on-foreign-keys-in-sqlite");

        Answer answer = blog.post("/api/posts", content);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/errors/slug").asString()).contains("notes-on-foreign-keys-in-sqlite");
    }

    @Test
    void theSameTitleGetsAnotherAddress() {
        blog.post("/api/posts", content("Twice"));

        assertThat(blog.post("/api/posts", content("Twice")).json().at("/slug").asString())
                .isEqualTo("twice-2");
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        Answer answer =
                blog.post("/api/posts", Map.of("title", " ", "slug", "Not A Slug", "tags", List.of("x".repeat(41))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode errors = answer.json().at("/errors");
        assertThat(errors.propertyNames()).contains("title", "slug", "body", "authorId", "tags[0]");
        assertThat(errors.at("/title").asString()).isEqualTo("Please give the post a title.");
    }

    @Test
    void refusesAuthorsWhoAreNotThereOrDoNotWrite() {
        Map<String, Object> unknown = content("By nobody");
        unknown.put("authorId", 999_999);
        Map<String, Object> retired = content("By a retired author");
        retired.put("authorId", rows("select id from users where name = 'Walter Brandt'"));

        assertThat(blog.post("/api/posts", unknown)
                        .json()
                        .at("/errors/authorId")
                        .asString())
                .isEqualTo("There is no such author.");
        assertThat(blog.post("/api/posts", retired)
                        .json()
                        .at("/errors/authorId")
                        .asString())
                .contains("Walter Brandt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\udeb2 \\ud83d"})
    void refusesCharactersThatADatabaseWouldChange(String escaped) {
        Answer post = blog.postText(
                "/api/posts",
                "{\"authorId\": " + anyAuthor() + ", \"title\": \"a" + escaped + "b\", \"body\": \"text\"}");
        Answer search = blog.get("/api/posts?q=%00");

        assertThat(post.status()).as(post.text()).isEqualTo(400);
        assertThat(search.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"title\": 3, \"authorId\": \"x\"}", "{\"status\": \"LOST\"}"})
    void refusesWhatItCannotRead(String body) {
        assertThat(blog.postText("/api/posts", body).status()).isEqualTo(400);
    }

    @Test
    void anEditNeedsTheVersionThatWasRead() {
        String path = blog.post("/api/posts", content("Without version")).header("Location");

        Answer answer = blog.put(path, content("Changed"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/version").asString()).isNotEmpty();
    }

    @Test
    void storesTextOfEveryAllowedLength() {
        Map<String, Object> content = content("ä".repeat(160));
        content.put("body", "🌱".repeat(10_000));

        Answer created = blog.post("/api/posts", content);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(blog.get(created.header("Location")).json().at("/body").asString())
                .isEqualTo("🌱".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/posts/999999", "/api/posts/999999/comments", "/api/posts/0", "/api/nothing"})
    void answersNotFoundWithAProblem(String path) {
        Answer answer = blog.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(404);
    }

    @Test
    void answersOtherFaultsOfTheRequestWithAProblem() {
        assertThat(blog.get("/api/posts/first").status()).isEqualTo(400);
        assertThat(blog.delete("/api/posts/999999").status()).isEqualTo(404);
        assertThat(blog.put("/api/posts/999999", withVersion(content("Gone"))).status())
                .isEqualTo(404);
        Answer wrongMethod = blog.delete("/api/authors");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Content-Type")).startsWith("application/problem+json");
    }

    private static Map<String, Object> content(String title) {
        Map<String, Object> content = new HashMap<>();
        content.put("authorId", anyAuthor());
        content.put("title", title);
        content.put("body", "Some text.\n\nAnd more.");
        return content;
    }

    private static Map<String, Object> withVersion(Map<String, Object> content) {
        content.put("version", 0);
        return content;
    }

    private static long anyAuthor() {
        return rows("select min(id) from users where name = 'Ada Lindqvist'");
    }

    private static double statementsOf(Runnable request) {
        double before = statements();
        request.run();
        return statements() - before;
    }

    private static double statements() {
        return blog.bean(MeterRegistry.class).find("orm.statements").functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }

    private static long published() {
        return rows("select count(*) from post where status = 'PUBLISHED'");
    }

    private static long rows(String sql) {
        return blog.sql().sql(sql).query(Long.class).single();
    }

    private static long total(String query) {
        return blog.get("/api/posts?" + query).json().at("/page/totalElements").asLong();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> strings(JsonNode array, String property) {
        return array.valueStream().map(node -> node.get(property).asString()).toList();
    }

    private interface Attempt {
        int run(int number) throws Exception;
    }

    private static List<Integer> atOnce(int times, Attempt attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                attempts.add(() -> attempt.run(number));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
