package dev.orm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.demo.Blog.Answer;
import dev.orm.testing.AfterDatabase;
import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on both databases. */
@EachDatabase(
        only = {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL},
        reason = "the starter brings the drivers of these two",
        fresh = Fresh.EACH_CLASS)
class PagesTest {

    private static final Pattern CARD = Pattern.compile("<article class=\"card\">");

    private static Blog blog;

    @BeforeDatabase
    static void start(TestDatabase database) {
        blog = Blog.start(database);
    }

    @AfterDatabase
    static void stop() {
        blog.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/posts", "/posts?page=3", "/posts?status=DRAFT", "/posts?order=TITLE", "/authors", "/write"
            })
    void everyPageIsThere(String path) {
        Answer page = blog.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(" th:", "${").doesNotContain("http://", "https://w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blog.css", "/icon.svg"})
    void theFilesThatPagesUseAreThere(String path) {
        assertThat(blog.get(path).status()).isEqualTo(200);
    }

    @Test
    void pagesMayUseNothingButTheFilesOfThisServer() {
        assertThat(blog.get("/posts").header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(blog.get("/posts").header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void theListShowsTwelvePostsAndLinksToTheNextPage() {
        String page = blog.get("/posts").text();

        assertThat(CARD.matcher(page).results()).hasSize(12);
        assertThat(page).contains("href=\"/posts?page=2\"").doesNotContain("rel=\"prev\"");
    }

    @Test
    void pageLinksKeepWhatWasSearchedFor() {
        String page =
                blog.get("/posts?q=a%26b%3D%25+e&tag=kitchen+tools&order=TITLE").text();
        assertThat(page).contains("value=\"a&amp;b=% e\"").contains("Nothing found");

        assertThat(blog.get("/posts", "q", "the").text()).contains("href=\"/posts?q=the&amp;page=2\"");
    }

    @Test
    void aPageBeyondTheEndPointsToTheLastOne() {
        Answer page = blog.get("/posts?page=999");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("There is no page").contains("the last one is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/posts?page=0", "/posts?page=two", "/posts?order=UPSIDE_DOWN", "/posts?q=%00", "/posts?author=x"
            })
    void anAddressThatCannotBeReadIsExplained(String path) {
        Answer page = blog.get(path);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("<h1>That did not work</h1>");
    }

    @Test
    void searchTakesTextAsItIs() {
        assertThat(blog.get("/posts", "q", "50%").text())
                .contains("Why LIKE &#39;50%&#39;")
                .contains("1 post");
        assertThat(blog.get("/posts", "q", "C:\\recipes").text()).contains("C:\\recipes\\old");
        assertThat(blog.get("/posts", "q", "snake_case").text()).contains("1 post");
        assertThat(blog.get("/posts", "q", "🚲").text()).contains("🚲 100 km before breakfast");
        assertThat(blog.get("/posts", "tag", "bread").text()).contains("100% rye &amp; nothing else");
    }

    @Test
    void markupInTitlesAndCommentsIsText() {
        String list = blog.get("/posts", "q", "<script>").text();
        assertThat(list)
                .contains("&lt;script&gt;alert(&quot;tags&quot;)&lt;/script&gt;")
                .doesNotContain("<script");

        String path = "/posts/"
                + blog.post("/api/posts", content("<img src=x onerror=alert(1)>"))
                        .json()
                        .at("/slug")
                        .asString();
        blog.submit(path + "/comments", Map.of("authorName", "<i>", "body", "</p><script>alert(2)</script>"));

        String post = blog.get(path).text();
        assertThat(post)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;i&gt;", "&lt;/p&gt;&lt;script&gt;")
                .doesNotContain("<img", "<i>", "<script");
        assertThat(blog.get(path + "/edit").text()).doesNotContain("<img");
    }

    @Test
    void aPostShowsItsParagraphsItsDateAndItsComments() {
        String slug = "kaesespaetzle-fuer-anfaenger";

        String page = blog.get("/posts/" + slug).text();

        assertThat(page).contains("<h1>Käsespätzle für Anfänger</h1>").contains("Süß schmeckt es");
        assertThat(page)
                .containsPattern("<time datetime=\"20\\d\\d-[^\"]+Z\">\\d+ [A-Z][a-z]+ 20\\d\\d, \\d\\d:\\d\\d UTC");
    }

    @Test
    void aCommentIsWrittenInTheForm() {
        String path = "/posts/" + create("To be commented");

        Answer sent =
                blog.submit(path + "/comments", Map.of("authorName", "Reader", "body", "Line one\r\nline two 🙂"));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).matches(Pattern.quote(path) + "#comment-\\d+");
        assertThat(blog.get(path).text()).contains("Line one\nline two 🙂").contains("1 comment");
    }

    @Test
    void aWrongCommentComesBackWithItsText() {
        String path = "/posts/" + create("To be commented wrongly");

        Answer sent = blog.submit(path + "/comments", Map.of("authorName", "", "body", "Do not lose me"));

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.text()).contains("Please tell your name.").contains(">Do not lose me</textarea>");
        assertThat(blog.get(path).text()).contains("No comments yet");
    }

    @Test
    void aPostIsWrittenInTheForm() {
        Map<String, String> fields = fields("Written \"by\" form & hand");
        fields.put("tags", "Bread, brand new ,,");
        fields.put("published", "true");

        Answer sent = blog.submit("/write", fields);

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).isEqualTo("/posts/written-by-form-hand");
        assertThat(blog.get("/posts/written-by-form-hand").text())
                .contains("<h1>Written &quot;by&quot; form &amp; hand</h1>", ">brand new</a>", ">bread</a>")
                .contains("<p>First.</p>", "<p>Second.</p>")
                .doesNotContain(">Draft<");
    }

    @Test
    void theFormSaysWhatIsWrongAndKeepsWhatWasWritten() {
        Map<String, String> fields = fields("");
        fields.put("authorId", "");
        fields.put("slug", "No Slug!");
        fields.put("tags", "fine, " + "x".repeat(41));

        Answer sent = blog.submit("/write", fields);

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.text())
                .contains(
                        "Please give the post a title.",
                        "Please choose an author.",
                        "Only small letters",
                        "At most 40 characters per tag.",
                        "value=\"No Slug!\"",
                        "First.");
    }

    @Test
    void theFormSaysThatAnAddressIsTaken() {
        Map<String, String> fields = fields("Bread of others");
        fields.put("slug", "100-rye-nothing-else");

        Answer sent = blog.submit("/write", fields);

        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("Another post has the address").contains("value=\"Bread of others\"");
    }

    @Test
    void aPostIsChangedInTheForm() {
        String slug = create("To be changed");
        Map<String, String> fields = fields("Changed");
        fields.put("slug", "changed-address");
        fields.put("version", version(slug));

        Answer sent = blog.submit("/posts/" + slug + "/edit", fields);

        assertThat(sent.header("Location")).as(sent.text()).isEqualTo("/posts/changed-address");
        assertThat(blog.get("/posts/changed-address").text())
                .contains("<h1>Changed</h1>")
                .contains(">Draft<");
        assertThat(blog.get("/posts/" + slug).status()).isEqualTo(404);
    }

    @Test
    void aStaleEditComesBackWithItsText() {
        String slug = create("Edited by two");
        String version = version(slug);
        Map<String, String> first = fields("Edited first");
        first.put("version", version);
        blog.submit("/posts/" + slug + "/edit", first);
        Map<String, String> second = fields("Edited second");
        second.put("version", version);

        Answer sent = blog.submit("/posts/" + slug + "/edit", second);

        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("Somebody else changed this post").contains("value=\"Edited second\"");
        assertThat(blog.get("/posts/" + slug).text()).contains("<h1>Edited first</h1>");
    }

    @Test
    void aPostIsDeletedUnlessSomebodyChangedIt() {
        String slug = create("To be deleted");
        String version = version(slug);
        Map<String, String> change = fields("Changed before");
        change.put("version", version);
        blog.submit("/posts/" + slug + "/edit", change);

        Answer stale = blog.submit("/posts/" + slug + "/delete", Map.of("version", version));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("<h1>Changed in the meantime</h1>");

        Answer deleted = blog.submit("/posts/" + slug + "/delete", Map.of("version", version(slug)));
        assertThat(deleted.header("Location")).isEqualTo("/posts");
        assertThat(blog.get("/posts/" + slug).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts/no-such-post", "/posts/no-such-post/edit", "/nowhere", "/posts/%F0%9F%9A%B2"})
    void whatIsNotThereIsAPageToo(String path) {
        Answer page = blog.get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("<h1>Not found</h1>").contains("To the posts");
    }

    @Test
    void theAuthorsPageShowsTheCounts() {
        long posts = blog.sql()
                .sql("select count(*) from post p join users u on u.id = p.author_id where u.name = 'Mirjam Köhler'")
                .query(Long.class)
                .single();

        String page = blog.get("/authors").text();

        assertThat(page).containsPattern("Mirjam Köhler</a>[\\s\\S]{0,400}?<td class=\"number\">" + posts + "</td>");
        assertThat(page).contains("retired");
    }

    private static String create(String title) {
        return blog.post("/api/posts", content(title)).json().at("/slug").asString();
    }

    private static Map<String, Object> content(String title) {
        return Map.of("authorId", Long.valueOf(author()), "title", title, "body", "Text.");
    }

    private static Map<String, String> fields(String title) {
        Map<String, String> fields = new HashMap<>();
        fields.put("authorId", author());
        fields.put("title", title);
        fields.put("body", "First.\r\n\r\nSecond.");
        return fields;
    }

    private static String author() {
        return blog.sql()
                .sql("select id from users where name = 'Ada Lindqvist'")
                .query(String.class)
                .single();
    }

    private static String version(String slug) {
        return blog.sql()
                .sql("select version from post where slug = ?")
                .param(slug)
                .query(String.class)
                .single();
    }
}
