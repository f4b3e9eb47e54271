package dev.orm.demo.service;

import static dev.orm.demo.model.QPost.post;
import static dev.orm.sql.Sql.select;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.model.QPost;
import dev.orm.demo.model.QTag;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are wanted.
 *
 * @param text what title or body contains, taken as it is; empty for any
 * @param tag the name of a tag, empty for any
 * @param author the number of their author, null for any
 * @param status drafts or published posts
 */
public record PostFilter(String text, String tag, @Nullable Long author, PostStatus status) {

    Condition condition() {
        Condition condition = post.status.eq(status);
        if (!text.isBlank()) {
            String wanted = text.strip();
            condition = condition.and(post.title.containsIgnoreCase(wanted).or(post.body.containsIgnoreCase(wanted)));
        }
        if (!tag.isBlank()) {
            condition = condition.and(post.id.in(tagged(TagNames.normalized(tag))));
        }
        if (author != null) {
            condition = condition.and(post.author().id.eq(author));
        }
        return condition;
    }

    private static Select<Long> tagged(String name) {
        QPost other = post.as("tagged");
        return select(other.id).from(other).join(other.tags, QTag.tag).where(QTag.tag.name.eq(name));
    }
}
