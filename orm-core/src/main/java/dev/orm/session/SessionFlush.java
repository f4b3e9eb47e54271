package dev.orm.session;

import dev.orm.mapping.EntityModel;
import dev.orm.session.flush.UnitOfWork;
import dev.orm.session.flush.Written;
import dev.orm.session.state.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Flushes a {@link DefaultSession}: when it is told to, and before statements that could miss changes. */
final class SessionFlush {

    /** Flushes in a row that callbacks may cause, before it is taken for one that never ends. */
    private static final int MOST_ROUNDS = 100;

    private final PersistenceContext context;
    private final SessionTransaction transaction;
    private final UnitOfWork unitOfWork;
    private final SessionEvents events;
    private boolean flushing;
    private boolean automatic = true;

    SessionFlush(
            PersistenceContext context, SessionTransaction transaction, UnitOfWork unitOfWork, SessionEvents events) {
        this.context = context;
        this.transaction = transaction;
        this.unitOfWork = unitOfWork;
        this.events = events;
    }

    void flush() {
        if (flushing) {
            throw new SessionException(
                    "A callback flushes the session while it is flushed. Do it in one that is called after the flush, such"
                            + " as @PostUpdate.");
        }
        if (context.isReadOnly()) {
            return;
        }
        transaction.checkUsable();
        try {
            flushWithCallbacks();
        } catch (RuntimeException e) {
            transaction.fail(e);
            throw e;
        }
    }

    /** What callbacks change is written too, and callbacks are told of that. */
    private void flushWithCallbacks() {
        List<Written> written = flushOnce();
        for (int rounds = 1; !written.isEmpty(); rounds++) {
            if (rounds == MOST_ROUNDS) {
                throw new SessionException(
                        "After " + MOST_ROUNDS + " flushes in a row callbacks still change something."
                                + " Let a callback change nothing that it is called for again.");
            }
            for (Written each : written) {
                context.callbacks()
                        .call(each.event(), each.entry().model(), each.entry().entity());
            }
            events.afterFlush(written);
            written = flushOnce();
        }
    }

    private List<Written> flushOnce() {
        flushing = true;
        try {
            events.beforeFlush();
            return unitOfWork.flush(transaction::connection);
        } finally {
            flushing = false;
        }
    }

    /** Flushes if a statement that reads some entities could miss something. */
    void before(Collection<EntityModel<?>> reads) {
        if (!context.isReadOnly() && isAutomatic() && unitOfWork.hasChanges(reads)) {
            flushBefore("a statement about "
                    + reads.stream().map(EntityModel::name).sorted().toList());
        }
    }

    /** Flushes before a statement of which nothing is known. */
    void beforeAnything() {
        if (isAutomatic()) {
            flushBefore("native SQL, which may read anything");
        }
    }

    private boolean isAutomatic() {
        return automatic && transaction.isActive() && !flushing;
    }

    private void flushBefore(String reader) {
        try {
            flush();
        } catch (RuntimeException failure) {
            // The caller asked for rows and gets an error about something that was written.
            failure.addSuppressed(new SessionException("This came from the flush before " + reader
                    + ". To see where it comes from call flush() earlier; noAutoflush(…) reads without one."));
            throw failure;
        }
    }

    /** Does work before whose statements nothing is flushed. */
    <R> R without(Supplier<R> work) {
        boolean before = automatic;
        automatic = false;
        try {
            return work.get();
        } finally {
            automatic = before;
        }
    }
}
