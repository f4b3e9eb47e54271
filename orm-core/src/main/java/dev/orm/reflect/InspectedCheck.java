package dev.orm.reflect;

import org.jspecify.annotations.Nullable;

/**
 * A check as the database has it.
 *
 * @param name its name, or null if it has none
 * @param condition the condition as the database writes it
 */
public record InspectedCheck(@Nullable String name, String condition) {}
