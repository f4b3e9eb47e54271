package dev.orm.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who are told what an engine does. Immutable. */
record Observers(StatementObserver statements, Transactions transactions, Connections connections) {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    /** Tells listeners of transactions; none of them can change the outcome that it is told of. */
    record Transactions(List<TransactionListener> listeners) {

        void tell(TransactionEvent event) {
            for (TransactionListener listener : listeners) {
                try {
                    listener.onTransaction(event);
                } catch (RuntimeException failure) {
                    LOG.error("A listener failed when it was told that a transaction is {}.", event.kind(), failure);
                }
            }
        }

        boolean isEmpty() {
            return listeners.isEmpty();
        }
    }

    /** Tells listeners of connections. */
    record Connections(List<ConnectionListener> listeners) {

        void opened(Connection connection) throws SQLException {
            for (ConnectionListener listener : listeners) {
                listener.opened(connection);
            }
        }

        void borrowed(Connection connection, boolean readOnly) {
            for (ConnectionListener listener : listeners) {
                try {
                    listener.borrowed(connection, readOnly);
                } catch (RuntimeException failure) {
                    LOG.error("A listener failed when it was told of a borrowed connection.", failure);
                }
            }
        }

        void returned(Connection connection, boolean discarded) {
            for (ConnectionListener listener : listeners) {
                try {
                    listener.returned(connection, discarded);
                } catch (RuntimeException failure) {
                    LOG.error("A listener failed when it was told of a returned connection.", failure);
                }
            }
        }
    }
}
