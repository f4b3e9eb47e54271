package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.SessionLock;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.LockException;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationLockException;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two programs from migrating one database at once. It ends with the connection, so a program that is killed leaves none behind.
 *
 * <p>Where the database has locks of sessions, the connection of the migration takes one; it asks in auto-commit mode and never waits in
 * the database, or indexes could not be created concurrently. Elsewhere a second connection holds a row. Where there is one writer at a
 * time, the transaction of each revision is the lock.
 */
final class RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    private static final long PAUSE_MILLIS = 50;

    private final @Nullable EngineConnection second;
    private final @Nullable Runnable release;

    private RunLock(@Nullable EngineConnection second, @Nullable Runnable release) {
        this.second = second;
        this.release = release;
    }

    static RunLock acquire(Engine engine, EngineConnection connection, TableName history, Duration wait) {
        Dialect dialect = connection.dialect();
        SessionLock lock = dialect.sessionLock(history.toString());
        long deadline = System.nanoTime() + wait.toNanos();
        if (lock != null) {
            while (!isTrue(connection, lock.tryAcquire())) {
                pause(deadline, wait, () -> holder(connection, lock));
            }
            return new RunLock(null, () -> isTrue(connection, lock.release()));
        } else if (dialect.supports(Capability.CONCURRENT_WRITERS)) {
            return row(engine, new TableName(history.schema(), history.name() + HistoryTable.LOCK), deadline, wait);
        }
        return new RunLock(null, null);
    }

    private static boolean isTrue(EngineConnection connection, String sql) {
        CompiledStatement statement = new CompiledStatement(sql, Operation.SELECT, "lock", List.of(), List.of());
        return connection.query(statement, Parameters.NONE, row -> {
            if (!row.next()) {
                return false;
            }
            String answer = row.getString(1);
            return answer != null && !answer.equals("0") && !answer.equals("f") && !answer.equals("false");
        });
    }

    private static RunLock row(Engine engine, TableName name, long deadline, Duration wait) {
        EngineConnection second = second(engine);
        try {
            create(second, name, deadline, wait);
            while (true) {
                second.begin(TransactionOptions.READ_WRITE);
                try {
                    second.unsafeSql("select id from " + quoted(second.dialect(), name) + " for update")
                            .list(Integer.class);
                    return new RunLock(second, null);
                } catch (LockException taken) {
                    second.rollback();
                    pause(deadline, wait, () -> "");
                }
            }
        } catch (RuntimeException e) {
            second.close();
            throw e;
        }
    }

    private static EngineConnection second(Engine engine) {
        try {
            return engine.connect(false);
        } catch (DatabaseException none) {
            throw new MigrationException(
                    engine.dialect().name()
                            + " has no locks of sessions, so a second connection holds the one that keeps"
                            + " programs from migrating at once, and there is none: " + none.getMessage()
                            + " Let the pool have two. Nothing was changed.",
                    none);
        }
    }

    /** The table may be made by several programs at once, of which all but one fail. */
    private static void create(EngineConnection second, TableName name, long deadline, Duration wait) {
        Column<Integer> id = Column.of("id", SqlType.INTEGER).notNull();
        Table table = Table.builder(name).column(id).primaryKey("id").build();
        while (new Inspector(second).table(name).isEmpty()) {
            try {
                second.dialect()
                        .ddl()
                        .compile(new CreateTable(table, List.of(), true))
                        .forEach(sql -> run(second, sql));
            } catch (LockException taken) {
                pause(deadline, wait, () -> "");
            } catch (DatabaseException refused) {
                if (new Inspector(second).table(name).isEmpty()) {
                    throw refused;
                }
            }
        }
        try {
            run(
                    second,
                    "insert into " + quoted(second.dialect(), name) + " ("
                            + second.dialect().quote("id") + ") values (1)");
        } catch (UniqueViolationException | LockException alreadyThere) {
            // One row is enough for everybody, and who holds it has it.
        }
    }

    private static void run(EngineConnection connection, String sql) {
        connection.update(new CompiledStatement(sql, Operation.OTHER, "lock", List.of(), List.of()), Parameters.NONE);
    }

    private static String quoted(Dialect dialect, TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }

    /** Which connection of the server has the lock, so that somebody can look what it does. */
    private static String holder(EngineConnection connection, SessionLock lock) {
        return connection.unsafeSql(lock.holder()).list(String.class).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(holder -> " (" + holder + ")")
                .orElse("");
    }

    private static void pause(long deadline, Duration wait, Supplier<String> holder) {
        if (System.nanoTime() >= deadline) {
            throw new MigrationLockException("Another program migrates this database" + holder.get()
                    + " and did not end within " + wait
                    + ". Nothing was changed. Wait for it and run the command again.");
        }
        sleep(PAUSE_MILLIS);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "The wait for another program on this database was interrupted. Run the command again.", e);
        }
    }

    /** A lock whose connection is broken has ended with it. */
    void close() {
        try {
            if (release != null) {
                release.run();
            }
        } catch (DatabaseException broken) {
            LOG.debug("The lock ended with its connection: {}", broken.getMessage());
        } finally {
            if (second != null) {
                second.close();
            }
        }
    }
}
