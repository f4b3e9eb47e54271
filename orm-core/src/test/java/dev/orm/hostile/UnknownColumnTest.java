package dev.orm.hostile;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A column that the database does not have is an error, never a text, as SQLite makes of names in double quotes. */
@EachDatabase
class UnknownColumnTest {

    private static final Column<Long> ID = Column.of("id", SqlType.BIGINT).notNull();
    private static final Column<String> CONTENT = Column.of("content", SqlType.TEXT);
    private static final Column<String> NOPE = Column.of("nope", SqlType.varchar(20));
    private static final Table CANARY = table("canary").column(CONTENT).build();
    private static final Table DIFFERING =
            table("canary").column(CONTENT).column(NOPE).build();

    private Fixture db;

    private static TableBuilder table(String name) {
        return Table.builder(TableName.of(name)).column(ID).primaryKey("id");
    }

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database).create(CANARY);
        db.insert(CANARY, List.of(ID, CONTENT), new Object[] {1L, "nope"});
    }

    @AfterEach
    void everythingIsAsItWas() {
        try (Fixture closing = db) {
            TableRef row = new TableRef(CANARY, "c");
            assertThat(closing.rows(select(row.column(ID), row.column(CONTENT)).from(row)))
                    .containsExactly(List.of(1L, "nope"));
        }
    }

    private static void fails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(DatabaseException.class);
    }

    @Test
    @Tag("SEC-31")
    void inAStatementWithAndWithoutAnAlias() {
        for (String alias : List.of("", "c")) {
            TableRef from = new TableRef(DIFFERING, alias);
            ColumnRef<String> nope = from.column(NOPE);
            ColumnRef<Long> id = from.column(ID);
            fails(() -> db.rows(select(nope).from(from)));
            fails(() -> db.rows(select(string(nope).concat("x")).from(from)));
            fails(() -> db.rows(select(id).from(from).where(nope.eq("nope"))));
            fails(() -> db.rows(select(id).from(from).where(from.column(CONTENT).eq(nope))));
            fails(() -> db.rows(select(id).from(from).orderBy(nope.asc())));
            fails(() -> db.rows(select(max(id)).from(from).groupBy(nope)));
            fails(() -> db.connection().execute(deleteFrom(from).where(nope.eq("nope"))));
            fails(() -> db.connection().execute(update(from).set(id, 2L).where(nope.eq("nope"))));
            fails(() -> db.connection()
                    .execute(update(from).set(from.column(CONTENT), nope).where(id.eq(1L))));
            fails(() -> db.connection().execute(update(from).set(nope, "x").where(id.eq(1L))));
        }
        TableRef bare = new TableRef(DIFFERING, "");
        fails(() -> db.connection()
                .execute(insertInto(bare).set(bare.column(ID), 2L).set(bare.column(NOPE), "x")));
    }

    @Test
    @Tag("SEC-31")
    void ofATableThatIsOnlyNamed() {
        TableRef unknown = dev.orm.sql.Sql.table("canary", "u");
        fails(() -> db.rows(select(unknown.column("nope", SqlType.TEXT)).from(unknown)));
    }

    @Test
    @Tag("SEC-31")
    void inAnIndex() {
        DdlExpression nope = DdlExpression.column("nope");
        defines(new CreateIndex(CANARY.name(), new Index("i1", List.of("nope"), false), false, false));
        if (db.engine().dialect().supports(Capability.EXPRESSION_INDEXES)) {
            Index lower = new Index("i2", List.of(Index.Element.expression(nope.lower())), false, List.of(), null);
            defines(new CreateIndex(CANARY.name(), lower, false, false));
        }
    }

    private void defines(DdlOperation operation) {
        fails(() -> db.engine().dialect().ddl().compile(operation).forEach(db::exactly));
    }
}
