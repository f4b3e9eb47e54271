package dev.orm.session;

/** What happens when an association that was not loaded is touched inside a session. */
public enum LazyLoading {
    /** It is loaded, for all objects that came from the same query. The default. */
    ALLOWED,
    /**
     * It is an error that names the association and the {@code fetch(…)} that loads it; SQLAlchemy's {@code raiseload}. What the session
     * does itself, as in {@code delete}, {@code merge} and {@code flush}, still loads what it needs.
     */
    REFUSED
}
