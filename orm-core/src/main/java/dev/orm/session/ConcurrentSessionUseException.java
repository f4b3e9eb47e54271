package dev.orm.session;

/**
 * Two threads use the same session at once; corresponds to SQLAlchemy's {@code IllegalStateChangeError}. The session is as it was: the
 * call did nothing, and the other thread goes on.
 */
public class ConcurrentSessionUseException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what, where and how to mend it
     */
    public ConcurrentSessionUseException(String message) {
        super(message);
    }
}
