package dev.orm.engine;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that the engine opens itself, without a pool. A few are kept open for the next use. Where a database has one writer
 * at a time, there is one connection that writes, which its users wait for in turn: waiting inside the database is not fair.
 */
final class OwnConnections implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(OwnConnections.class);

    private static final int MAX_IDLE = 8;

    private static final long WAIT_SECONDS = 30;

    /** A connection that was idle for longer is asked whether it still works. */
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Dialect dialect;
    private final Observers.Connections observers;
    private final String url;
    private final Properties properties;
    private final boolean singleWriter;
    private final boolean inMemory;
    private final Semaphore writing = new Semaphore(1, true);
    private final Deque<HeldConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile @Nullable HeldConnection writer;
    private volatile @Nullable Thread writingThread;
    private volatile boolean closed;

    OwnConnections(Dialect dialect, Observers.Connections observers, String url, Properties properties) {
        this.dialect = dialect;
        this.observers = observers;
        this.url = url;
        this.properties = properties;
        this.singleWriter = !dialect.supports(Capability.CONCURRENT_WRITERS);
        this.inMemory = singleWriter && isInMemory(url.toLowerCase(Locale.ROOT));
    }

    /** Such a database exists once per connection, so there must be one only. */
    private static boolean isInMemory(String url) {
        return url.equals("jdbc:sqlite:") || url.contains(":memory:") || url.contains("mode=memory");
    }

    @Override
    public HeldConnection borrow(boolean readOnly) throws SQLException {
        if (closed) {
            throw new IllegalStateException("The engine is closed.");
        }
        return singleWriter && (!readOnly || inMemory) ? borrowWriter() : borrowAny(readOnly);
    }

    private HeldConnection borrowWriter() throws SQLException {
        if (writingThread == Thread.currentThread()) {
            throw new IllegalStateException("This thread uses the one connection that writes to " + dialect.name()
                    + " already and would wait for itself. Close the first session, or use it for this work too.");
        }
        try {
            if (!writing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException(
                        "The one connection that writes to " + dialect.name() + " was in use for " + WAIT_SECONDS
                                + " seconds. Make transactions shorter, or read in read-only ones.",
                        "HYT00",
                        5);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException(
                    "The thread was interrupted while it waited for a connection.", "08001", interrupted);
        }
        try {
            HeldConnection there = writer;
            if (there == null) {
                there = open(true);
                writer = there;
            }
            writingThread = Thread.currentThread();
            return there;
        } catch (SQLException | RuntimeException | Error failure) {
            writing.release();
            throw failure;
        }
    }

    private HeldConnection borrowAny(boolean readOnly) throws SQLException {
        for (HeldConnection held = idle.pollFirst(); held != null; held = idle.pollFirst()) {
            if (singleWriter
                    || System.nanoTime() - held.idleSince() < TRUSTED_NANOS
                    || held.jdbc().isValid(2)) {
                return held;
            }
            end(held);
        }
        return open(!singleWriter);
    }

    private HeldConnection open(boolean writes) throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            dialect.configure(connection);
            dialect.tune(connection, !writes);
            observers.opened(connection);
        } catch (SQLException | RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
        OpenStatements statements = dialect.keepsStatementsOpen() ? new OpenStatements(connection) : null;
        return new HeldConnection(connection, statements, writes);
    }

    @Override
    public void giveBack(HeldConnection held, boolean broken) {
        if (singleWriter && held.isWriter()) {
            try {
                if (broken || closed) {
                    writer = null;
                    end(held);
                }
            } finally {
                writingThread = null;
                writing.release();
            }
        } else if (broken || closed || idle.size() >= MAX_IDLE) {
            end(held);
        } else {
            held.idleFrom(System.nanoTime());
            idle.addFirst(held);
        }
    }

    private static void end(HeldConnection held) {
        try {
            held.jdbc().close();
        } catch (SQLException failure) {
            LOG.warn(
                    "A connection could not be closed cleanly: SQL state {}, error {}.",
                    failure.getSQLState(),
                    failure.getErrorCode());
        }
    }

    @Override
    public void close() {
        closed = true;
        for (HeldConnection held = idle.pollFirst(); held != null; held = idle.pollFirst()) {
            end(held);
        }
        if (writing.tryAcquire()) {
            HeldConnection unused = writer;
            writer = null;
            if (unused != null) {
                end(unused);
            }
            writing.release();
        }
    }
}
