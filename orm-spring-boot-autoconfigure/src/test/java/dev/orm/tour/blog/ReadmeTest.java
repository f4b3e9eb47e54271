package dev.orm.tour.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.LazyLoadException;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The examples of README.md and docs/spring.md; from database to database only the URL and the credentials change. */
@EachDatabase
class ReadmeTest {

    private ConfigurableApplicationContext context;
    private Blog blog;
    private UserRepository users;
    private PostRepository posts;

    @BeforeEach
    void start(TestDatabase database) {
        context = new SpringApplicationBuilder(BlogApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password());
        blog = context.getBean(Blog.class);
        users = context.getBean(UserRepository.class);
        posts = context.getBean(PostRepository.class);
        users.saveAll(List.of(new User("ada", 36), new User("bob", 20)));
        Post one = new Post("One");
        one.setBody("text");
        one.getComments().add(new Comment("well said"));
        one.getTags().add(new Tag("java"));
        User cid = new User("cid", 50);
        cid.setActive(false);
        cid.getPosts().add(one);
        users.save(cid);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void findsUsers() {
        assertThat(users.findByName("ada")).map(User::getAge).contains(36);
        assertThat(users.findByAgeGreaterThanOrderByName(30))
                .extracting(User::getName)
                .containsExactly("ada", "cid");
        assertThat(users.activeAdults()).extracting(User::getName).containsExactlyInAnyOrder("ada", "bob");
        assertThat(blog.adults()).extracting(User::getName).containsExactly("ada", "cid");
    }

    @Test
    void countsPosts() {
        assertThat(blog.stats())
                .containsExactly(new AuthorStats("ada", 0), new AuthorStats("bob", 0), new AuthorStats("cid", 1));
    }

    @Test
    void keepsBothSidesInStep() {
        Post post = blog.publish("ada", "Two", "text");
        assertThat(post.getId()).isNotNull();
        assertThat(post.getAuthor().getName()).isEqualTo("ada");
        blog.handOver(post.getId(), "bob");
        assertThat(blog.postsOf("bob")).extracting(Post::getTitle).containsExactly("Two");
        assertThat(blog.postsOf("ada")).isEmpty();
    }

    @Test
    void loadsGroupsAndFetches() {
        assertThat(blog.numberOfComments()).isEqualTo(1);
        assertThat(blog.withPosts())
                .filteredOn(user -> user.getName().equals("cid"))
                .flatExtracting(User::getPosts)
                .satisfiesExactly(post -> {
                    assertThat(post.getComments()).hasSize(1);
                    assertThat(post.getTags()).hasSize(1);
                });
        assertThatThrownBy(() -> blog.adults().get(0).getPosts().size())
                .isInstanceOf(LazyLoadException.class)
                .hasMessageContaining(".fetch(user.posts)");
    }

    @Test
    void refusesAStaleEdit() {
        Long id = blog.publish("ada", "Two", "text").getId();
        Post mine = posts.findById(id).orElseThrow();
        Post yours = posts.findById(id).orElseThrow();
        yours.setTitle("Two, revised");
        posts.save(yours);
        mine.setTitle("Two!");
        assertThatThrownBy(() -> posts.save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(posts.findById(id)).map(Post::getTitle).contains("Two, revised");
    }

    @Test
    void derivesQueries() {
        blog.publish("ada", "Two", null);
        blog.publish("ada", "Three", "text");
        Page<Post> first = posts.findByAuthorName("ada", PageRequest.of(0, 1, Sort.by("title")));
        assertThat(first.getTotalElements()).isEqualTo(2);
        assertThat(first.getContent()).extracting(Post::getTitle).containsExactly("Three");
        assertThat(posts.findByAuthorActiveTrue(PageRequest.of(0, 1)).hasNext()).isTrue();
        assertThat(posts.findByTitleContainingIgnoreCase("T", Sort.by("title"))).hasSize(2);
        assertThat(posts.findByTagsNameIn(List.of("java", "sql"), Limit.of(5))).hasSize(1);
        assertThat(posts.findTop3ByOrderByIdDesc()).hasSize(3);
        assertThat(posts.existsByTitle("Two")).isTrue();
        assertThat(posts.countByAuthorName("ada")).isEqualTo(2);
        assertThat(posts.findHeadlinesByAuthorNameOrderByTitle("ada"))
                .extracting(PostRepository.Headline::title)
                .containsExactly("Three", "Two");
        assertThat(posts.findTitlesByAuthorNameOrderByTitle("ada"))
                .extracting(PostRepository.TitleOnly::getTitle)
                .containsExactly("Three", "Two");
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            try (var stream = posts.streamByBodyNotNull()) {
                assertThat(stream.count()).isEqualTo(2);
            }
        });
        assertThat(posts.deleteByAuthorName("ada")).isEqualTo(2);
    }

    @Test
    void runsNativeQueries() {
        Long id = blog.publish("ada", "Two", "text").getId();
        assertThat(posts.startingWith("T")).extracting(Post::getId).containsExactly(id);
        assertThat(posts.withoutComments()).extracting(Post::getId).containsExactly(id);
        assertThat(posts.shout(List.of(id))).isEqualTo(1);
        assertThat(posts.findById(id)).map(Post::getTitle).contains("TWO");
    }

    @Test
    void sharesItsTransactionWithJdbc() {
        Imports imports = context.getBean(Imports.class);
        assertThat(imports.growOlder("ada")).isEqualTo(37);
        assertThat(imports.addAll(List.of("dan", "cid", "eve"))).isEqualTo(2);
        assertThat(users.count()).isEqualTo(5);
        assertThat(users.findByName("cid")).map(User::isActive).contains(true);
    }
}
