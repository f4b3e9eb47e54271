package dev.orm.demo.service;

import static dev.orm.demo.model.QComment.comment;
import static dev.orm.demo.model.QPost.post;
import static dev.orm.demo.model.QUser.user;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.select;

import dev.orm.demo.repository.UserRepository;
import dev.orm.session.Session;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authors and what they wrote. */
@Service
@Transactional(readOnly = true)
public class AuthorService {

    private final UserRepository users;
    private final Session session;

    AuthorService(UserRepository users, Session session) {
        this.users = users;
        this.session = session;
    }

    /** All authors with their counts, in one statement. */
    public List<AuthorStats> statistics() {
        return session.query(select(
                                AuthorStats::new,
                                user.id,
                                user.name,
                                user.bio,
                                user.active,
                                countDistinct(post),
                                countDistinct(comment),
                                max(post.createdAt))
                        .from(user)
                        .leftJoin(user.posts, post)
                        .leftJoin(post.comments, comment)
                        .groupBy(user.id, user.name, user.bio, user.active)
                        .orderBy(user.name.asc()))
                .list();
    }

    /** Who can write a new post. */
    public List<AuthorChoice> choices() {
        return users.findByActiveTrueOrderByNameAsc().stream()
                .map(author -> new AuthorChoice(Objects.requireNonNull(author.getId()), author.getName()))
                .toList();
    }
}
