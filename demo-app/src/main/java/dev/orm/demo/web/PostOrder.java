package dev.orm.demo.web;

import org.springframework.data.domain.Sort;

/** How the list can be sorted. */
enum PostOrder {
    NEWEST("Newest first", Sort.by(Sort.Direction.DESC, "createdAt", "id")),
    OLDEST("Oldest first", Sort.by("createdAt", "id")),
    TITLE("By title", Sort.by("title", "id"));

    private final String label;
    private final Sort sort;

    PostOrder(String label, Sort sort) {
        this.label = label;
        this.sort = sort;
    }

    public String label() {
        return label;
    }

    Sort sort() {
        return sort;
    }
}
