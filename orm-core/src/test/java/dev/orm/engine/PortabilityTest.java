package dev.orm.engine;

import static dev.orm.sql.Sql.array;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.unnest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.ArrayExpression;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class PortabilityTest {

    private static final Select<String> NAMES = select(People.PERSON.column(People.NAME))
            .from(People.PERSON)
            .orderBy(People.PERSON.column(People.NAME).asc());

    @Test
    void aPortableEngineRefusesWhatAnyDatabaseCannotDo(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        try (Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .portable(true)
                .build()) {
            assertThat(engine.<List<String>>inTransaction(c -> c.query(NAMES).list()))
                    .hasSize(4);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> engine.inTransaction(
                                c -> c.query(NAMES.forUpdate()).list()))
                        .isInstanceOf(UnsupportedConstructException.class)
                        .hasMessageContaining("SQLite")
                        .hasMessageContaining("FOR UPDATE");
            }
        }
    }

    @Test
    @Tag("CORE-45")
    void arraysArePortableButForTheRowsOfTheirElements(TestDatabase database) {
        Column<List<String>> words = new Column<>("words", SqlType.array(SqlType.TEXT), true);
        Table table = Table.builder(TableName.of("arrays")).column(words).build();
        TableRef ref = new TableRef(table, "a");
        ArrayExpression<List<String>, String> array = array(ref.column(words));
        Select<String> first = select(array.get(0)).from(ref).where(array.contains("a"));
        try (Fixture db = Fixture.open(database)) {
            db.create(table);
        }
        try (Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .portable(true)
                .build()) {
            assertThat(engine.<List<String>>inTransaction(c -> c.query(first).list()))
                    .isEmpty();
            assertThatThrownBy(() -> engine.inTransaction(
                            c -> c.query(first.crossJoin(unnest(array))).list()))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("H2")
                    .hasMessageContaining("unnest");
        }
    }

    @Test
    @Tag("CORE-52")
    @Tag("SEC-04")
    void aStatementIsPrintedWithoutADatabase() {
        for (Dialect dialect : Dialects.supported()) {
            assertThat(dialect.print(
                            NAMES.where(People.PERSON.column(People.NAME).eq("secret"))))
                    .startsWith("select ")
                    .contains(dialect.quote("people"))
                    .contains("?")
                    .doesNotContain("secret");
        }
    }
}
