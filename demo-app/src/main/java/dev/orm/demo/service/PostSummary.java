package dev.orm.demo.service;

import dev.orm.demo.model.PostStatus;
import java.time.Instant;
import java.util.List;

/** A post in a list. */
public record PostSummary(
        long id,
        String slug,
        String title,
        String excerpt,
        String author,
        PostStatus status,
        Instant createdAt,
        List<String> tags,
        long comments) {}
