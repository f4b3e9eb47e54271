package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.engine.ConnectionException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pool whose connections are all in use. */
class PoolExhaustionTest {

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:exhausted");
        pool.setPoolName("small");
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(250);
        return pool;
    }

    @Test
    @Tag("ENGINE-17")
    @Tag("FAULT-06")
    void saysHowManyConnectionsThereAreAndWhatToDo() {
        try (HikariDataSource pool = pool();
                Engine engine = Engine.builder().dataSource(pool).build()) {
            try (EngineConnection first = engine.connect(false);
                    EngineConnection second = engine.connect(false)) {
                assertThat(first.dialect()).isEqualTo(second.dialect());
                long start = System.nanoTime();
                assertThatThrownBy(() -> engine.connect(false))
                        .isInstanceOf(ConnectionException.class)
                        .hasMessageContaining("No connection to H2 became free in time: all are in use")
                        .hasMessageContaining("let it join the outer one")
                        .hasMessageContaining("small")
                        .hasMessageContaining("total=2, active=2, idle=0");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(engine.<Integer>inTransaction(
                            c -> c.unsafeSql("select 1").list(Integer.class).get(0)))
                    .isEqualTo(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }
}
