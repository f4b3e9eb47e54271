package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.StringOf;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letters have a case beyond ASCII too, the same one on every database. */
@EachDatabase
class LetterCaseTest {

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);
    private static final Column<String> NAME = new Column<>("v", SqlType.varchar(40), true);
    private static final Table TABLE =
            Table.builder(TableName.of("t")).column(KEY).column(NAME).build();
    private static final TableRef T = new TableRef(TABLE, "x");
    private static final StringExpression TEXT = new StringOf(T.column(NAME));

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database).create(TABLE);
        List<String> names = List.of("ÄRGER", "Ärger", "ärger", "Жук", "ЖУК", "Ελλάδα", "Éclair 100%", "ASCII_only");
        for (int i = 0; i < names.size(); i++) {
            db.insert(TABLE, List.of(KEY, NAME), new Object[] {i, names.get(i)});
        }
        db.insert(TABLE, List.of(KEY, NAME), new Object[] {99, null});
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<?> keys(Condition condition) {
        return db.values(select(T.column(KEY))
                .from(T)
                .where(condition)
                .orderBy(T.column(KEY).asc()));
    }

    @Test
    @Tag("CORE-06")
    void lowerAndUpper() {
        assertThat(db.values(select(TEXT.lower()).from(T).orderBy(T.column(KEY).asc())))
                .containsExactly("ärger", "ärger", "ärger", "жук", "жук", "ελλάδα", "éclair 100%", "ascii_only", null);
        assertThat(db.values(select(TEXT.upper()).from(T).orderBy(T.column(KEY).asc())))
                .containsExactly("ÄRGER", "ÄRGER", "ÄRGER", "ЖУК", "ЖУК", "ΕΛΛΆΔΑ", "ÉCLAIR 100%", "ASCII_ONLY", null);
        assertThat(keys(TEXT.lower().eq("жук"))).isEqualTo(List.of(3, 4));
    }

    @Test
    @Tag("CORE-06")
    void ilikeAndContainsIgnoreCase() {
        assertThat(keys(TEXT.ilike("ärg%"))).isEqualTo(List.of(0, 1, 2));
        assertThat(keys(TEXT.ilike("ж_К"))).isEqualTo(List.of(3, 4));
        assertThat(keys(TEXT.containsIgnoreCase("AIR 100%"))).isEqualTo(List.of(6));
        assertThat(keys(TEXT.containsIgnoreCase("I_O"))).isEqualTo(List.of(7));
        assertThat(keys(TEXT.ilike("ärg%").not())).isEqualTo(List.of(3, 4, 5, 6, 7));
    }

    @Test
    @Tag("CORE-06")
    void likeKnowsTheCase() {
        assertThat(keys(TEXT.like("Ä%"))).isEqualTo(List.of(0, 1));
        assertThat(keys(TEXT.contains("ascii"))).isEqualTo(List.of());
    }
}
