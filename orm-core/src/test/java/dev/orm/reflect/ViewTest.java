package dev.orm.reflect;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.param;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.DdlOperation.RefreshView;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Views whose rows are those of a query of the toolkit. */
@EachDatabase
class ViewTest {

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();
    private static final Column<String> NAME = Column.of("name", SqlType.varchar(40));
    private static final Column<Integer> AGE = Column.of("age", SqlType.INTEGER);
    private static final Table PEOPLE = Table.builder(TableName.of("people"))
            .column(ID)
            .column(NAME)
            .column(AGE)
            .primaryKey("id")
            .build();
    private static final TableRef P = new TableRef(PEOPLE, "p");
    private static final ColumnRef<Integer> P_ID = P.column(ID);
    private static final ColumnRef<String> P_NAME = P.column(NAME);
    private static final ColumnRef<Integer> P_AGE = P.column(AGE);
    private static final TableName ADULTS = TableName.of("the \"adults\"");

    private Fixture db;
    private Dialect dialect;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        dialect = db.engine().dialect();
        db.create(PEOPLE);
        db.connection()
                .execute(insertInto(P)
                        .columns(P_ID, P_NAME, P_AGE)
                        .values(1, "ada", 36)
                        .values(2, "it's ? \\", 20)
                        .values(3, "kid", 7)
                        .values(4, null, null));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void run(DdlOperation operation) {
        dialect.ddl().compile(operation).forEach(db::exactly);
    }

    private List<Integer> ids(View view) {
        TableRef rows = new TableRef(view.asTable(), "v");
        ColumnRef<Integer> id = rows.column(ID.nullable(true));
        return db.connection().query(select(id).from(rows).orderBy(id.asc())).list();
    }

