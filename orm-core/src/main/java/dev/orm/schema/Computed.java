package dev.orm.schema;

/**
 * What a database computes for a column: {@code GENERATED ALWAYS AS (…)}.
 *
 * @param expression computes it from other columns of the row
 * @param stored whether the value is stored when the row is written; otherwise it is computed when it is read
 */
public record Computed(DdlExpression expression, boolean stored) {

    /**
     * Computes when the row is written.
     *
     * @param expression computes the value
     * @return the computation
     */
    public static Computed stored(DdlExpression expression) {
        return new Computed(expression, true);
    }

    /**
     * Computes when the row is read.
     *
     * @param expression computes the value
     * @return the computation
     */
    public static Computed virtual(DdlExpression expression) {
        return new Computed(expression, false);
    }
}
