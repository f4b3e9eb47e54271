package dev.orm.type;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value (RFC 8259) in canonical form: no spaces, the names of an object in the order of their code points, numbers without
 * needless digits. Two values that mean the same are therefore equal here and have the same text in every database, which
 * reorders objects or keeps them as it likes. Immutable.
 *
 * <p>SQL {@code NULL} and JSON {@code null} are different: the first is Java's {@code null}, the second {@link #NULL}.
 *
 * <pre>{@code
 * Json.of("{\"b\": 1.50, \"a\": []}").text();   // {"a":[],"b":1.5}
 * Json.ofValue(Map.of("name", "ada"));
 * }</pre>
 */
public final class Json {

    /** JSON {@code null}, which is a value: not SQL {@code NULL}. */
    public static final Json NULL = new Json("null");

    private final String text;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads JSON.
     *
     * @param text JSON text; it may hold spaces and any order of names
     * @return the value
     * @throws IllegalArgumentException if it is no JSON, names a member of an object twice, nests deeper than 500 levels, or holds what
     *     some database cannot: a NUL, half of a surrogate pair, a number of more than 1000 digits
     */
    public static Json of(String text) {
        return ofValue(new JsonParser(text).parse());
    }

    /**
     * Makes JSON of plain Java values.
     *
     * @param value a {@link Map} with names of type String, a {@link Collection}, a String, a Boolean, a number that is finite, a
     *     {@code Json}, or null; values inside are of the same kinds
     * @return the value
     * @throws IllegalArgumentException if it is or holds anything else
     */
    public static Json ofValue(@Nullable Object value) {
        if (value instanceof Json json) {
            return json;
        }
        String text = new JsonWriter().value(value).toString();
        return text.equals(NULL.text) ? NULL : new Json(text);
    }

    /**
     * Returns the canonical text.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * Returns the value as plain Java values: an unmodifiable {@link Map} in the order of the names, an unmodifiable
     * {@link java.util.List}, a String, a {@link BigDecimal}, a Boolean, or null for JSON {@code null}.
     *
     * @return the value
     */
    public @Nullable Object value() {
        return new JsonParser(text).parse();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
        return text;
    }
}
