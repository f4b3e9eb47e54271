package dev.orm.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.Fixture;
import dev.orm.engine.People;
import dev.orm.reflect.SchemaDifference.Aspect;
import dev.orm.reflect.SchemaDifference.ColumnChanged;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOrder;
import dev.orm.schema.UniqueConstraint;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class SchemaCreatorTest {

    /** A department has a head, who works in a department: a circle; and an employee has a manager: a loop. */
    private static final Table DEPARTMENT = Table.builder(TableName.of("department"))
            .column(new Column<>("id", SqlType.BIGINT, false, true))
            .column(new Column<>("head_id", SqlType.BIGINT, true))
            .primaryKey(new PrimaryKey("pk_department", List.of("id")))
            .foreignKey(key("department", "head_id", "employee", ReferentialAction.SET_NULL))
            .build();

    private static final Table EMPLOYEE = Table.builder(TableName.of("employee"))
            .column(new Column<>("id", SqlType.BIGINT, false, true))
            .column(new Column<>("department_id", SqlType.BIGINT, false))
            .column(new Column<>("manager_id", SqlType.BIGINT, true))
            .column(new Column<>("email", SqlType.varchar(80), false))
            .column(new Column<>("salary", SqlType.decimal(10, 2), true))
            .primaryKey(new PrimaryKey("pk_employee", List.of("id")))
            .unique(new UniqueConstraint("uq_employee_email", List.of("email")))
            .index(new Index("ix_employee_department_id", List.of("department_id", "salary"), false))
            .foreignKey(key("employee", "department_id", "department", ReferentialAction.CASCADE))
            .foreignKey(key("employee", "manager_id", "employee", ReferentialAction.NO_ACTION))
            .build();

    private static final Table BADGE = Table.builder(TableName.of("badge"))
            .column(new Column<>("employee_id", SqlType.BIGINT, false))
            .column(new Column<>("number", SqlType.INTEGER, false))
            .primaryKey(new PrimaryKey("pk_badge", List.of("employee_id", "number")))
            .foreignKey(key("badge", "employee_id", "employee", ReferentialAction.CASCADE))
            .build();

    private static final List<Table> ALL = List.of(BADGE, EMPLOYEE, DEPARTMENT);

    private Fixture db;
    private EngineConnection connection;
    private DatabaseKind kind;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        connection = db.connection();
        kind = database.kind();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static ForeignKey key(String table, String column, String referenced, ReferentialAction rule) {
        List<String> id = List.of("id");
        return new ForeignKey(
                NamingConvention.DEFAULT.foreignKey(table, List.of(column), referenced, id),
                List.of(column),
                TableName.of(referenced),
                id,
                rule);
    }

    private InspectedTable inspected(String name) {
        return new Inspector(connection)
                .tables(null).stream()
                        .filter(table -> table.name().name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    @Tag("SCHEMA-07")
    @Tag("SCHEMA-08")
    void createsInOrderAndDropsCirclesWithTheirRows() {
        SchemaCreator creator = new SchemaCreator(connection);
        assertThat(creator.createMissing(ALL)).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(creator.createMissing(ALL)).isEmpty();
        assertThat(SchemaComparison.compare(connection, ALL)).isEmpty();
        db.ddl("insert into \"department\" (\"id\") values (1)");
        db.ddl("insert into \"employee\" (\"id\", \"department_id\", \"email\") values (1, 1, 'a')");
        db.ddl("update \"department\" set \"head_id\" = 1");
        db.ddl("insert into \"badge\" values (1, 1)");
        assertThat(creator.drop(ALL)).hasSize(3);
        assertThat(new Inspector(connection).tableNames(null)).isEmpty();
        assertThat(creator.drop(ALL)).isEmpty();
    }

    @Test
    @Tag("SCHEMA-07")
    void createsOnlyWhatIsMissing() {
        SchemaCreator creator = new SchemaCreator(connection);
        assertThat(creator.createMissing(List.of(People.PEOPLE))).containsExactly(People.PEOPLE);
        db.ddl("insert into \"people\" (\"name\", \"active\") values ('ada', "
                + (kind == DatabaseKind.SQLITE ? "1" : "true") + ")");
        assertThat(creator.createMissing(List.of(People.POSTS, People.PEOPLE))).containsExactly(People.POSTS);
        db.ddl("insert into \"posts\" (\"author_id\") values (1)");
    }

    @Test
    @Tag("SCHEMA-02")
    @Tag("SCHEMA-03")
    @Tag("SCHEMA-04")
    @Tag("SCHEMA-15")
    void readsBackWhatWasCreated() {
        new SchemaCreator(connection).createMissing(ALL);
        InspectedTable employee = inspected("employee");
        assertThat(employee.columns())
                .extracting(InspectedColumn::name)
                .containsExactly("id", "department_id", "manager_id", "email", "salary");
        assertThat(employee.columns())
                .extracting(InspectedColumn::nullable)
                .containsExactly(false, false, true, false, true);
        assertThat(employee.columns())
                .extracting(InspectedColumn::generated)
                .containsExactly(true, false, false, false, false);
        boolean named = connection.dialect().supports(Capability.NAMED_PRIMARY_KEYS);
        assertThat(employee.primaryKey())
                .isEqualTo(new InspectedKey(named ? "pk_employee" : null, List.of("id"), true));
        assertThat(employee.uniqueConstraints())
                .containsExactly(new InspectedKey("uq_employee_email", List.of("email"), true));
        assertThat(employee.indexes())
                .extracting(InspectedIndex::toIndex)
                .containsExactly(new Index("ix_employee_department_id", List.of("department_id", "salary"), false));
        assertThat(employee.foreignKeys())
                .extracting(key -> key.name() + " " + key.columns() + " " + key.referencedTable()
                        + key.referencedColumns() + " " + key.onDelete())
                .containsExactlyInAnyOrder(
                        "fk_employee_department_id [department_id] department[id] CASCADE",
                        "fk_employee_manager_id [manager_id] employee[id] NO_ACTION");
        assertThat(inspected("department").foreignKeys())
                .extracting(InspectedForeignKey::onDelete)
                .containsExactly(ReferentialAction.SET_NULL);
        assertThat(Objects.requireNonNull(inspected("badge").primaryKey()).columns())
                .containsExactly("employee_id", "number");
    }

    @Test
    @Tag("SCHEMA-06")
    void neverGivesAKeyOfADeletedRowAgain() {
        new SchemaCreator(connection).createMissing(List.of(People.PEOPLE));
        List<Column<?>> columns = List.of(People.NAME, People.ACTIVE);
        assertThat(db.insertReturning(People.PEOPLE, columns, List.of(People.ID), new Object[] {"a", true}))
                .containsExactly(List.of(1L));
        db.ddl("delete from \"people\"");
        assertThat(db.insertReturning(People.PEOPLE, columns, List.of(People.ID), new Object[] {"b", true}))
                .containsExactly(List.of(2L));
    }

    @Test
    @Tag("SCHEMA-15")
    void tellsEveryDifferenceInASentence() {
        db.ddl("create table \"people\" (\"id\" integer primary key, \"name\" varchar(20), \"age\" " + "date"
                + ", \"salary\" decimal(10, 2))");
        List<SchemaDifference> differences =
                SchemaComparison.compare(connection, List.of(People.PEOPLE, People.POSTS)).stream()
                        .filter(difference -> difference.isFatal()
                                || difference instanceof ColumnChanged changed
                                        && changed.aspect() == Aspect.NULLABILITY)
                        .toList();
        assertThat(differences)
                .extracting(SchemaDifference::message)
                .containsExactly(
                        "Column \"name\" of table people may be NULL in the database and should not.",
                        "Column \"age\" of table people is a date in the database and should be a integer.",
                        "Column \"active\" of table people does not exist.",
                        "Table posts does not exist.");
    }

    @Test
    @Tag("SCHEMA-15")
    void textHoldsJsonAndArraysOnlyWhereTheyAreStoredAsText() {
        db.ddl("create table \"notes\" (\"body\" varchar(200), \"words\" varchar(200))");
        Table notes = Table.builder(TableName.of("notes"))
                .column(new Column<>("body", SqlType.JSON, true))
                .column(new Column<>("words", SqlType.array(SqlType.TEXT), true))
                .build();
        boolean strict = connection.dialect().supports(Capability.STRICT_TYPES);
        assertThat(SchemaComparison.compare(connection, List.of(notes)))
                .filteredOn(SchemaDifference::isFatal)
                .hasSize(strict ? 2 : 0);
    }

    @Test
    @Tag("SCHEMA-15")
    void everyTypeIsReadBackAsTheTypeItWasCreatedAs() {
        dev.orm.schema.TableBuilder builder = Table.builder(TableName.of("all_types"));
        List<SqlType<?>> types = List.of(
                SqlType.BOOLEAN,
                SqlType.SMALLINT,
                SqlType.INTEGER,
                SqlType.BIGINT,
                SqlType.REAL,
                SqlType.DOUBLE,
                SqlType.DECIMAL,
                SqlType.decimal(30, 5),
                SqlType.VARCHAR,
                SqlType.TEXT,
                SqlType.DATE,
                SqlType.TIME,
                SqlType.TIMESTAMP,
                SqlType.INSTANT,
                SqlType.UUID,
                SqlType.BINARY);
        for (int i = 0; i < types.size(); i++) {
            builder.column(new Column<>("c" + i, types.get(i), true));
        }
        Table table = builder.build();
        new SchemaCreator(connection).createMissing(List.of(table));
        assertThat(SchemaComparison.compare(connection, List.of(table))).isEmpty();
    }

    @Test
    @Tag("SCHEMA-08")
    void ordersTheSameTablesTheSameWay() {
        TableOrder order = TableOrder.of(ALL);
        assertThat(order.tables()).containsExactly(EMPLOYEE, BADGE, DEPARTMENT);
        assertThat(TableOrder.of(ALL)).isEqualTo(order);
        assertThat(order.deferred()).containsOnlyKeys(EMPLOYEE.name());
        assertThat(order.immediate(EMPLOYEE)).extracting(ForeignKey::name).containsExactly("fk_employee_manager_id");
        assertThat(order.immediate(DEPARTMENT)).hasSize(1);
    }

    @Test
    @Tag("SCHEMA-07")
    void leavesNothingBehindWhereDdlCanBeRolledBack() {
        Table broken = Table.builder(TableName.of("zz_broken"))
                .column(new Column<>("id", SqlType.BIGINT, false))
                .foreignKey(key("zz_broken", "id", "nowhere", ReferentialAction.NO_ACTION))
                .build();
        boolean rollsBack = kind == DatabaseKind.POSTGRESQL;
        try {
            new SchemaCreator(connection).createMissing(List.of(People.PEOPLE, broken));
        } catch (dev.orm.engine.DatabaseException refused) {
            assertThat(connection.isInTransaction()).isFalse();
            if (rollsBack) {
                assertThat(new Inspector(connection).tableNames(null)).isEmpty();
            }
        }
    }
}
