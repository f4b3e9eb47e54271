package dev.orm.testing.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts PostgreSQL from the binaries on the class path, tuned for speed: a crash of the machine loses its data. */
final class EmbeddedPostgresql {

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(90);

    /** Held for the life of the JVM: a collected watchdog would take its pipe, and so the server, with it. */
    private static final Queue<ServerWatchdog> WATCHDOGS = new ConcurrentLinkedQueue<>();

    private EmbeddedPostgresql() {}

    static PostgresqlServer start() {
        try {
            Path directory = Files.createTempDirectory("orm-test-postgresql");
            boolean watched = ServerWatchdog.isAvailable();
            EmbeddedPostgres server = start(directory, !watched);
            if (watched) {
                WATCHDOGS.add(ServerWatchdog.guard(directory, directory.resolve("data/postmaster.pid")));
            }
            return new PostgresqlServer("//localhost:" + server.getPort() + "/", "postgres", "", "postgres", "");
        } catch (IOException | RuntimeException e) {
            throw new DatabaseFailure(
                    "The embedded PostgreSQL does not start on this machine. Point the tests at an installed server "
                            + "with -Dorm.test.postgresql.url=jdbc:postgresql://host:port/database (and .username, "
                            + ".password), or leave PostgreSQL out with -Dorm.test.databases=sqlite,h2.",
                    e);
        }
    }

    private static EmbeddedPostgres start(Path directory, boolean stopByHook) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setRegisterShutdownHook(stopByHook)
                .setPGStartupWait(STARTUP_LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_connections", "100")
                .setServerConfig("deadlock_timeout", "200ms")
                .start();
    }
}
