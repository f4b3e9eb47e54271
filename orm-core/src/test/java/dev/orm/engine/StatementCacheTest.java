package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Insert;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatementCacheTest {

    private static final ColumnRef<Integer> AGE = People.PERSON.column(People.AGE);

    private final StatementCache cache = new StatementCache(16);

    private <T> T get(Object key, Supplier<T> make) {
        return cache.get(key, same -> same, make);
    }

    private static Select<?> select(int age, List<Integer> ages, long limit) {
        return Sql.select(AGE)
                .from(People.PERSON)
                .where(AGE.gt(age).and(AGE.in(ages)))
                .limit(limit);
    }

    @Test
    @Tag("CORE-50")
    void statementsThatDifferInValuesOnlyAreOneEntry() {
        Object first = get(select(1, List.of(1), 10), Object::new);
        Object second = get(select(2, List.of(1, 2, 3), 20), Object::new);
        assertThat(second).isSameAs(first);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(1);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    @Tag("CORE-50")
    void statementsThatDifferInStructureAreNot() {
        List<Select<?>> different = List.of(
                Sql.select(AGE).from(People.PERSON),
                Sql.select(AGE).from(People.PERSON).distinct(),
                Sql.select(AGE).from(People.PERSON).where(AGE.gt(1)),
                Sql.select(AGE).from(People.PERSON).where(AGE.ge(1)),
                Sql.select(AGE).from(People.PERSON).where(AGE.gt(1)).limit(1),
                Sql.select(AGE).from(People.PERSON).orderBy(AGE.asc()),
                Sql.select(AGE).from(People.PERSON).orderBy(AGE.desc()),
                Sql.select(AGE).from(People.PERSON).orderBy(AGE.asc().nullsFirst()),
                Sql.select(AGE).from(People.PERSON).forUpdate(),
                Sql.select(AGE).from(new dev.orm.sql.node.TableRef(People.PEOPLE, "x")));
        for (Select<?> statement : different) {
            get(statement, Object::new);
        }
        assertThat(cache.misses()).isEqualTo(different.size());
    }

    @Test
    @Tag("CORE-50")
    void isBoundedAndKeepsWhatIsUsed() {
        Object kept = get("kept", Object::new);
        for (int i = 0; i < 1000; i++) {
            get(i, Object::new);
            assertThat(get("kept", Object::new)).isSameAs(kept);
            assertThat(cache.size()).isLessThanOrEqualTo(17);
        }
    }

    @Test
    @Tag("CORE-50")
    void keepsNoStatementOfVeryManyValues() {
        try (Engine engine = Engine.create("jdbc:h2:mem:")) {
            Insert insert = Sql.insertInto(People.PERSON).columns(AGE);
            for (int rows = 1; rows <= StatementCache.MOST_VALUES + 10; rows++) {
                insert = insert.values(rows);
                if (rows >= StatementCache.MOST_VALUES - 10) {
                    BindCollector binds = new BindCollector();
                    insert.collectBinds(binds);
                    assertThat(engine.compiled(insert, binds).sql()).contains("values");
                }
            }
            assertThat(engine.statementCache().size()).isEqualTo(11);
            assertThat(engine.statementCache().misses()).isEqualTo(21);
        }
    }

    @Test
    @Tag("CORE-50")
    void makesAnEntryOnceForManyThreads() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            all.add(threads.submit(() -> get("key", made::incrementAndGet)));
        }
        for (Future<Integer> future : all) {
            assertThat(future.get()).isEqualTo(1);
        }
        threads.shutdown();
    }

    @Test
    @Tag("CORE-50")
    void forgetsWhatFailed() {
        assertThatThrownBy(() -> get("key", () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(this.<String>get("key", () -> "yes")).isEqualTo("yes");
    }
}
