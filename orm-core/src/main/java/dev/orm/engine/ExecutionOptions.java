package dev.orm.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How statements are executed; corresponds to SQLAlchemy's execution options. There are options of the engine, of a connection
 * and of one query, and what the narrower ones say wins: {@link #over}. None of them is part of the key in the statement cache.
 * Immutable.
 *
 * @param timeout how long a statement may take, or null for what the wider options say
 * @param fetchSize how many rows of a stream the driver holds at a time, or null for what the wider options say
 * @param schemas the schemas that stand in the place of those that tables name; the key {@code ""} is that of tables without one
 * @param tag a comment that is sent with each statement, or null for what the wider options say
 */
public record ExecutionOptions(
        @Nullable Duration timeout,
        @Nullable Integer fetchSize,
        Map<String, String> schemas,
        @Nullable String tag) {

    /** Says nothing. */
    public static final ExecutionOptions DEFAULT = new ExecutionOptions(null, null, Map.of(), null);

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 _.=,:-]{1,200}");

    /** Checks the values. */
    public ExecutionOptions {
        schemas = Map.copyOf(schemas);
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("A timeout has to be longer than nothing, not " + timeout + ".");
        }
        if (fetchSize != null && fetchSize < 1) {
            throw new IllegalArgumentException("A fetch size is at least 1 row, not " + fetchSize + ".");
        }
        if (tag != null) {
            checkedTag(tag);
        }
    }

    /** Refuses a tag that could end its comment. */
    static String checkedTag(String tag) {
        if (!HARMLESS.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "A tag of statements stands in a comment of SQL. It has from 1 to 200 letters and digits of"
                            + " ASCII, blanks and the characters _ . = , : - and nothing else.");
        }
        return tag;
    }

    /**
     * Limits how long a statement may take.
     *
     * @param limit the limit, from the sending of the statement to its last row
     * @return the changed options
     * @throws IllegalArgumentException if it is not longer than nothing
     */
    public ExecutionOptions timeout(Duration limit) {
        return new ExecutionOptions(limit, fetchSize, schemas, tag);
    }

    /**
     * Says how many rows of a stream the driver holds in memory at a time.
     *
     * @param rows the number, at least 1
     * @return the changed options
     * @throws IllegalArgumentException if it is less
     */
    public ExecutionOptions fetchSize(int rows) {
        return new ExecutionOptions(timeout, rows, schemas, tag);
    }

    /**
     * Puts a schema in the place of another, in statements that are compiled already too: one program, a schema for each tenant.
     *
     * @param named the schema that tables name
     * @param actual the schema that is read and written instead, taken exactly as it is
     * @return the changed options
     */
    public ExecutionOptions schema(String named, String actual) {
        Map<String, String> all = new LinkedHashMap<>(schemas);
        all.put(named, actual);
        return new ExecutionOptions(timeout, fetchSize, all, tag);
    }

    /**
     * Puts tables that name no schema into one.
     *
     * @param actual the schema that is read and written, taken exactly as it is
     * @return the changed options
     */
    public ExecutionOptions defaultSchema(String actual) {
        return schema("", actual);
    }

    /**
     * Sends a comment with each statement, by which the log of the database tells where it came from.
     *
     * @param text what the comment says: letters and digits of ASCII, blanks, {@code _ . = , : -}
     * @return the changed options
     * @throws IllegalArgumentException if the text holds any other character, which could end the comment
     */
    public ExecutionOptions tag(String text) {
        return new ExecutionOptions(timeout, fetchSize, schemas, text);
    }

    /**
     * Fills in what these options leave open from wider ones.
     *
     * @param wider those of the connection or of the engine
     * @return options in which what these say wins
     */
    public ExecutionOptions over(ExecutionOptions wider) {
        if (wider.equals(DEFAULT)) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(wider.schemas);
        all.putAll(schemas);
        return new ExecutionOptions(
                timeout == null ? wider.timeout : timeout,
                fetchSize == null ? wider.fetchSize : fetchSize,
                all,
                tag == null ? wider.tag : tag);
    }
}
