package dev.orm.reflect;

import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of schemas looks at ({@code include_object} and {@code include_name} of Alembic), and what it takes for the same
 * ({@code compare_type}, {@code compare_server_default}). All of it has a default, so an implementation says only what is otherwise:
 *
 * <pre>{@code
 * class OwnTables implements ComparisonRules {
 *     public boolean includes(SchemaPart part) {
 *         return !part.object().name().startsWith("qrtz_");
 *     }
 * }
 * }</pre>
 */
public interface ComparisonRules {

    /** Looks at everything, and decides nothing. */
    ComparisonRules NONE = new ComparisonRules() {};

    /** What a rule says about two columns. */
    enum Verdict {
        /** No difference. */
        SAME,
        /** A difference, even if nothing shows it. */
        DIFFERENT,
        /** What the comparison finds. */
        UNDECIDED
    }

    /**
     * Tells whether a part counts. What does not is neither made, changed nor dropped, on whichever side it is.
     *
     * @param part the part, by its name
     * @return whether it is compared; of a table that is not, no column, constraint or index is
     */
    default boolean includes(SchemaPart part) {
        return true;
    }

    /**
     * Decides whether two columns have the same type.
     *
     * @param table their table
     * @param wanted the column that there shall be
     * @param found the column that there is
     * @return the verdict
     */
    default Verdict type(TableName table, Column<?> wanted, Column<?> found) {
        return Verdict.UNDECIDED;
    }

    /**
     * Decides whether two columns have the same default.
     *
     * @param table their table
     * @param wanted the column that there shall be
     * @param found the column that there is
     * @return the verdict
     */
    default Verdict defaultValue(TableName table, Column<?> wanted, Column<?> found) {
        return Verdict.UNDECIDED;
    }

    /**
     * Returns the schema that is meant where none is named, so that {@code public.users} and {@code users} are one table. A database
     * says it itself; this is for comparisons without one.
     *
     * @return its name, or null if both are kept apart
     */
    default @Nullable String defaultSchema() {
        return null;
    }

    /**
     * Makes rules that leave out what has one of some names.
     *
     * @param patterns names as {@link SchemaPart#name} has them, in which {@code *} stands for any letters: {@code legacy_*},
     *     {@code audit.*}, {@code users.search_vector}
     * @return the rules
     */
    static ComparisonRules excluding(Collection<String> patterns) {
        List<Pattern> excluded = patterns.stream()
                .map(pattern -> Pattern.compile(
                        List.of(pattern.strip().split("\\*", -1)).stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")),
                        Pattern.CASE_INSENSITIVE))
                .toList();
        return new ComparisonRules() {
            @Override
            public boolean includes(SchemaPart part) {
                return excluded.stream()
                        .noneMatch(pattern -> pattern.matcher(part.name()).matches());
            }
        };
    }

    /**
     * Says which schema is meant where none is named.
     *
     * @param schema its name, or null if none is
     * @return these rules with it
     */
    default ComparisonRules inDefaultSchema(@Nullable String schema) {
        return schema == null
                ? this
                : and(new ComparisonRules() {
                    @Override
                    public String defaultSchema() {
                        return schema;
                    }
                });
    }

    /**
     * Adds other rules: a part counts if both count it, and the first verdict holds.
     *
     * @param other the other rules
     * @return both
     */
    default ComparisonRules and(ComparisonRules other) {
        ComparisonRules first = this;
        return new ComparisonRules() {
            @Override
            public boolean includes(SchemaPart part) {
                return first.includes(part) && other.includes(part);
            }

            @Override
            public Verdict type(TableName table, Column<?> wanted, Column<?> found) {
                Verdict verdict = first.type(table, wanted, found);
                return verdict == Verdict.UNDECIDED ? other.type(table, wanted, found) : verdict;
            }

            @Override
            public Verdict defaultValue(TableName table, Column<?> wanted, Column<?> found) {
                Verdict verdict = first.defaultValue(table, wanted, found);
                return verdict == Verdict.UNDECIDED ? other.defaultValue(table, wanted, found) : verdict;
            }

            @Override
            public @Nullable String defaultSchema() {
                String schema = first.defaultSchema();
                return schema == null ? other.defaultSchema() : schema;
            }
        };
    }
}
