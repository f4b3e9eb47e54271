package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.AUTHOR;
import static dev.orm.kit.suite.People.ID;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POSTS;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.ConstraintViolationException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.engine.NotNullViolationException;
import dev.orm.engine.UniqueViolationException;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Constraints are enforced, rules of deletion are followed, and a violation is told by its kind without the values of the row. */
public abstract class ConstraintSuite extends Suite {

    private static final List<Column<?>> NAMED = List.of(NAME, ACTIVE);

    /** Made by a subclass. */
    protected ConstraintSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    /** A database may leave the name out, but not say a wrong one. */
    private static void assertNames(DatabaseException error, String constraint) {
        if (error.constraint() != null) {
            assertThat(error.constraint()).isEqualToIgnoringCase(constraint);
        }
    }

    private static ConstraintViolationException violation(Runnable work) {
        try {
            work.run();
        } catch (ConstraintViolationException violation) {
            return violation;
        }
        throw new AssertionError("The database enforced no constraint.");
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void uniqueValuesAreEnforced() {
        ConstraintViolationException error = violation(() -> db.insert(PEOPLE, NAMED, row("ada", true)));
        assertThat(error).isInstanceOf(UniqueViolationException.class);
        assertNames(error, "uq_people_name");
        assertThatThrownBy(() -> db.execute(update(PERSON).set(P_NAME, "ada").where(P_NAME.eq("bob"))))
                .isInstanceOf(UniqueViolationException.class);
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void primaryKeysAreEnforced() {
        assertThat(violation(() -> db.insert(PEOPLE, List.of(ID, NAME, ACTIVE), row(1L, "new", true))))
                .isInstanceOf(UniqueViolationException.class);
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void notNullIsEnforced() {
        assertThat(violation(() -> db.insert(PEOPLE, NAMED, row(null, true))))
                .isInstanceOf(NotNullViolationException.class);
        assertThat(violation(() ->
                        db.execute(update(PERSON).set(P_NAME, (String) null).everyRow())))
                .isInstanceOf(NotNullViolationException.class);
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("SCHEMA-02")
    void foreignKeysAreEnforced() {
        ConstraintViolationException missing = violation(() -> db.insert(POSTS, List.of(AUTHOR), row(99L)));
        assertThat(missing).isInstanceOf(ForeignKeyViolationException.class);
        assertNames(missing, "fk_posts_author_id");
        assertThat(violation(() -> db.execute(deleteFrom(PERSON).where(P_ID.eq(1L)))))
                .isInstanceOf(ForeignKeyViolationException.class);
        assertThat(violation(() ->
                        db.execute(update(People.POST).set(People.O_AUTHOR, 98L).where(People.O_ID.eq(1L)))))
                .isInstanceOf(ForeignKeyViolationException.class);
    }

    @Test
    @Tag("SCHEMA-02")
    void foreignKeysAreEnforcedOnEveryConnection() {
        for (int i = 0; i < 3; i++) {
            try (var other = db.connect()) {
                assertThatThrownBy(() -> other.execute(deleteFrom(PERSON).where(P_ID.eq(1L))))
                        .isInstanceOf(ForeignKeyViolationException.class);
            }
        }
    }

    @Test
    @Tag("SCHEMA-02")
    void rowsThatReferAreDeletedOrReleased() {
        Column<Integer> key = new Column<>("k", SqlType.INTEGER, false);
        Column<Long> person = new Column<>("person_id", SqlType.BIGINT, true);
        for (ReferentialAction rule : List.of(ReferentialAction.CASCADE, ReferentialAction.SET_NULL)) {
            String name = "t_" + rule.name().toLowerCase(java.util.Locale.ROOT);
            Table table = Table.builder(TableName.of(name))
                    .column(key)
                    .column(person)
                    .primaryKey(new PrimaryKey("pk_" + name, List.of("k")))
                    .foreignKey(new ForeignKey("fk_" + name, List.of("person_id"), PEOPLE.name(), List.of("id"), rule))
                    .build();
            db.create(table);
            db.insert(table, List.of(key, person), row(1, 3L), row(2, 4L));
        }
        db.execute(deleteFrom(PERSON).where(P_ID.eq(3L)));
        assertThat(db.list(rowsOf("t_cascade", key, person))).containsExactly(4L);
        assertThat(db.list(rowsOf("t_set_null", key, person))).containsExactly(null, 4L);
    }

    private static dev.orm.sql.Select<Long> rowsOf(String table, Column<Integer> key, Column<Long> person) {
        TableRef ref = new TableRef(
                Table.builder(TableName.of(table)).column(key).column(person).build(), "t");
        return select(ref.column(person)).from(ref).orderBy(ref.column(key).asc());
    }

    @Test
    @Tag("ENGINE-14")
    @Tag("ENGINE-15")
    void aViolationTellsNoValueOfTheRow() {
        db.insert(PEOPLE, NAMED, row("s3cret", true));
        StringWriter all = new StringWriter();
        violation(() -> db.insert(PEOPLE, NAMED, row("s3cret", true))).printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains("people").doesNotContain("s3cret");
    }

    @Test
    @Tag("ENGINE-15")
    void namesThatAreNotAsciiSurviveInMessages() {
        Column<Integer> column = new Column<>("größe", SqlType.INTEGER, false);
        Table table = Table.builder(TableName.of("maße"))
                .column(column)
                .primaryKey(new PrimaryKey("pk_maße", List.of("größe")))
                .build();
        db.create(table);
        db.insert(table, List.of(column), row(1));
        assertThat(violation(() -> db.insert(table, List.of(column), row(1))))
                .isInstanceOf(UniqueViolationException.class)
                .hasMessageContaining("maße");
    }
}
