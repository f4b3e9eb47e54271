package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.Select;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
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
