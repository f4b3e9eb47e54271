package dev.orm.kit.suite.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.TransactionOptions;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables are created and dropped in any order and in circles, and compare equal to what they were made from. */
public abstract class TableSuite extends Suite {

    /** A department has a head, who works in a department: a circle; and an employee has a manager: a loop. */
    private static final Table DEPARTMENT = Table.builder(TableName.of("department"))
            .column(new Column<>("id", SqlType.BIGINT, false))
            .column(new Column<>("head_id", SqlType.BIGINT, true))
            .primaryKey(new PrimaryKey("pk_department", List.of("id")))
            .foreignKey(key("department", "head_id", "employee"))
            .build();

    private static final Table EMPLOYEE = Table.builder(TableName.of("employee"))
            .column(new Column<>("id", SqlType.BIGINT, false))
            .column(new Column<>("department_id", SqlType.BIGINT, true))
            .column(new Column<>("manager_id", SqlType.BIGINT, true))
            .primaryKey(new PrimaryKey("pk_employee", List.of("id")))
            .foreignKey(key("employee", "department_id", "department"))
            .foreignKey(key("employee", "manager_id", "employee"))
            .build();

    private static final List<Table> CIRCLE = List.of(DEPARTMENT, EMPLOYEE);

    /** Made by a subclass. */
    protected TableSuite() {}

    private static ForeignKey key(String table, String column, String referenced) {
        return new ForeignKey(
                "fk_" + table + "_" + column,
                List.of(column),
                TableName.of(referenced),
                List.of("id"),
                ReferentialAction.NO_ACTION);
    }

    private List<TableName> tables() {
        return new Inspector(db.connection()).tableNames(null);
    }

    @Test
    @Tag("SCHEMA-07")
    void createsWhatIsMissingAndDropsWhatIsThere() {
        SchemaCreator creator = new SchemaCreator(db.connection());
        assertThat(creator.createMissing(List.of(People.POSTS, People.PEOPLE)))
                .containsExactly(People.PEOPLE, People.POSTS);
        assertThat(creator.createMissing(List.of(People.POSTS, People.PEOPLE))).isEmpty();
        assertThat(creator.drop(List.of(People.PEOPLE, People.POSTS))).containsExactly(People.POSTS, People.PEOPLE);
        assertThat(tables()).isEmpty();
        assertThat(creator.drop(List.of(People.PEOPLE))).isEmpty();
    }

    @Test
    @Tag("SCHEMA-07")
    @Tag("SCHEMA-08")
    void createsAndDropsCirclesWithTheirRows() {
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(CIRCLE);
        assertThat(SchemaComparison.compare(db.connection(), CIRCLE)).isEmpty();
        db.insert(DEPARTMENT, List.of(DEPARTMENT.columns().get(0)), People.row(1L));
        db.insert(EMPLOYEE, EMPLOYEE.columns(), People.row(1L, 1L, 1L));
        assertThatThrownBy(() -> db.insert(DEPARTMENT, DEPARTMENT.columns(), People.row(2L, 99L)))
                .isInstanceOf(dev.orm.engine.ForeignKeyViolationException.class);
        assertThat(creator.drop(CIRCLE)).hasSize(2);
        assertThat(tables()).isEmpty();
    }

    @Test
    @Tag("SCHEMA-07")
    void ddlIsPartOfATransactionWhereTheDatabaseSaysSo() {
        db.connection().begin(TransactionOptions.READ_WRITE);
        new SchemaCreator(db.connection()).createMissing(List.of(People.PEOPLE));
        db.connection().rollback();
        assertThat(tables().isEmpty()).isEqualTo(db.supports(Capability.TRANSACTIONAL_DDL));
    }

    @Test
    @Tag("SCHEMA-07")
    void leavesNothingBehindWhenItFailsWhereTheDatabaseCan() {
        Table broken = Table.builder(TableName.of("zz_broken"))
                .column(new Column<>("id", SqlType.BIGINT, false))
                .column(new Column<>("n", SqlType.INTEGER, false))
                .foreignKey(new ForeignKey(
                        "fk_zz", List.of("id"), People.PEOPLE.name(), List.of("nowhere"), ReferentialAction.NO_ACTION))
                .build();
        try {
            new SchemaCreator(db.connection()).createMissing(List.of(People.PEOPLE, broken));
        } catch (DatabaseException refused) {
            assertThat(db.connection().isInTransaction()).isFalse();
            if (db.supports(Capability.TRANSACTIONAL_DDL)) {
                assertThat(tables()).isEmpty();
            }
        }
    }
}
