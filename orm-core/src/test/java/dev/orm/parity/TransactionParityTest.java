package dev.orm.parity;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.CheckViolationException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.Fixture;
import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.engine.NotNullViolationException;
import dev.orm.engine.TransactionFailedException;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.Insert;
import dev.orm.sql.Statement;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys, savepoints, errors and what a transaction is after one. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
class TransactionParityTest {

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<String> NAME = new Column<>("name", SqlType.varchar(10), false);
    private static final Column<Integer> PARENT = new Column<>("parent_id", SqlType.INTEGER, true);
    private static final TableName NODES = TableName.of("node");
    private static final Table TABLE = Table.builder(NODES)
            .column(ID)
            .column(NAME)
            .column(PARENT)
            .primaryKey(new PrimaryKey("pk_node", List.of("id")))
            .unique(new UniqueConstraint("uq_node_name", List.of("name")))
            .check(new Check("ck_node_id", DdlExpression.column("id").gt(DdlExpression.literal(0))))
            .foreignKey(new ForeignKey(
                    "fk_node_parent_id", List.of("parent_id"), NODES, List.of("id"), ReferentialAction.NO_ACTION))
            .build();
    private static final TableRef NODE = new TableRef(TABLE, "");

    private Engine engine;

    @BeforeEach
    void open(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            fixture.create(TABLE);
        }
        engine = Fixture.engine(database);
        engine.inTransaction(connection -> connection.execute(node(1, "root", null)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Insert node(int id, @Nullable String name, @Nullable Integer parent) {
        return insertInto(NODE)
                .set(NODE.column(ID), id)
                .set(NODE.column(NAME), name)
                .set(NODE.column(PARENT), parent);
    }

    private List<String> names() {
        return engine.inReadOnlyTransaction(connection -> connection
                .query(select(NODE.column(NAME))
                        .from(NODE)
                        .orderBy(NODE.column(ID).asc()))
                .list());
    }

    private void fails(Statement statement, Class<? extends DatabaseException> how) {
        assertThatThrownBy(() -> engine.inTransaction(connection -> connection.execute(statement)))
                .isInstanceOf(how);
        assertThat(names()).containsExactly("root");
    }

    @Test
    @Tag("SCHEMA-02")
    @Tag("ENGINE-15")
    void foreignKeysAreEnforced() {
        fails(node(2, "lost", 99), ForeignKeyViolationException.class);
        engine.inTransaction(connection -> connection.execute(node(2, "child", 1)));
        assertThatThrownBy(() -> engine.inTransaction(connection -> connection.execute(
                        deleteFrom(NODE).where(NODE.column(ID).eq(1)))))
                .isInstanceOf(ForeignKeyViolationException.class);
        assertThat(names()).containsExactly("root", "child");
    }

    @Test
    @Tag("ENGINE-15")
    void errorsHaveTheSameClass() {
        fails(node(1, "other", null), UniqueViolationException.class);
        fails(node(2, "root", null), UniqueViolationException.class);
        fails(node(2, null, null), NotNullViolationException.class);
        fails(node(-2, "negative", null), CheckViolationException.class);
        fails(
                update(NODE).set(NODE.column(PARENT), 99).where(NODE.column(ID).eq(1)),
                ForeignKeyViolationException.class);
    }

    @Test
    @Tag("ENGINE-15")
    void theTransactionIsOverAfterAnError() {
        try (EngineConnection connection = engine.connect(false)) {
            connection.begin(TransactionOptions.READ_WRITE);
            connection.execute(node(2, "before", 1));
            assertThatThrownBy(() -> connection.execute(node(2, "again", 1)))
                    .isInstanceOf(UniqueViolationException.class);
            assertThatThrownBy(() -> connection.execute(node(3, "after", 1)))
                    .isInstanceOf(TransactionFailedException.class);
            assertThatThrownBy(() -> connection
                            .query(select(NODE.column(NAME)).from(NODE))
                            .list())
                    .isInstanceOf(TransactionFailedException.class);
            assertThatThrownBy(connection::commit).isInstanceOf(TransactionFailedException.class);
        }
        assertThat(names()).containsExactly("root");
    }

    @Test
    @Tag("ENGINE-06")
    void savepointsUndoWhatCameAfterThem() {
        engine.inTransaction(connection -> {
            connection.execute(node(2, "kept", 1));
            EngineConnection.Savepoint outer = connection.savepoint();
            connection.execute(node(3, "undone", 2));
            EngineConnection.Savepoint inner = connection.savepoint();
            connection.execute(node(4, "released", 3));
            inner.release();
            outer.rollback();
            return connection.execute(node(5, "later", 2));
        });
        assertThat(names()).containsExactly("root", "kept", "later");
    }

    @Test
    @Tag("ENGINE-06")
    void anErrorAfterASavepointIsUndoneWithIt() {
        engine.inTransaction(connection -> {
            EngineConnection.Savepoint savepoint = connection.savepoint();
            assertThatThrownBy(() -> connection.execute(node(1, "again", null)))
                    .isInstanceOf(UniqueViolationException.class);
            savepoint.rollback();
            return connection.execute(node(2, "later", 1));
        });
        assertThat(names()).containsExactly("root", "later");
    }

    @Test
    @Tag("ENGINE-05")
    void whatIsNotCommittedIsGone() {
        assertThatThrownBy(() -> engine.inTransaction(connection -> {
                    connection.execute(node(2, "never", 1));
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(names()).containsExactly("root");
    }

    /** A row that is found but left as it is counts, although MariaDB would not say so by itself. */
    @Test
    @Tag("CORE-40")
    void changesCountTheRowsThatTheyFind() {
        long changed = engine.inTransaction(connection -> connection.execute(update(NODE)
                .set(NODE.column(NAME), "root")
                .where(NODE.column(ID).eq(1))));
        assertThat(changed).isEqualTo(1);
        long none = engine.inTransaction(connection ->
                connection.execute(deleteFrom(NODE).where(NODE.column(ID).eq(7))));
        assertThat(none).isZero();
    }
}
