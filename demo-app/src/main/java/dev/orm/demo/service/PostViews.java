package dev.orm.demo.service;

import dev.orm.demo.model.Comment;
import dev.orm.demo.model.Post;
import dev.orm.demo.model.Tag;
import java.util.List;
import java.util.Objects;

/** Makes the records that leave the transaction. */
final class PostViews {

    private static final int EXCERPT_LENGTH = 220;

    private PostViews() {}

    static PostSummary summary(Post post, long comments) {
        return new PostSummary(
                Objects.requireNonNull(post.getId()),
                post.getSlug(),
                post.getTitle(),
                excerpt(post.getBody()),
                post.getAuthor().getName(),
                post.getStatus(),
                post.getCreatedAt(),
                tagNames(post),
                comments);
    }

    static PostDetails details(Post post) {
        return new PostDetails(
                Objects.requireNonNull(post.getId()),
                post.getVersion(),
                post.getSlug(),
                post.getTitle(),
                post.getBody(),
                Objects.requireNonNull(post.getAuthor().getId()),
                post.getAuthor().getName(),
                post.getStatus(),
                post.getCreatedAt(),
                post.getUpdatedAt(),
                tagNames(post),
                post.getComments().stream().map(PostViews::details).toList());
    }

    static CommentDetails details(Comment comment) {
        return new CommentDetails(
                Objects.requireNonNull(comment.getId()),
                comment.getAuthorName(),
                comment.getBody(),
                comment.getCreatedAt());
    }

    private static List<String> tagNames(Post post) {
        return post.getTags().stream().map(Tag::getName).sorted().toList();
    }

    /** The first words of a text, never half a word or half a character. */
    static String excerpt(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        if (line.length() <= EXCERPT_LENGTH) {
            return line;
        }
        int end = line.lastIndexOf(' ', EXCERPT_LENGTH);
        if (end < EXCERPT_LENGTH / 2) {
            end = Character.isLowSurrogate(line.charAt(EXCERPT_LENGTH)) ? EXCERPT_LENGTH - 1 : EXCERPT_LENGTH;
        }
        return line.substring(0, end) + " …";
    }
}
