package dev.orm.demo.web;

import dev.orm.demo.model.PostStatus;
import dev.orm.demo.service.PostSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of the list, and the addresses it links to.
 *
 * @param q what was searched for
 * @param tag the tag that the posts have
 * @param author the number of their author
 * @param order how they are sorted
 * @param status drafts or published posts
 * @param page the posts
 */
record ListView(
        String q, String tag, @Nullable Long author, PostOrder order, PostStatus status, Page<PostSummary> page) {

    private static final int NEIGHBOURS = 2;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** The day on which a post was written; the time of day would only take room here. */
    public String day(PostSummary post) {
        return DAY.format(post.createdAt());
    }

    public List<PostSummary> posts() {
        return page.getContent();
    }

    /** The number of this page, counted from 1. */
    public int number() {
        return page.getNumber() + 1;
    }

    public int last() {
        return Math.max(1, page.getTotalPages());
    }

    public long total() {
        return page.getTotalElements();
    }

    public boolean isDrafts() {
        return status == PostStatus.DRAFT;
    }

    public boolean isNarrowed() {
        return !q.isBlank() || !tag.isBlank() || author != null;
    }

    /** The numbers of the pages to link to: the first, the last and those beside this one. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, last())
                .filter(n -> n == 1 || n == last() || Math.abs(n - number()) <= NEIGHBOURS)
                .boxed()
                .toList();
    }

    /** The address of another page of the same list. */
    public String link(int number) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/posts");
        if (!q.isBlank()) {
            link.queryParam("q", "{q}");
        }
        if (!tag.isBlank()) {
            link.queryParam("tag", "{tag}");
        }
        if (author != null) {
            link.queryParam("author", author);
        }
        if (order != PostOrder.NEWEST) {
            link.queryParam("order", order);
        }
        if (isDrafts()) {
            link.queryParam("status", status);
        }
        if (number > 1) {
            link.queryParam("page", number);
        }
        return link.encode().buildAndExpand(Map.of("q", q, "tag", tag)).toUriString();
    }
}
