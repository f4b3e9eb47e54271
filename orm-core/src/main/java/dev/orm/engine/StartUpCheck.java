package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once of what could go wrong because of how the database is set up. Never keeps anybody from working with it. */
final class StartUpCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpCheck.class);

    private final Dialect dialect;
    private final AtomicBoolean due = new AtomicBoolean(true);

    StartUpCheck(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Looks at the first connection that is borrowed. */
    void run(Connection connection) {
        if (!due.get() || !due.compareAndSet(true, false) || !LOG.isWarnEnabled()) {
            return;
        }
        try {
            for (String warning : dialect.warnings(connection)) {
                LOG.warn("{}", warning);
            }
        } catch (SQLException | RuntimeException unknown) {
            // A connection that is broken fails its next statement; that a catalogue may not be read is nobody's fault.
            LOG.debug("{} did not say what its user may do.", dialect.name());
        }
    }
}
