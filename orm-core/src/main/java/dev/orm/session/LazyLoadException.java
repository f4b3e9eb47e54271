package dev.orm.session;

/** An association that was not loaded was touched where it can no longer be loaded. */
public final class LazyLoadException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the association and what would have loaded it.
     *
     * @param message the sentence
     */
    public LazyLoadException(String message) {
        super(message);
    }
}
