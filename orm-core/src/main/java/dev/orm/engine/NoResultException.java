package dev.orm.engine;

/** A query that has to give one row gave none. */
public final class NoResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which query.
     *
     * @param message the sentence
     */
    public NoResultException(String message) {
        super(message);
    }
}
