package dev.orm.kit;

import dev.orm.kit.suite.DatabaseUnderTest;
import dev.orm.kit.suite.change.BatchSuite;
import dev.orm.kit.suite.change.ConstraintSuite;
import dev.orm.kit.suite.change.InsertSuite;
import dev.orm.kit.suite.change.ReturningSuite;
import dev.orm.kit.suite.change.UpdateDeleteSuite;
import dev.orm.kit.suite.change.UpsertSuite;
import dev.orm.kit.suite.query.AggregateSuite;
import dev.orm.kit.suite.query.ArithmeticSuite;
import dev.orm.kit.suite.query.ArraySuite;
import dev.orm.kit.suite.query.ComparisonSuite;
import dev.orm.kit.suite.query.CteSuite;
import dev.orm.kit.suite.query.GroupingSuite;
import dev.orm.kit.suite.query.InListSuite;
import dev.orm.kit.suite.query.JoinSuite;
import dev.orm.kit.suite.query.JsonChangeSuite;
import dev.orm.kit.suite.query.JsonSuite;
import dev.orm.kit.suite.query.LikeSuite;
import dev.orm.kit.suite.query.OrderingSuite;
import dev.orm.kit.suite.query.PagingSuite;
import dev.orm.kit.suite.query.RowSuite;
import dev.orm.kit.suite.query.RowsSuite;
import dev.orm.kit.suite.query.SetOperationSuite;
import dev.orm.kit.suite.query.SubquerySuite;
import dev.orm.kit.suite.query.TextFunctionSuite;
import dev.orm.kit.suite.query.WindowSuite;
import dev.orm.kit.suite.schema.ClaimSuite;
import dev.orm.kit.suite.schema.DefinitionSuite;
import dev.orm.kit.suite.schema.NameSuite;
import dev.orm.kit.suite.schema.ReflectionSuite;
import dev.orm.kit.suite.schema.TableSuite;
import dev.orm.kit.suite.transaction.ConnectionSuite;
import dev.orm.kit.suite.transaction.CursorSuite;
import dev.orm.kit.suite.transaction.IsolationSuite;
import dev.orm.kit.suite.transaction.LockSuite;
import dev.orm.kit.suite.transaction.TransactionSuite;
import dev.orm.kit.suite.type.DecimalSuite;
import dev.orm.kit.suite.type.NumberSuite;
import dev.orm.kit.suite.type.StructuredSuite;
import dev.orm.kit.suite.type.TextSuite;
import dev.orm.kit.suite.type.TimeSuite;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything that this library promises of a database, as one JUnit test class. A dialect is proved by a subclass:
 *
 * <pre>{@code
 * class AcmeDialectTest extends DialectKit {
 *     @Override
 *     protected KitDatabase open() {
 *         return new AcmeTestDatabase();
 *     }
 * }
 * }</pre>
 *
 * <p>The tests ask what the dialect claims ({@link dev.orm.dialect.Dialect#supports}), never which database it is. What it does not
 * claim must be refused when a statement is compiled, by an {@link dev.orm.dialect.UnsupportedConstructException} that names the
 * construct and the database. Each test finds the database empty and must give back every connection that it borrowed. Tests of
 * one class do not run at the same time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(KitExtension.class)
public abstract class DialectKit {

    private @Nullable KitDatabase database;
    private @Nullable DatabaseUnderTest underTest;

    /** Made by JUnit. */
    protected DialectKit() {}

    /**
     * Opens the database that the dialect is tested on.
     *
     * @return an empty database that nobody else uses; closed after the last test of the class
     */
    protected abstract KitDatabase open();

    /**
     * Returns the tests that this database is known to fail.
     *
     * @return the expected failures, each with its reason; none unless overridden
     */
    protected Expectations expectations() {
        return Expectations.none();
    }

    DatabaseUnderTest underTest() {
        return Objects.requireNonNull(underTest, "no test is running");
    }

    @BeforeAll
    final void openDatabase() {
        database = open();
    }

    @BeforeEach
    final void beginTest() {
        KitDatabase open = Objects.requireNonNull(database, "open() returned no database");
        underTest = new DatabaseUnderTest(open.dialect(), open.dataSource());
    }

    @AfterEach
    final void endTest() {
        try {
            underTest().close();
        } finally {
            Objects.requireNonNull(database).empty();
        }
    }

    @AfterAll
    final void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Nested
    class Comparisons extends ComparisonSuite {}

    @Nested
    class InLists extends InListSuite {}

    @Nested
    class Likes extends LikeSuite {}

    @Nested
    class Orderings extends OrderingSuite {}

    @Nested
    class Pagings extends PagingSuite {}

    @Nested
    class Groupings extends GroupingSuite {}

    @Nested
    class Aggregates extends AggregateSuite {}

    @Nested
    class Windows extends WindowSuite {}

    @Nested
    class Joins extends JoinSuite {}

    @Nested
    class Subqueries extends SubquerySuite {}

    @Nested
    class Arithmetic extends ArithmeticSuite {}

    @Nested
    class TextFunctions extends TextFunctionSuite {}

    @Nested
    class Arrays extends ArraySuite {}

    @Nested
    class JsonValues extends JsonSuite {}

    @Nested
    class JsonChanges extends JsonChangeSuite {}

    @Nested
    class Rows extends RowSuite {}

    @Nested
    class Inserts extends InsertSuite {}

    @Nested
    class Upserts extends UpsertSuite {}

    @Nested
    class Returnings extends ReturningSuite {}

    @Nested
    class SetOperations extends SetOperationSuite {}

    @Nested
    class CommonTableExpressions extends CteSuite {}

    @Nested
    class RowsWithoutTables extends RowsSuite {}

    @Nested
    class UpdatesAndDeletes extends UpdateDeleteSuite {}

    @Nested
    class Batches extends BatchSuite {}

    @Nested
    class Constraints extends ConstraintSuite {}

    @Nested
    class Tables extends TableSuite {}

    @Nested
    class Definitions extends DefinitionSuite {}

    @Nested
    class Names extends NameSuite {}

    @Nested
    class Claims extends ClaimSuite {}

    @Nested
    class Reflection extends ReflectionSuite {}

    @Nested
    class Numbers extends NumberSuite {}

    @Nested
    class Decimals extends DecimalSuite {}

    @Nested
    class Texts extends TextSuite {}

    @Nested
    class Times extends TimeSuite {}

    @Nested
    class StructuredValues extends StructuredSuite {}

    @Nested
    class Transactions extends TransactionSuite {}

    @Nested
    class IsolationLevels extends IsolationSuite {}

    @Nested
    class Locks extends LockSuite {}

    @Nested
    class Cursors extends CursorSuite {}

    @Nested
    class Connections extends ConnectionSuite {}
}
