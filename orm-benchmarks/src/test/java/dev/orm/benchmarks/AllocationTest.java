package dev.orm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.benchmarks.ours.OrmProvider;
import dev.orm.benchmarks.raw.RawProvider;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts bytes, which do not depend on how busy the machine is. The least of many runs counts: until the compiler is done,
 * objects are made that it later does without.
 */
@EachDatabase
class AllocationTest {

    private static final int ROWS = 1000;
    private static final int WARM_UP = 300;
    private static final int RUNS = 50;

    private final ThreadMeter meter = new ThreadMeter();

    @ParameterizedTest(name = "read-only {0}: at most {1} bytes")
    @CsvSource({"false, 130", "true, 70"})
    void aRowOfAListCostsFewBytesMoreThanByHand(boolean readOnly, long limit, TestDatabase database) {
        DataSource source = BenchmarkDatabase.dataSource(database);
        new BenchmarkDatabase(database.kind(), source).create();
        try (HikariDataSource pool = BenchmarkDatabase.pool(source);
                Contender raw = new RawProvider(false).open(database.kind(), pool);
                Contender orm = new OrmProvider(readOnly).open(database.kind(), pool)) {
            long byHand = leastBytesOfList(raw);
            long ours = leastBytesOfList(orm);
            assertThat((ours - byHand) / ROWS)
                    .as("bytes per row beyond the %d of plain JDBC", byHand / ROWS)
                    .isLessThanOrEqualTo(limit);
        }
    }

    private long leastBytesOfList(Contender contender) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            long before = meter.allocatedBytes();
            int rows = contender.items(ROWS).size();
            long bytes = meter.allocatedBytes() - before;
            assertThat(rows).isEqualTo(ROWS);
            least = Math.min(least, bytes);
        }
        return least;
    }

    @Test
    void theMeterSeesWhatAThreadAllocates() {
        long before = meter.allocatedBytes();
        byte[] block = new byte[1_000_000];
        assertThat(meter.allocatedBytes() - before).isBetween((long) block.length, block.length + 100_000L);
    }
}
