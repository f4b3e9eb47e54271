package dev.orm.session;

import static dev.orm.session.QWriteStormTest_Account.account;
import static dev.orm.session.QWriteStormTest_Savings.savings;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.Retry;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many threads that change few rows at the same time, in any order. */
@EachDatabase
class WriteStormTest {

    private static final int THREADS = 8;
    private static final int ROWS = 10;
    private static final int EACH = Integer.getInteger("orm.test.storm", 40);

    /** Nothing tells that a row is stale: the last one who writes it is right. */
    @Entity
    static class Account {
        @Id
        Long id;

        int left;
        int right;
        int both;

        Account() {}

        Account(long id) {
            this.id = id;
        }
    }

    @Entity
    static class Savings {
        @Id
        Long id;

        long amount;

        @Version
        int version;

        @Nullable
        String owner;

        Savings() {}

        Savings(long id, long amount) {
            this.id = id;
            this.amount = amount;
        }
    }

    /** The database orders these ids in its own way. */
    @Entity
    static class Purse {
        @Id
        String id;

        int left;
        int right;

        Purse() {}

        Purse(String id) {
            this.id = id;
        }
    }

    private final StatementLog log = new StatementLog();
    private final long seed = Long.getLong("orm.test.seed", System.nanoTime());
    private SessionFactory sessions;

    @BeforeEach
    void fill(TestDatabase database) {
        Engine engine = Engine.builder()
                .url(database.url())
                .credentials(database.username(), database.password())
                .build();
        sessions = SessionFactory.builder(engine)
                .entities(Account.class, Savings.class)
                .build();
        sessions.schema().createMissing();
        sessions.inTransactionWithoutResult(session -> {
            for (long id = 1; id <= ROWS; id++) {
                session.add(new Account(id));
                session.add(new Savings(id, 100));
            }
        });
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private List<Savings> stored() {
        return sessions.inReadOnlyTransaction(
                session -> session.query(select(savings)).list());
    }

    private boolean isConcurrent() {
        return sessions.engine().dialect().supports(Capability.CONCURRENT_WRITERS);
    }

    private void storm(Consumer<Random> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                all.add(() -> {
                    for (int i = 0; i < EACH; i++) {
                        work.accept(random);
                    }
                    return EACH;
                });
            }
            for (Future<Integer> each : threads.invokeAll(all)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Changes some rows, each in columns of its own choice. */
    private static void change(Session session, List<Account> accounts, Random random) {
        for (Account each : accounts) {
            switch (random.nextInt(3)) {
                case 0 -> each.left++;
                case 1 -> each.right++;
                default -> {
                    each.left++;
                    each.right++;
                }
            }
        }
        session.flush();
    }

    @Test
    @Tag("FAULT-11")
    void flushesThatChangeTheSameRowsNeverWaitForEachOtherInACircle() throws Exception {
        AtomicInteger done = new AtomicInteger();
        storm(random -> {
            sessions.inTransactionWithoutResult(session -> {
                List<Account> accounts =
                        new ArrayList<>(session.query(select(account)).list());
                Collections.shuffle(accounts, random);
                change(session, accounts.subList(0, 2 + random.nextInt(ROWS - 2)), random);
            });
            done.incrementAndGet();
        });
        assertThat(done).as("units of work without a conflict, seed " + seed).hasValue(THREADS * EACH);
    }

    @Test
    @Tag("FAULT-14")
    @Tag("FAULT-11")
    void amongManyWhoChangeTheSameRowsNoChangeIsLost() throws Exception {
        AtomicInteger stale = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<DatabaseException> other = new ArrayList<>();
        storm(random -> {
            long from = 1 + random.nextInt(ROWS);
            long to = 1 + (from + random.nextInt(ROWS - 1)) % ROWS;
            AtomicInteger tries = new AtomicInteger();
            Retry.onConflict().tries(1000).run(() -> {
                tries.incrementAndGet();
                try {
                    return sessions.inTransaction(session -> {
                        session.getOrThrow(Savings.class, from).amount--;
                        session.getOrThrow(Savings.class, to).amount++;
                        return 1;
                    });
                } catch (StaleEntityException e) {
                    stale.incrementAndGet();
                    throw e;
                } catch (DatabaseException e) {
                    synchronized (other) {
                        other.add(e);
                    }
                    throw e;
                }
            });
            most.accumulateAndGet(tries.get(), Math::max);
        });
        List<Savings> all = stored();
        assertThat(all.stream().mapToLong(each -> each.amount).sum())
                .as("sum, seed " + seed)
                .isEqualTo(100 * ROWS);
        assertThat(all.stream().mapToInt(each -> each.version).sum())
                .as("changes")
                .isEqualTo(2 * THREADS * EACH);
        assertThat(other).as("anything but stale rows, seed " + seed).isEmpty();
        if (!isConcurrent()) {
            assertThat(stale).as("one writes at a time").hasValue(0);
        }
    }

    @Test
    @Tag("FAULT-14")
    void aBatchNamesTheOneRowThatIsStale() {
        sessions.inTransactionWithoutResult(session -> {
            for (long id = ROWS + 1; id <= 100; id++) {
                session.add(new Savings(id, 100));
            }
        });
        for (long wanted : new long[] {1, 57, 100}) {
            sessions.inTransactionWithoutResult(
                    session -> session.getOrThrow(Savings.class, wanted).owner = "someone else " + wanted);
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session -> {
                        List<Savings> read = session.query(select(savings)).list();
                        read.forEach(each -> each.amount++);
                        // As if it had been read before the other transaction.
                        read.stream().filter(each -> each.id == wanted).forEach(each -> each.version--);
                    }))
                    .isInstanceOfSatisfying(StaleEntityException.class, e -> {
                        assertThat(e.id()).isEqualTo(wanted);
                        assertThat(e.entityType()).isEqualTo(Savings.class);
                    })
                    .hasMessageStartingWith("Savings#" + wanted + " could not be updated");
            assertThat(stored())
                    .as("nothing was written")
                    .hasSize(100)
                    .allSatisfy(each -> assertThat(each.amount).isEqualTo(100));
        }
    }

