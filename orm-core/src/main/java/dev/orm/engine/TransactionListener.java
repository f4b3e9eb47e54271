package dev.orm.engine;

/** Told of every transaction that the engine begins and ends. It runs in the thread of the transaction and must be quick. */
@FunctionalInterface
public interface TransactionListener {

    /**
     * Called when something has happened. What it throws is logged and goes no further: it cannot change an outcome.
     *
     * @param event what has happened
     */
    void onTransaction(TransactionEvent event);
}
