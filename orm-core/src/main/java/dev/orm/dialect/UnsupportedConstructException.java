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

    /**
     * Refuses a statement that has more parameters than its database takes.
     *
     * @param parameters how many it has
     * @param dialect tells how many it may have
     * @return the refusal
     */
    public static UnsupportedConstructException tooManyParameters(int parameters, Dialect dialect) {
        return new UnsupportedConstructException("A statement of " + parameters + " parameters was not sent: "
                + dialect.name() + " takes up to " + dialect.maxParameters()
                + ". Split its rows into several statements, or send a list by in(…) or unnest(…), which is one"
                + " parameter.");
    }
}
