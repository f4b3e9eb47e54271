package dev.orm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.engine.DataConversionException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Fixture;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.engine.internal.StatementKey;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Statement;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole statements put together at random are understood by the database or refused by an error of ours; those made alike are equal,
 * and no value that they hold stands in their text.
 */
@EachDatabase
class RandomStatementTest {

    private static final int STATEMENTS = Integer.getInteger("orm.test.statements", 400);

    private static final Pattern VALUES = Pattern.compile("\\b70\\d\\d\\b|payload|pay'load|2024");

    /** The same statements in every build: one that a database fails on is for those who look for it, by other seeds. */
    private final long seed = Long.getLong("orm.test.seed", 20_261_125L);

    @Test
    @Tag("SEC-02")
    @Tag("SEC-04")
    void areUnderstoodOrRefusedByAnErrorOfOurs(TestDatabase database) {
        Random seeds = new Random(seed);
        List<String> faults = new ArrayList<>();
        int understood = 0;
        try (Fixture db = Fixture.open(database)) {
            fill(db);
            for (int i = 0; i < STATEMENTS; i++) {
                long one = seeds.nextLong();
                try {
                    understood += isUnderstood(db, one) ? 1 : 0;
                } catch (RuntimeException | Error e) {
                    faults.add("seed of the statement " + one + ": " + e);
                }
            }
        }
        faults.stream().limit(12).forEach(fault -> System.getLogger("fuzz").log(System.Logger.Level.WARNING, fault));
        assertThat(faults)
                .as("of %d statements with orm.test.seed=%d", STATEMENTS, seed)
                .isEmpty();
        assertThat(understood).as("understood with orm.test.seed=%d", seed).isGreaterThan(STATEMENTS / 2);
    }

    private static void fill(Fixture db) {
        db.create(Trees.TABLE);
        for (int i = 0; i < 4; i++) {
            db.insert(
                    Trees.TABLE,
                    List.of(Trees.ID, Trees.N, Trees.AMOUNT, Trees.WORD, Trees.FLAG, Trees.DAY, Trees.DOC),
                    new Object[] {
                        i,
                        7000 + i,
                        BigDecimal.valueOf(i),
                        "w" + i,
                        i % 2 == 0,
                        LocalDate.of(2024, 2, 27 + i % 2),
                        Json.of("{\"a\": " + i + "}")
                    });
        }
    }

    private static boolean isUnderstood(Fixture db, long seed) {
        Statement statement;
        String sql;
        try {
            statement = new RandomStatements(seed).statement();
            Statement again = new RandomStatements(seed).statement();
            assertThat(again).isEqualTo(statement).hasSameHashCodeAs(statement);
            assertThat(StatementKey.of(statement)).isEqualTo(again).hasSameHashCodeAs(statement);
            CompiledStatement compiled = db.engine().dialect().compile(statement, BindCollector.indexing(statement));
            sql = compiled.sql();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).hasSizeGreaterThan(30);
            return false;
        }
        assertThat(VALUES.matcher(sql).results().map(found -> found.group()).toList())
                .as("values in %s", sql)
                .isEmpty();
        db.connection().begin(TransactionOptions.READ_WRITE);
        try {
            if (statement instanceof RowStatement<?> rows) {
                db.connection().query(rows).list();
            } else {
                db.connection().execute((Change) statement);
            }
        } catch (UniqueViolationException | DataConversionException dataOfTheRows) {
            return true;
        } catch (DatabaseException e) {
            if (e.kind() == Kind.CARDINALITY) {
                return true;
            }
            throw new AssertionError(e.getClass().getSimpleName() + " " + e.getMessage(), e);
        } finally {
            db.connection().rollback();
        }
        return true;
    }
}
