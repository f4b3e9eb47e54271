package dev.orm.demo.service;

/** An author to choose from. */
public record AuthorChoice(long id, String name) {}
