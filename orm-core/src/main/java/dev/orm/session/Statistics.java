package dev.orm.session;

import java.util.concurrent.atomic.LongAdder;

/** What all sessions of a factory did since it was made. Thread-safe. */
public final class Statistics {

    private final LongAdder sessionsOpened = new LongAdder();
    private final LongAdder sessionsClosed = new LongAdder();
    private final LongAdder transactionsCommitted = new LongAdder();
    private final LongAdder transactionsRolledBack = new LongAdder();
    private final LongAdder flushes = new LongAdder();
    private final LongAdder entitiesLoaded = new LongAdder();
    private final LongAdder entitiesInserted = new LongAdder();
    private final LongAdder entitiesUpdated = new LongAdder();
    private final LongAdder entitiesDeleted = new LongAdder();

    Statistics() {}

    /**
     * Returns how many sessions were opened.
     *
     * @return the number
     */
    public long sessionsOpened() {
        return sessionsOpened.sum();
    }

    /**
     * Returns how many sessions were closed.
     *
     * @return the number
     */
    public long sessionsClosed() {
        return sessionsClosed.sum();
    }

    /**
     * Returns how many transactions were committed.
     *
     * @return the number
     */
    public long transactionsCommitted() {
        return transactionsCommitted.sum();
    }

    /**
     * Returns how many transactions were rolled back.
     *
     * @return the number
     */
    public long transactionsRolledBack() {
        return transactionsRolledBack.sum();
    }

    /**
     * Returns how many flushes wrote something.
     *
     * @return the number
     */
    public long flushes() {
        return flushes.sum();
    }

    /**
     * Returns how many objects got the state of a row.
     *
     * @return the number
     */
    public long entitiesLoaded() {
        return entitiesLoaded.sum();
    }

    /**
     * Returns how many rows of entities were inserted.
     *
     * @return the number
     */
    public long entitiesInserted() {
        return entitiesInserted.sum();
    }

    /**
     * Returns how many rows of entities were updated.
     *
     * @return the number
     */
    public long entitiesUpdated() {
        return entitiesUpdated.sum();
    }

    /**
     * Returns how many rows of entities were deleted.
     *
     * @return the number
     */
    public long entitiesDeleted() {
        return entitiesDeleted.sum();
    }

    void opened() {
        sessionsOpened.increment();
    }

    void closed() {
        sessionsClosed.increment();
    }

    void committed() {
        transactionsCommitted.increment();
    }

    void rolledBack() {
        transactionsRolledBack.increment();
    }

    /**
     * Counts one for {@link #flushes()}; called by sessions.
     */
    public void flushed() {
        flushes.increment();
    }

    /**
     * Counts rows for {@link #entitiesLoaded()}; called by sessions.
     *
     * @param number how many
     */
    public void loaded(int number) {
        entitiesLoaded.add(number);
    }

    /**
     * Counts rows for {@link #entitiesInserted()}; called by sessions.
     *
     * @param number how many
     */
    public void inserted(int number) {
        entitiesInserted.add(number);
    }

    /**
     * Counts rows for {@link #entitiesUpdated()}; called by sessions.
     *
     * @param number how many
     */
    public void updated(int number) {
        entitiesUpdated.add(number);
    }

    /**
     * Counts rows for {@link #entitiesDeleted()}; called by sessions.
     *
     * @param number how many
     */
    public void deleted(int number) {
        entitiesDeleted.add(number);
    }
}
