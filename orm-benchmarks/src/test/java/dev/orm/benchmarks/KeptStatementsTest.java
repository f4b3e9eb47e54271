package dev.orm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.benchmarks.ours.OrmProvider;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.EnumSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@EachDatabase(only = DatabaseKind.SQLITE, reason = "The drivers of the others keep prepared statements themselves.")
class KeptStatementsTest {

    @Test
    void aStatementIsPreparedOnceForEachConnectionOfThePool(TestDatabase database) {
        DataSource source = BenchmarkDatabase.dataSource(database);
        BenchmarkDatabase tables = new BenchmarkDatabase(database.kind(), source);
        tables.create();
        CountingDataSource counting = new CountingDataSource(source);
        try (HikariDataSource pool = BenchmarkDatabase.pool(counting);
                Contender orm = new OrmProvider(false).open(database.kind(), pool)) {
            runAll(orm, tables);
            long before = counting.preparations();
            runAll(orm, tables);
            assertThat(counting.preparations()).isEqualTo(before);
        }
    }

    @Test
    void statementsOfAConnectionThatThePoolClosedAreForgotten(TestDatabase database) {
        DataSource source = BenchmarkDatabase.dataSource(database);
        new BenchmarkDatabase(database.kind(), source).create();
        CountingDataSource counting = new CountingDataSource(source);
        try (HikariDataSource pool = BenchmarkDatabase.pool(counting);
                Contender orm = new OrmProvider(false).open(database.kind(), pool)) {
            for (int renewal = 0; renewal < 200; renewal++) {
                assertThat(orm.byId(7)).isNotNull();
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            assertThat(orm.byId(7)).isNotNull();
            long before = counting.preparations();
            assertThat(orm.byId(7)).isNotNull();
            assertThat(counting.preparations()).isEqualTo(before);
        }
    }

    private static void runAll(Contender orm, BenchmarkDatabase tables) {
        for (Workload workload : EnumSet.allOf(Workload.class)) {
            workload.run(orm, 0);
            workload.clean(tables);
        }
    }
}
