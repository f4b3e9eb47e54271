package dev.orm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.internal.ManagedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import javax.sql.DataSource;

/**
 * All contenders on one database, in a JVM of its own. A round gives every contender its turn, so whatever else the machine
 * does meets all of them; the first one of a round is another each time.
 */
final class DatabaseRun {

    private static final int LONGEST_REASON = 400;

    /** A sample lasts for its time of CPU, so that a busy machine does not measure cold code; but not forever. */
    private static final int MOST_WALL_PER_CPU = 6;

    /** A thread that writes mostly waits for the server, and code that was called too seldom would be measured cold. */
    private static final int MOST_WALL_PER_CPU_OF_WARM_UP = 30;

    private final Options options;
    private final DatabaseKind kind;
    private final BenchmarkDatabase database;
    private final DataSource dataSource;
    private final Clock clock = new Clock();
    private final List<String> lines = new ArrayList<>();

    private DatabaseRun(Options options, ManagedDatabase server) {
        this.options = options;
        this.kind = server.kind();
        this.dataSource = BenchmarkDatabase.dataSource(server);
        this.database = new BenchmarkDatabase(kind, dataSource);
    }

    /** Takes the options of {@link Benchmark}, with one database, and the file for the results as the last argument. */
    public static void main(String[] arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        Path results = Path.of(all.remove(all.size() - 1));
        Options options = Options.parse(all.toArray(String[]::new));
        // Some libraries log past SLF4J.
        LogManager.getLogManager().reset();
        DatabaseKind kind = options.databases().iterator().next();
        try (ManagedDatabase server = ManagedDatabase.create(kind)) {
            DatabaseRun run = new DatabaseRun(options, server);
            run.run();
            Files.write(results, run.lines);
        }
    }

    private void run() {
        database.create();
        describe();
        List<ContenderProvider> providers = Contenders.all().stream()
                .filter(provider -> options.includes(provider.name()))
                .toList();
        Map<String, List<Workload>> passed = verify(providers);
        try (HikariDataSource pool = BenchmarkDatabase.pool(dataSource)) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            for (ContenderProvider provider : providers) {
                if (passed.containsKey(provider.name())) {
                    contenders.put(provider.name(), provider.open(kind, pool));
                }
            }
            for (Workload workload : options.workloads()) {
                Map<String, Contender> running = new LinkedHashMap<>(contenders);
                running.keySet()
                        .removeIf(name -> !passed.getOrDefault(name, List.of()).contains(workload));
                compare(workload, running);
            }
            contenders.values().forEach(Contender::close);
        }
    }

    private void describe() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            lines.add(String.join(
                    "\t",
                    "database",
                    kind.name(),
                    about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
                    about.getDriverName() + " " + about.getDriverVersion()));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + kind.label() + " does not tell its version.", e);
        }
    }

    /** Returns which workloads each contender does as told; says why it does not do the others. */
    private Map<String, List<Workload>> verify(List<ContenderProvider> providers) {
        Map<String, List<Workload>> passed = new LinkedHashMap<>();
        CountingDataSource counting = new CountingDataSource(dataSource);
        Check check = new Check(database);
        try (HikariDataSource pool = BenchmarkDatabase.pool(counting);
                Contender baseline = providers.get(0).open(kind, pool)) {
            for (ContenderProvider provider : providers) {
                lines.add(String.join("\t", "contender", kind.name(), provider.name(), provider.description()));
                try (Contender contender = provider.open(kind, pool)) {
                    for (Workload workload : options.workloads()) {
                        if (contender.workloads().contains(workload)) {
                            verify(provider.name(), workload, contender, baseline, check, counting, passed);
                        }
                    }
                }
            }
        }
        return passed;
    }

    private void verify(
            String name,
            Workload workload,
            Contender contender,
            Contender baseline,
            Check check,
            CountingDataSource counting,
            Map<String, List<Workload>> passed) {
        try {
            check.verify(workload, contender, baseline);
            long before = counting.executions();
            workload.run(contender, 0);
            long statements = counting.executions() - before;
            workload.clean(database);
            lines.add(String.join("\t", "statements", kind.name(), workload.name(), name, Long.toString(statements)));
            passed.computeIfAbsent(name, key -> new ArrayList<>()).add(workload);
        } catch (RuntimeException e) {
            lines.add(String.join("\t", "failure", kind.name(), workload.name(), name, reasonOf(e)));
        }
    }

    private static String reasonOf(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable at = failure; at != null && reason.length() < LONGEST_REASON; at = at.getCause()) {
            reason.append(reason.isEmpty() ? "" : " <- ").append(at.getClass().getSimpleName());
            reason.append(": ").append(String.valueOf(at.getMessage()).replaceAll("\\s+", " "));
        }
        return reason.length() <= LONGEST_REASON ? reason.toString() : reason.substring(0, LONGEST_REASON) + " …";
    }

    private void compare(Workload workload, Map<String, Contender> contenders) {
        List<String> names = new ArrayList<>(contenders.keySet());
        // Twice, because code that was compiled for the first contender alone is thrown away when the second one comes.
        for (int pass = 0; pass < 2; pass++) {
            for (String name : names) {
                measure(
                        workload,
                        name,
                        contenders.get(name),
                        0,
                        options.warmUpMillis() / 2,
                        MOST_WALL_PER_CPU_OF_WARM_UP);
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            database.tidy();
            for (int turn = 0; turn < names.size(); turn++) {
                String name = names.get((turn + round) % names.size());
                lines.add(
                        measure(workload, name, contenders.get(name), round, options.sampleMillis(), MOST_WALL_PER_CPU)
                                .toLine());
            }
        }
    }

    private Sample measure(Workload workload, String name, Contender contender, int round, int millis, int mostWall) {
        long budget = millis * 1_000_000L;
        long latest = System.nanoTime() + mostWall * budget;
        clock.reset();
        int calls = 0;
        do {
            clock.start();
            for (int i = 0; i < workload.callsPerSample(); i++) {
                clock.keep(workload.run(contender, calls++));
            }
            clock.stop();
            workload.clean(database);
        } while (clock.cpu < budget && System.nanoTime() < latest);
        return clock.sample(kind, workload, name, round, calls);
    }

    /** Adds up what the thread uses between start and stop. */
    private static final class Clock {

        private final ThreadMeter meter = new ThreadMeter();
        private long cpu;
        private long wall;
        private long bytes;
        private long startCpu;
        private long startWall;
        private long startBytes;
        private volatile Object kept = this;

        void reset() {
            cpu = 0;
            wall = 0;
            bytes = 0;
        }

        void start() {
            startBytes = meter.allocatedBytes();
            startWall = System.nanoTime();
            startCpu = meter.cpuNanos();
        }

        void stop() {
            cpu += meter.cpuNanos() - startCpu;
            wall += System.nanoTime() - startWall;
            bytes += meter.allocatedBytes() - startBytes;
        }

        /** Keeps the compiler from leaving out what nobody reads. */
        void keep(Object result) {
            kept = result;
        }

        Sample sample(DatabaseKind kind, Workload workload, String name, int round, long calls) {
            return new Sample(
                    kind,
                    workload,
                    name,
                    round,
                    calls,
                    cpu / (double) calls,
                    wall / (double) calls,
                    bytes / (double) calls);
        }
    }
}
