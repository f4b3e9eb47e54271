package dev.orm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@EachDatabase
class ContenderTest {

    @Test
    void doesWhatTheWorkloadsSay(TestDatabase database) {
        DataSource source = BenchmarkDatabase.dataSource(database);
        BenchmarkDatabase tables = new BenchmarkDatabase(database.kind(), source);
        tables.create();
        Check check = new Check(tables);
        List<ContenderProvider> providers = Contenders.own();
        try (HikariDataSource pool = BenchmarkDatabase.pool(source);
                Contender baseline = providers.get(0).open(database.kind(), pool)) {
            for (ContenderProvider provider : providers.subList(1, providers.size())) {
                try (Contender contender = provider.open(database.kind(), pool)) {
                    for (Workload workload : contender.workloads()) {
                        check.verify(workload, contender, baseline);
                    }
                }
            }
        }
    }
}
