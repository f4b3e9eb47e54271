package dev.orm.tour.blog;

public record AuthorStats(String name, long posts) {}
