package dev.orm.demo.service;

import static dev.orm.demo.model.QComment.comment;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;

import dev.orm.demo.model.Post;
import dev.orm.demo.model.PostStatus;
import dev.orm.demo.model.User;
import dev.orm.demo.repository.PostRepository;
import dev.orm.demo.repository.UserRepository;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts: found, read, written, changed and deleted. */
@Service
@Transactional
public class PostService {

    private final PostRepository posts;
    private final UserRepository users;
    private final TagService tags;
    private final Clock clock;

    PostService(PostRepository posts, UserRepository users, TagService tags, Clock clock) {
        this.posts = posts;
        this.users = users;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Finds a page of posts. Authors and tags are loaded when the first one is touched, for the whole page at once; the
     * number of statements does not grow with the page.
     */
    @Transactional(readOnly = true)
    public Page<PostSummary> find(PostFilter filter, Pageable pageable) {
        Page<Post> page = posts.findAll(filter.condition(), pageable);
        Map<Long, Long> comments = commentCounts(page.getContent());
        return page.map(post -> PostViews.summary(post, comments.getOrDefault(post.getId(), 0L)));
    }

    @Transactional(readOnly = true)
    public PostDetails get(long id) {
        return PostViews.details(existing(id));
    }

    @Transactional(readOnly = true)
    public PostDetails get(String slug) {
        return PostViews.details(posts.findBySlug(slug)
                .orElseThrow(() -> new NotFoundException("There is no post at the address “" + slug + "”.")));
    }

    public PostDetails create(PostContent content) {
        User author = author(content.authorId());
        if (!author.isActive()) {
            throw new InvalidFieldException("authorId", author.getName() + " does not write any more.");
        }
        String title = content.title().strip();
        String slug = content.slug() == null ? freeSlug(title) : content.slug();
        if (posts.existsBySlug(slug)) {
            throw new SlugTakenException(slug);
        }
        Post post = new Post(author, slug, title, content.body().strip(), status(content), clock.instant());
        post.tagWith(tags.named(tagNames(content)));
        return PostViews.details(posts.saveAndFlush(post));
    }

    public PostDetails update(long id, PostContent content) {
        if (content.version() == null) {
            throw new InvalidFieldException("version", "Please send the version of the post that was changed.");
        }
        Post post = unchangedSince(content.version(), existing(id));
        String slug = content.slug() == null ? post.getSlug() : content.slug();
        if (posts.existsBySlugAndIdNot(slug, id)) {
            throw new SlugTakenException(slug);
        }
        post.edit(
                author(content.authorId()),
                slug,
                content.title().strip(),
                content.body().strip(),
                status(content),
                clock.instant());
        post.tagWith(tags.named(tagNames(content)));
        // Now, so that the answer has the new version.
        posts.flush();
        return PostViews.details(post);
    }

    /** Deletes a post with its comments. */
    public void delete(long id) {
        posts.delete(existing(id));
    }

    /** Deletes a post with its comments, if nobody has changed it since it had this version. */
    public void delete(long id, int version) {
        posts.delete(unchangedSince(version, existing(id)));
    }

    private Post existing(long id) {
        return posts.findById(id)
                .orElseThrow(() -> new NotFoundException("There is no post with the number " + id + "."));
    }

    private static Post unchangedSince(int version, Post post) {
        if (post.getVersion() != version) {
            throw new StalePostException(post.getTitle());
        }
        return post;
    }

    private User author(Long id) {
        return users.findById(id).orElseThrow(() -> new InvalidFieldException("authorId", "There is no such author."));
    }

    private String freeSlug(String title) {
        String slug = Slugs.of(title);
        Set<String> taken = posts.findBySlugStartingWith(slug).stream()
                .map(PostRepository.SlugOnly::getSlug)
                .collect(Collectors.toSet());
        return Slugs.free(slug, taken);
    }

    private Map<Long, Long> commentCounts(List<Post> page) {
        record CommentCount(Long post, Long comments) {}
        return posts
                .query(select(CommentCount::new, comment.post().id, count(comment))
                        .from(comment)
                        .where(comment.post().in(page))
                        .groupBy(comment.post().id))
                .list()
                .stream()
                .collect(Collectors.toMap(CommentCount::post, CommentCount::comments));
    }

    private static PostStatus status(PostContent content) {
        return Objects.requireNonNull(content.status());
    }

    private static List<String> tagNames(PostContent content) {
        return Objects.requireNonNull(content.tags());
    }
}
