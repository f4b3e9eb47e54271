package dev.orm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.benchmarks.ours.OrmProvider;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts at the driver what this library sends: one for an execution, one for a JDBC batch; begin and commit are left out. */
@EachDatabase
class StatementCountTest {

    @ParameterizedTest(name = "read-only {0}")
    @ValueSource(booleans = {false, true})
    void noWorkloadSendsMoreThanItMust(boolean readOnly, TestDatabase database) {
        DataSource source = BenchmarkDatabase.dataSource(database);
        BenchmarkDatabase tables = new BenchmarkDatabase(database.kind(), source);
        tables.create();
        CountingDataSource counting = new CountingDataSource(source);
        Map<Workload, Long> sent = new EnumMap<>(Workload.class);
        try (HikariDataSource pool = BenchmarkDatabase.pool(counting);
                Contender orm = new OrmProvider(readOnly).open(database.kind(), pool)) {
            for (Workload workload : orm.workloads()) {
                long before = counting.executions();
                workload.run(orm, 0);
                sent.put(workload, counting.executions() - before);
                workload.clean(tables);
            }
        }
        assertThat(sent).isEqualTo(expected(database.kind(), readOnly));
    }

    private static Map<Workload, Long> expected(DatabaseKind kind, boolean readOnly) {
        Map<Workload, Long> expected = new EnumMap<>(Workload.class);
        for (Workload workload : Workload.values()) {
            expected.put(workload, 1L);
        }
        // One for each level of the graph, one for the association of the page.
        expected.put(Workload.W6, 3L);
        expected.put(Workload.W10, 2L);
        // The query and two batches of 500; a savepoint is set and released around both where only it lets a failed
        // row be named.
        boolean savepoints = kind == DatabaseKind.SQLITE || kind == DatabaseKind.MARIADB;
        expected.put(Workload.W8, savepoints ? 5L : 3L);
        // Statements of as many rows as pay on the database.
        expected.put(Workload.W7, kind == DatabaseKind.SQLITE || kind == DatabaseKind.H2 ? 10L : 2L);
        if (readOnly) {
            expected.remove(Workload.W7);
            expected.remove(Workload.W8);
        }
        return expected;
    }
}
