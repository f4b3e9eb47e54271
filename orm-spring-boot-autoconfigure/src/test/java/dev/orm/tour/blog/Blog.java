package dev.orm.tour.blog;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static dev.orm.tour.blog.QPost.post;
import static dev.orm.tour.blog.QUser.user;

import dev.orm.session.Session;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Blog {

    private final UserRepository users;
    private final PostRepository posts;
    private final Session session;

    public Blog(UserRepository users, PostRepository posts, Session session) {
        this.users = users;
        this.posts = posts;
        this.session = session;
    }

    public List<User> adults() {
        return session.query(select(user).where(user.age.gt(25)).orderBy(user.name.asc()))
                .list();
    }

    public List<Post> postsOf(String name) {
        return session.query(select(post).where(post.author().name.eq(name)).orderBy(post.title.asc()))
                .list();
    }

    public List<AuthorStats> stats() {
        return session.query(select(AuthorStats::new, user.name, count(post))
                        .from(user)
                        .leftJoin(user.posts, post)
                        .groupBy(user.id, user.name)
                        .orderBy(user.name.asc()))
                .list();
    }

    @Transactional
    public Post publish(String author, String title, String body) {
        User writer = users.findByName(author).orElseThrow();
        Post post = new Post(title);
        post.setBody(body);
        writer.getPosts().add(post);
        return post;
    }

    @Transactional
    public void handOver(Long postId, String name) {
        Post post = posts.findById(postId).orElseThrow();
        post.setAuthor(users.findByName(name).orElseThrow());
    }

    @Transactional(readOnly = true)
    public int numberOfComments() {
        int comments = 0;
        for (User user : users.findAll()) {
            for (Post post : user.getPosts()) {
                comments += post.getComments().size();
            }
        }
        return comments;
    }

    public List<User> withPosts() {
        return session.query(select(user).fetch(user.posts.fetch(post.comments, post.tags)))
                .list();
    }
}
