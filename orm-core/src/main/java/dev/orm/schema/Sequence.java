package dev.orm.schema;

/**
 * A generator of numbers: {@code CREATE SEQUENCE}. A database that has none takes no notice of it; what asks it for a number is refused there.
 *
 * @param name its name
 * @param start the first number
 * @param increment the difference between a number and the next, not 0
 */
public record Sequence(TableName name, long start, long increment) implements SchemaObject {

    /** Checks the increment. */
    public Sequence {
        if (increment == 0) {
            throw new IllegalArgumentException(
                    "Sequence " + name + " has an increment of 0, so it would give out one number only.");
        }
    }

    /**
     * Makes a sequence that counts 1, 2, 3.
     *
     * @param name its name
     * @return the sequence
     */
    public static Sequence of(String name) {
        return new Sequence(TableName.of(name), 1, 1);
    }
}
