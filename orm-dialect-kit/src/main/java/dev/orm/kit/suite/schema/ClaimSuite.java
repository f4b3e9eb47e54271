package dev.orm.kit.suite.schema;

import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.DataConversionException;
import dev.orm.engine.DatabaseException;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a database says of names, types and constraints by its capabilities is so, whichever way it says it. */
public abstract class ClaimSuite extends Suite {

    private static final Column<Integer> NUMBER = new Column<>("n", SqlType.INTEGER, false);

    /** Made by a subclass. */
    protected ClaimSuite() {}

    private static Table table(String name) {
        return Table.builder(TableName.of(name))
                .column(NUMBER)
                .primaryKey(new PrimaryKey("pk_" + name, List.of("n")))
                .build();
    }

    @Test
    @Tag("CORE-54")
    void namesThatDifferOnlyInCase() {
        SchemaCreator creator = new SchemaCreator(db.connection());
        creator.createMissing(List.of(table("Seat")));
        int created = creator.createMissing(List.of(table("sEat"))).size();
        assertThat(created).isEqualTo(db.supports(Capability.CASE_SENSITIVE_NAMES) ? 1 : 0);
        assertThat(new Inspector(db.connection()).tableNames(null)).hasSize(1 + created);
    }

    @Test
    @Tag("CORE-54")
    void namesBeyondTheBasicPlane() {
        String name = "smile_\uD83D\uDE00";
        if (db.supports(Capability.SUPPLEMENTARY_NAMES)) {
            db.create(table(name));
            assertThat(db.inspect(table(name)).columns()).hasSize(1);
        } else {
            assertThatThrownBy(() -> db.dialect().quote(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(db.dialect().name());
        }
    }

    @Test
    @Tag("SCHEMA-03")
    void namesOfPrimaryKeys() {
        db.create(table("seat"));
        String name =
                Objects.requireNonNull(db.inspect(table("seat")).primaryKey()).name();
        if (db.supports(Capability.NAMED_PRIMARY_KEYS)) {
            assertThat(name).isEqualTo("pk_seat");
        } else {
            assertThat(name).isNotEqualTo("pk_seat");
        }
    }

    @Test
    @Tag("ENGINE-15")
    void valuesOfAnotherType() {
        db.create(table("seat"));
        Column<String> loose = new Column<>("n", SqlType.TEXT, false);
        Table lying = Table.builder(TableName.of("seat")).column(loose).build();
        if (db.supports(Capability.STRICT_TYPES)) {
            assertThatThrownBy(() -> db.insert(lying, List.of(loose), row("secret")))
                    .isInstanceOf(DatabaseException.class);
        } else {
            Column<String> text = new Column<>("d", SqlType.TEXT, true);
            Table texts = Table.builder(TableName.of("texts")).column(text).build();
            db.create(texts);
            db.insert(texts, List.of(text), row("secret"));
            Column<LocalDate> date = new Column<>("d", SqlType.DATE, true);
            TableRef dates = new TableRef(
                    Table.builder(TableName.of("texts")).column(date).build(), "t");
            assertThatThrownBy(() -> db.list(select(dates.column(date)).from(dates)))
                    .isInstanceOf(DataConversionException.class)
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.ALTER_ADD_CONSTRAINT, construct = "constraint")
    void constraintsAreAddedToATable() {
        Table posts = Table.builder(People.POSTS.name())
                .column(People.POST_ID)
                .column(People.AUTHOR)
                .primaryKey(Objects.requireNonNull(People.POSTS.primaryKey()))
                .build();
        db.create(People.PEOPLE, posts);
        db.run(new DdlOperation.AddConstraint(
                posts.name(), People.POSTS.foreignKeys().get(0)));
        assertThat(db.inspect(posts).foreignKeys()).hasSize(1);
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.NOT_VALID_CONSTRAINTS, construct = "NOT VALID")
    void constraintsThatDoNotHoldForRowsThatAreThere() {
        db.create(table("seat"));
        db.insert(table("seat"), List.of(NUMBER), row(-1));
        Check check = new Check("ck_seat_n", DdlExpression.column("n").ge(DdlExpression.literal(0)));
        db.run(new DdlOperation.AddConstraint(TableName.of("seat"), check, true));
        assertThatThrownBy(() -> db.insert(table("seat"), List.of(NUMBER), row(-2)))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> db.run(new DdlOperation.ValidateConstraint(TableName.of("seat"), check)))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    @Tag("SCHEMA-02")
    @Requires(value = Capability.SEVERAL_ALTERATIONS, construct = "several changes")
    void severalChangesOfATableAreMadeAllOrNone() {
        db.create(table("seat"));
        db.insert(table("seat"), List.of(NUMBER), row(70_000));
        TableName seat = TableName.of("seat");
        DdlOperation add = new DdlOperation.AddColumn(seat, Column.of("a", SqlType.INTEGER));
        List<DdlOperation> impossible = List.of(
                add,
                new DdlOperation.AlterColumn(
                        seat, NUMBER, Column.of("n", SqlType.SMALLINT).notNull()));
        List<String> texts = db.dialect().ddl().compileTogether(seat, impossible);
        assertThat(texts).hasSize(1);
        assertThatThrownBy(() -> db.connection().unsafeSql(texts.get(0)).update())
                .isInstanceOf(DatabaseException.class);
        assertThat(db.inspect(table("seat")).columns()).hasSize(1);
        List<DdlOperation> possible = List.of(add, new DdlOperation.AddColumn(seat, Column.of("b", SqlType.INTEGER)));
        db.connection()
                .unsafeSql(db.dialect().ddl().compileTogether(seat, possible).get(0))
                .update();
        assertThat(db.inspect(table("seat")).columns()).hasSize(3);
    }
}
