package dev.orm.demo.model;

/** Who can find a post. */
public enum PostStatus {
    /** Only whoever looks for drafts. */
    DRAFT,

    /** Everybody. */
    PUBLISHED
}
