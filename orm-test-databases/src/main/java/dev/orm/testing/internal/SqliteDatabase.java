package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in a temporary directory; a new file after every reset. */
final class SqliteDatabase implements ManagedDatabase {

    private static final int BUSY_TIMEOUT_MILLIS = 5000;

    private final Path directory = newDirectory();
    private int generation;

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.SQLITE;
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + file();
    }

    @Override
    public String username() {
        return "";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public DataSource dataSource() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url());
        return source;
    }

    @Override
    public void reset() {
        deleteFiles();
        generation++;
    }

    @Override
    public void close() {
        deleteFiles();
        delete(directory);
    }

    private Path file() {
        return directory.resolve("test" + generation + ".db");
    }

    private void deleteFiles() {
        String name = file().getFileName().toString();
        for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
            delete(directory.resolve(name + suffix));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stillOpen) {
            path.toFile().deleteOnExit();
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("orm-test-sqlite");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary directory for a SQLite test database. Set java.io.tmpdir to a writable directory.",
                    e);
        }
    }
}
