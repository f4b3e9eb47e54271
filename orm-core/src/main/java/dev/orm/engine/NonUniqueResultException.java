package dev.orm.engine;

/** A query that may give one row gave more. */
public final class NonUniqueResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which query.
     *
     * @param message the sentence
     */
    public NonUniqueResultException(String message) {
        super(message);
    }
}
