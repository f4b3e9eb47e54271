package dev.orm.demo.service;

import dev.orm.demo.model.PostStatus;
import java.time.Instant;
import java.util.List;

/** A post with all that belongs to it. */
public record PostDetails(
        long id,
        int version,
        String slug,
        String title,
        String body,
        long authorId,
        String author,
        PostStatus status,
        Instant createdAt,
        Instant updatedAt,
        List<String> tags,
        List<CommentDetails> comments) {}
