package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.session.SessionFactory;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.Topic;
import dev.orm.spring.repository.query.EntityQueries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

/** Paths of properties that come with a request cost neither time nor memory. */
class PropertyPathTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());
    private static final int PATHS = 100_000;
    private static final List<String> STEPS =
            List.of("author", "title", "name", "address", "topics", "articles", "class", "id", "a", "", "city");

    private final EntityModels models = SessionFactory.builder(Engine.create("jdbc:h2:mem:never-connected"))
            .entities(Person.class, Article.class, Topic.class)
            .build()
            .models();
    private final EntityQueries<Article> articles = new EntityQueries<>(models, Article.class);

    @Test
    @Tag("SEC-22")
    void aHundredThousandPathsTakeNoTimeAndLeaveNothing() {
        Random random = new Random(SEED);
        paths(random, 2_000);
        long before = used();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        int found = paths(random, PATHS);
        Duration time = Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);
        assertThat(used() - before).as("orm.test.seed=%d", SEED).isLessThan(5_000_000);
        assertThat(time).isLessThan(Duration.ofSeconds(10));
        assertThat(found).as("paths that there are").isBetween(1, PATHS / 2);
    }

    /** Sorts by random paths, none of which comes twice where it is unknown, and counts those that there are. */
    private int paths(Random random, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            StringBuilder path = new StringBuilder(random.nextInt(3) > 0 ? "author" : "x" + i);
            for (int step = random.nextInt(12); step > 0; step--) {
                path.append('.').append(STEPS.get(random.nextInt(STEPS.size())));
            }
            try {
                found += articles.orderBy(Sort.by(path.toString())).size();
            } catch (UnsortablePropertyException refused) {
                if (refused.getMessage().length() >= 500) {
                    throw new AssertionError("orm.test.seed=" + SEED + ": " + path, refused);
                }
            }
        }
        return found;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    @Tag("SEC-22")
    void aPathIsOfTheModelAndNotOfTheClass() {
        for (String path :
                List.of("class", "author.class", "author.class.classLoader", "author.greeting", "getTitle")) {
            assertThatThrownBy(() -> articles.orderBy(Sort.by(path)))
                    .isInstanceOf(UnsortablePropertyException.class)
                    .hasMessageContaining("no mapped property");
        }
        assertThat(articles.orderBy(Sort.by("author.address.city"))).hasSize(1);
    }

    @Test
    @Tag("SEC-22")
    void aPathHasAnEnd() {
        for (String path : List.of("author.".repeat(8) + "name", "author." + "x".repeat(249), "a.".repeat(500))) {
            assertThatThrownBy(() -> articles.orderBy(Sort.by(path)))
                    .isInstanceOf(UnsortablePropertyException.class)
                    .hasMessageContaining("more than 255 characters or 8 steps");
        }
        for (String path : List.of("author.".repeat(7) + "name", "author." + "x".repeat(248))) {
            assertThatThrownBy(() -> articles.orderBy(Sort.by(path))).hasMessageContaining("no mapped property");
        }
    }
}
