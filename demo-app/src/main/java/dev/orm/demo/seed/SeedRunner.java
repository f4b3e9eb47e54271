package dev.orm.demo.seed;

import dev.orm.demo.model.Post;
import dev.orm.demo.repository.PostRepository;
import dev.orm.demo.repository.TagRepository;
import dev.orm.demo.repository.UserRepository;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database at the first start. All of it is one transaction, so that half a blog is never left behind. */
@Component
class SeedRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SeedRunner.class);

    private static final int BATCH = 50;

    private final UserRepository users;
    private final TagRepository tags;
    private final PostRepository posts;
    private final TransactionTemplate transaction;

    SeedRunner(UserRepository users, TagRepository tags, PostRepository posts, TransactionTemplate transaction) {
        this.users = users;
        this.tags = tags;
        this.posts = posts;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        try {
            transaction.executeWithoutResult(status -> seedWhenEmpty());
        } catch (DuplicateKeyException e) {
            log.info("Another instance of the application has filled the database at the same moment.");
        }
    }

    private void seedWhenEmpty() {
        if (users.count() > 0) {
            return;
        }
        long start = System.nanoTime();
        SeedPosts seed = new SeedPosts();
        users.saveAll(seed.authors());
        tags.saveAll(seed.tags());
        posts.flush();
        List<Post> all = seed.posts();
        for (int from = 0; from < all.size(); from += BATCH) {
            posts.saveAll(all.subList(from, Math.min(from + BATCH, all.size())));
            posts.flush();
        }
        log.info("Stored {} posts in {} ms.", all.size(), (System.nanoTime() - start) / 1_000_000);
    }
}