    @Test
    @Tag("FAULT-14")
    void aDriverThatDoesNotSayWhatItMatchedIsRefused(TestDatabase database) {
        DataSource silent = proxy(DataSource.class, database.dataSource());
        SessionFactory others = SessionFactory.builder(
                        Engine.builder().dataSource(silent).build())
                .entities(Account.class, Savings.class)
                .build();
        assertThatThrownBy(() -> others.inTransactionWithoutResult(
                        session -> session.query(select(savings)).list().forEach(each -> each.amount++)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("useBulkStmts");
        assertThat(stored()).allSatisfy(each -> assertThat(each.amount).isEqualTo(100));
    }

    /** Passes on to a driver, which however tells of no row of a batch what it matched. */
    private static <T> T proxy(Class<T> type, Object driver) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(driver, arguments);
                        if (method.getName().equals("executeBatch")) {
                            int[] counts = (int[]) result;
                            Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
                            return counts;
                        } else if (result instanceof PreparedStatement) {
                            return proxy(PreparedStatement.class, result);
                        } else if (result instanceof Connection) {
                            return proxy(Connection.class, result);
                        }
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Test
    @Tag("FAULT-11")
    @Tag("SESSION-22")
    void rowsThatDifferInDifferentColumnsAreWrittenInTheOrderOfTheirKeys(TestDatabase database) {
        sessions = SessionFactory.builder(Engine.builder()
                        .dataSource(database.dataSource())
                        .listener(log)
                        .build())
                .entities(Account.class, Savings.class)
                .build();
        String left = "update account set left = ? where id = ?";
        String right = "update account set right = ? where id = ?";
        assertThat(changed("llrr")).containsExactly(left + " x2", right + " x2");
        boolean concurrent = isConcurrent();
        assertThat(changed("lrl"))
                .containsExactlyElementsOf(concurrent ? List.of(left, right, left) : List.of(left + " x2", right));
        List<String> mixed = changed("lrlrlr");
        if (concurrent) {
            assertThat(mixed.get(0))
                    .startsWith("select id from account where id in (?)")
                    .contains("order by id")
                    .endsWith(" for update");
            mixed = mixed.subList(1, mixed.size());
        }
        assertThat(mixed).containsExactly(left + " x3", right + " x3");
        assertThat(database.kind() == DatabaseKind.SQLITE).isEqualTo(!concurrent);
    }

    @Test
    @Tag("FAULT-11")
    void rowsWhoseIdsAreNoNumbersAreLockedFirstWhereItSavesALot(TestDatabase database) {
        try (SessionFactory purses = SessionFactory.builder(Engine.builder()
                        .dataSource(database.dataSource())
                        .listener(log)
                        .build())
                .entities(Purse.class)
                .build()) {
            purses.schema().createMissing();
            purses.inTransactionWithoutResult(session -> {
                for (int i = 10; i < 30; i++) {
                    session.add(new Purse("p" + i));
                }
            });
            boolean concurrent = isConcurrent();
            assertThat(written(purses, 16)).hasSize(concurrent ? 16 : 2).noneMatch(sql -> sql.startsWith("select"));
            List<String> many = written(purses, 20);
            assertThat(many).hasSize(concurrent ? 3 : 2);
            assertThat(many.get(0)).matches(sql -> sql.endsWith(" for update") == concurrent);
            assertThat(many)
                    .endsWith(
                            "update purse set left = ? where id = ? x10",
                            "update purse set right = ? where id = ? x10");
        }
    }

    /** Changes the left and the right column of one row after the other. */
    private List<String> written(SessionFactory purses, int rows) {
        purses.inTransactionWithoutResult(session -> {
            for (int i = 0; i < rows; i++) {
                Purse purse = session.getOrThrow(Purse.class, "p" + (10 + i));
                if (i % 2 == 0) {
                    purse.left++;
                } else {
                    purse.right++;
                }
            }
            log.sent();
        });
        return log.sent();
    }

    /** Changes the first rows, the left or the right column of each. */
    private List<String> changed(String columns) {
        sessions.inTransactionWithoutResult(session -> {
            List<Account> accounts =
                    session.query(select(account).orderBy(account.id.asc())).list();
            for (int i = columns.length() - 1; i >= 0; i--) {
                if (columns.charAt(i) == 'l') {
                    accounts.get(i).left++;
                } else {
                    accounts.get(i).right++;
                }
            }
            log.sent();
        });
        return log.sent();
    }
}
