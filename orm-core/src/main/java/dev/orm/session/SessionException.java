package dev.orm.session;

/** The session cannot do what it was asked for; the message says why and what to do. */
public class SessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what, where and how to mend it
     */
    public SessionException(String message) {
        super(message);
    }

    /**
     * Says what is wrong, and because of what.
     *
     * @param message what, where and how to mend it
     * @param cause what it follows from
     */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
