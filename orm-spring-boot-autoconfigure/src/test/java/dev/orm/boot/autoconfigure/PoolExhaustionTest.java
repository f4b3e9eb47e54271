package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.dialect.Capability;
import dev.orm.engine.ConnectionException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pool whose connections are all in use. */
@EachDatabase
class PoolExhaustionTest {

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setPoolName("small");
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(1000);
        return pool;
    }

    @Test
    @Tag("ENGINE-17")
    @Tag("FAULT-06")
    void saysHowManyConnectionsThereAreAndWhatToDo(TestDatabase database) {
        try (HikariDataSource pool = pool(database);
                Engine engine = Engine.builder().dataSource(pool).build()) {
            try (EngineConnection first = engine.connect(false);
                    EngineConnection second = engine.connect(false)) {
                String name = first.dialect().name();
                assertThat(second.dialect()).isEqualTo(first.dialect());
                assertThatThrownBy(() -> engine.connect(false))
                        .isInstanceOf(ConnectionException.class)
                        .hasMessageContaining("No connection to " + name + " became free in time: all are in use")
                        .hasMessageContaining("let it join the outer one")
                        .hasMessageContaining("small")
                        .hasMessageContaining("total=2, active=2, idle=0")
                        .satisfies(error -> assertThat(error.getMessage().contains("has one connection that writes"))
                                .isEqualTo(!first.dialect().supports(Capability.CONCURRENT_WRITERS)));
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(2);
            }
            assertThat(engine.<Integer>inTransaction(
                            c -> c.unsafeSql("select 1").list(Integer.class).get(0)))
                    .isEqualTo(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    @Tag("ENGINE-17")
    @Tag("FAULT-06")
    void aTransactionInsideAnotherOneNeedsASecondConnection(TestDatabase database) {
        try (HikariDataSource pool = pool(database)) {
            pool.setMaximumPoolSize(1);
            try (Engine engine = Engine.builder().dataSource(pool).build()) {
                engine.inTransaction(outer -> {
                    assertThatThrownBy(() -> engine.inTransaction(inner -> 1))
                            .isInstanceOf(ConnectionException.class)
                            .hasMessageContaining("needs a second connection")
                            .hasMessageContaining("total=1, active=1, idle=0");
                    return outer.unsafeSql("select 1").list(Integer.class);
                });
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            }
        }
    }
}
