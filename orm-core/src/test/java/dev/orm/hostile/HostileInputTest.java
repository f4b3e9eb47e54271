package dev.orm.hostile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strings made at random out of what breaks SQL are data in every place, or refused before anything is sent. */
@EachDatabase
class HostileInputTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    private List<String> payloads;

    @BeforeEach
    void generate(TestDatabase database) {
        System.getLogger(HostileInputTest.class.getName())
                .log(System.Logger.Level.INFO, "orm.test.seed={0}", SEED + "");
        payloads = HostileStrings.generated(new Random(SEED), 300);
    }

    @Test
    @Tag("SEC-13")
    @Tag("SEC-16")
    @Tag("SEC-17")
    @Tag("SEC-18")
    @Tag("SEC-19")
    @Tag("SEC-04")
    void valuesAreData(TestDatabase database) {
        try (Places places = new Places(database)) {
            places.values(payloads);
            places.patterns(payloads);
            places.assertAlive();
        }
    }

    @Test
    @Tag("SEC-07")
    void namesAreNames(TestDatabase database) {
        try (Places places = new Places(database)) {
            places.values(List.of("x"));
            places.names(payloads);
            places.tables(payloads.subList(0, 120));
            Places.tokens(dialect(database), payloads);
        }
    }

    @Test
    @Tag("SEC-05")
    @Tag("SEC-11")
    void wordsAreOfAList(TestDatabase database) {
        try (Places places = new Places(database)) {
            places.words(payloads);
        }
    }

    @Test
    @Tag("SEC-07")
    void aDialectThatQuotesBadlyWouldBeFound(TestDatabase database) {
        Dialect good = dialect(database);
        String delimiter = good.quote("\u00E9").substring(0, 1);
        for (String hole : List.of(delimiter, "")) {
            Dialect broken = quoting(good, hole);
            assertThatThrownBy(() -> Places.tokens(broken, payloads)).isInstanceOf(AssertionError.class);
        }
    }

    private static Dialect dialect(TestDatabase database) {
        return Dialects.forUrl(database.url());
    }

    /** A dialect that forgets to double the delimiter, or to quote at all; its compiler is that of the good one. */
    private static Dialect quoting(Dialect good, String delimiter) {
        return (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("compile")) {
                        return compiled(good, (Dialect) proxy, (Statement) arguments[0], (BindCollector) arguments[1]);
                    }
                    if (method.getName().equals("quote")) {
                        good.quote((String) arguments[0]);
                        return delimiter + arguments[0] + delimiter;
                    }
                    try {
                        return method.invoke(good, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static CompiledStatement compiled(Dialect good, Dialect broken, Statement statement, BindCollector binds)
            throws ReflectiveOperationException {
        Method make = StandardDialect.class.getDeclaredMethod("compiler", BindCollector.class);
        make.setAccessible(true);
        StatementCompiler compiler = (StatementCompiler) make.invoke(good, binds);
        Class<?> type = StatementCompiler.class;
        while (type.getSuperclass() != Object.class) {
            type = type.getSuperclass();
        }
        Field dialect = type.getDeclaredField("dialect");
        dialect.setAccessible(true);
        dialect.set(compiler, broken);
        return compiler.compile(statement);
    }
}
