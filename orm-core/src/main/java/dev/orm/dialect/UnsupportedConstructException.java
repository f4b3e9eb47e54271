package dev.orm.dialect;

/** A statement says what its database cannot do. It was refused before anything was sent. */
public final class UnsupportedConstructException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a construct.
     *
     * @param message names the construct, the database and the nearest portable form
     */
    public UnsupportedConstructException(String message) {
        super(message);
    }
}
