package dev.orm.demo.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An author in numbers.
 *
 * @param comments how many comments all posts of the author have
 * @param latest when the newest post was written, null if there is none
 */
public record AuthorStats(
        long id,
        String name,
        @Nullable String bio,
        boolean active,
        long posts,
        long comments,
        @Nullable Instant latest) {}
