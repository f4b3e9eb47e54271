package dev.orm.demo.service;

/** A tag, and how many published posts have it. */
public record TagStats(String name, long posts) {}
