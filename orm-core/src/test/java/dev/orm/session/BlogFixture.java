package dev.orm.session;

import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;

/** A blog with its tables. */
abstract class BlogFixture extends EntityFixture {

    BlogFixture(Mapping mapping) {
        super(mapping, User.class, Post.class, Comment.class, Tag.class, Employee.class);
    }

    /** Stores a user with posts, and forgets the statements. */
    Long userWithPosts(String name, String... titles) {
        User user = new User(name, 30);
        for (String title : titles) {
            user.getPosts().add(new Post(title, user));
        }
        run(session -> session.add(user));
        log.sent();
        return user.getId();
    }
}
