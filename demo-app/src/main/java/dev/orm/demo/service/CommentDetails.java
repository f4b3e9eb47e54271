package dev.orm.demo.service;

import java.time.Instant;

/** A comment. */
public record CommentDetails(long id, String authorName, String body, Instant createdAt) {}