    @Test
    @Tag("SCHEMA-10")
    void aQueryBecomesAView() {
        Select<?> adults = select(
                        P_ID,
                        string(P_NAME).upper().as("shout"),
                        number(P_AGE).plus(-1).as("before"))
                .from(P)
                .where(P_AGE.ge(18));
        View view = adults.asView(ADULTS);
        Schema schema = Schema.of(view, PEOPLE);
        SchemaCreator creator = new SchemaCreator(db.connection());
        assertThat(creator.createMissing(schema)).hasSize(1);
        assertThat(creator.createMissing(schema)).isEmpty();
        assertThat(SchemaComparison.compare(db.connection(), schema)).isEmpty();
        assertThat(new Inspector(db.connection()).viewNames(null)).containsExactly(ADULTS);
        TableRef rows = new TableRef(view.asTable(), "v");
        ColumnRef<String> shout = rows.column(Column.of("shout", SqlType.TEXT));
        ColumnRef<Integer> before = rows.column(Column.of("before", SqlType.INTEGER));
        assertThat(db.rows(select(shout, before).from(rows).orderBy(before.asc())))
                .containsExactly(List.of("IT'S ? \\", 19), List.of("ADA", 35));
        db.connection().execute(insertInto(P).set(P_ID, 9).set(P_NAME, "new").set(P_AGE, 99));
        assertThat(ids(view)).containsExactly(1, 2, 9);
        creator.drop(Schema.of(view));
        assertThat(new Inspector(db.connection()).viewNames(null)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-10")
    void aViewIsReplaced() {
        run(new CreateView(select(P_ID).from(P).where(P_AGE.lt(18)).asView(ADULTS), true));
        View view = select(P_ID).from(P).where(P_AGE.ge(18)).asView(ADULTS);
        run(new CreateView(view, true));
        assertThat(ids(view)).containsExactly(1, 2);
        run(new DropView(view, false));
        run(new DropView(view, true));
    }

    @Test
    @Tag("SCHEMA-10")
    @Tag("CORE-10")
    void listsAndPagesStandInTheText() {
        sameRows(select(P_ID).from(P).where(P_NAME.in(List.of("ada", "it's ? \\"))), 1, 2);
        sameRows(select(P_ID).from(P).where(P_NAME.notIn(List.of("ada", "kid"))), 2);
        sameRows(select(P_ID).from(P).where(P_NAME.in(List.of())));
        sameRows(select(P_ID).from(P).where(P_NAME.notIn(List.of())), 1, 2, 3, 4);
        sameRows(select(P_ID).from(P).where(row(P_ID, P_NAME).in(List.of(List.of(1, "ada"), List.of(2, "ada")))), 1);
        sameRows(select(P_ID).from(P).where(row(P_ID, P_NAME).notIn(List.of(List.of(1, "ada")))), 2, 3, 4);
        sameRows(select(P_ID).from(P).orderBy(P_ID.desc()).limit(2).offset(1), 2, 3);
        sameRows(select(P_ID).from(P).where(string(P_NAME).contains("?")), 2);
        sameRows(
                select(P_ID)
                        .from(P)
                        .where(P_AGE.lt(10))
                        .unionAll(select(P_ID).from(P).where(P_AGE.gt(30))),
                1,
                3);
    }

    private void sameRows(dev.orm.sql.QueryExpression<Integer> query, Integer... ids) {
        assertThat(db.connection().query(query).list()).containsExactlyInAnyOrder(ids);
        View view = query.asView(ADULTS);
        run(new CreateView(view, true));
        assertThat(ids(view)).containsExactly(ids);
        run(new DropView(view, false));
    }

    @Test
    @Tag("SCHEMA-10")
    void valuesOfEveryTypeStandInTheText() {
        finds(SqlType.BOOLEAN, true, false);
        finds(SqlType.SMALLINT, Short.MIN_VALUE, Short.MAX_VALUE);
        finds(SqlType.INTEGER, Integer.MIN_VALUE, -1);
        finds(SqlType.BIGINT, 9_007_199_254_740_993L, 9_007_199_254_740_992L);
        finds(SqlType.DOUBLE, 0.1, -1e15);
        finds(SqlType.decimal(15, 2), new BigDecimal("-0.10"), new BigDecimal("0.11"));
        finds(
                SqlType.decimal(30, 10),
                new BigDecimal("12345678901234567890.0123456789"),
                new BigDecimal("12345678901234567890.0123456788"));
        finds(SqlType.TEXT, "a\"b`c'd\\e--?/* \u00e9\ud83d\ude00", "");
        finds(SqlType.varchar(10), "'", "''");
        finds(SqlType.DATE, LocalDate.of(2026, 2, 28), LocalDate.of(1, 1, 1));
        finds(SqlType.TIME, LocalTime.of(23, 59, 59, 999_999_000), LocalTime.MIN);
        finds(SqlType.TIMESTAMP, LocalDateTime.of(2026, 11, 25, 1, 2, 3, 456_789_000), LocalDateTime.of(1, 1, 1, 0, 0));
        finds(SqlType.INSTANT, Instant.parse("2026-10-25T00:30:00.000001Z"), Instant.parse("1969-12-31T23:59:59.5Z"));
        finds(SqlType.UUID, new UUID(1, 2), new UUID(2, 1));
    }

    private <T> void finds(SqlType<T> type, T hit, T other) {
        Column<T> column = Column.of("v", type);
        Table table =
                Table.builder(TableName.of("typed")).column(ID).column(column).build();
        TableRef t = new TableRef(table, "t");
        db.create(table);
        db.insert(table, List.of(ID, column), new Object[] {1, hit}, new Object[] {2, other});
        View view = select(t.column(ID))
                .from(t)
                .where(t.column(column).eq(hit).or(t.column(column).in(List.of(hit))))
                .asView(ADULTS);
        run(new CreateView(view, false));
        assertThat(ids(view)).as("%s", type).containsExactly(1);
        run(new DropView(view, false));
        run(new DdlOperation.DropTable(table, false));
    }

    @Test
    @Tag("SCHEMA-10")
    void rowsAreStoredWhereTheyCanBe() {
        View view = select(P_ID, count().as("n"))
                .from(P)
                .where(P_AGE.ge(18))
                .groupBy(P_ID)
                .asView(ADULTS)
                .asMaterialized();
        CreateView create = new CreateView(view, false);
        if (!dialect.supports(Capability.MATERIALIZED_VIEWS)) {
            for (DdlOperation operation : List.of(create, new DropView(view, true), new RefreshView(view))) {
                assertThatThrownBy(() -> run(operation))
                        .isInstanceOf(UnsupportedConstructException.class)
                        .hasMessageContaining(dialect.name())
                        .hasMessageContaining("materialized views");
            }
            return;
        }
        SchemaCreator creator = new SchemaCreator(db.connection());
        Schema schema = Schema.of(PEOPLE, view);
        creator.createMissing(schema);
        assertThat(creator.createMissing(schema)).isEmpty();
        assertThat(SchemaComparison.compare(db.connection(), schema)).isEmpty();
        Schema read = new Inspector(db.connection()).schema(null).toSchema();
        assertThat(read.views()).singleElement().matches(View::materialized);
        db.connection().execute(insertInto(P).set(P_ID, 9).set(P_AGE, 99));
        assertThat(ids(view)).containsExactly(1, 2);
        run(new RefreshView(view));
        assertThat(ids(view)).containsExactly(1, 2, 9);
        run(new CreateView(view, true));
        creator.drop(read);
        assertThat(new Inspector(db.connection()).viewNames(null)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-10")
    @Tag("SCHEMA-20")
    void theQueryOfAViewFollowsIntoAnotherSchema() {
        View view = select(P_ID).from(P).asView(ADULTS);
        View moved = Schema.of(PEOPLE, view).in("other").views().get(0);
        assertThat(moved.name()).isEqualTo(new TableName("other", ADULTS.name()));
        assertThat(dialect.ddl().compile(new CreateView(moved, false)).get(0))
                .contains(" from " + dialect.quote("other") + "." + dialect.quote("people"));
    }

    @Test
    @Tag("SCHEMA-10")
    void whatNoViewCanHoldIsRefused() {
        assertThatThrownBy(() -> select(P_ID, P_ID).from(P).asView(ADULTS)).hasMessageContaining("\"id\"");
        assertThatThrownBy(() -> select(value("x")).asView(ADULTS))
                .hasMessageContaining("c1")
                .hasMessageContaining("type");
        View unbound = select(P_ID)
                .from(P)
                .where(P_NAME.eq(param("who", SqlType.TEXT)))
                .asView(ADULTS);
        assertThatThrownBy(() -> run(new CreateView(unbound, false))).hasMessageContaining("\"who\"");
        var numbers = unnest(SqlType.INTEGER, List.of(1, 2));
        View list = select(numbers.value()).from(numbers).asView(ADULTS);
        assertThatThrownBy(() -> run(new CreateView(list, false)))
                .isInstanceOf(UnsupportedConstructException.class)
                .hasMessageContaining("no parameters");
    }
}
