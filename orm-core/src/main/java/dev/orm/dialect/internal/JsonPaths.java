package dev.orm.dialect.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.node.JsonStep;
import dev.orm.type.Json;
import org.jspecify.annotations.Nullable;

/** Steps into JSON as the paths of SQLite and MariaDB. */
public final class JsonPaths {

    /** What JSON that is changed is called in a subquery around it. */
    public static final String DOCUMENT = "orm_document";

    private JsonPaths() {}

    /** The step before a step, or null for the first. */
    public static @Nullable JsonStep before(JsonStep step) {
        return step.json().unwrapped() instanceof JsonStep before ? before : null;
    }

    /** What the first step starts from. */
    public static Expression<?> root(JsonStep step) {
        JsonStep before = before(step);
        return before == null ? step.json() : root(before);
    }

    /** The path of all steps. A name stands in quotes, as JSON writes it, so that nothing in it belongs to the path. */
    public static String path(JsonStep step) {
        String name = step.name();
        return parent(step)
                + (name == null
                        ? "[" + step.index() + "]"
                        : "." + Json.ofValue(name).text());
    }

    /** The path of all steps but the last. */
    public static String parent(JsonStep step) {
        JsonStep before = before(step);
        return before == null ? "$" : path(before);
    }
}
