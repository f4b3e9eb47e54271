package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.testing.EachDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which column holds what cannot be read, where not all columns stand in the row or in the first table. */
@EachDatabase
class UnreadableColumnTest extends EntityFixture {

    enum Grade {
        FINE,
        COARSE
    }

    @Entity
    @SecondaryTable(name = "cloth_look")
    static class Cloth {
        @Id
        @GeneratedValue
        Long id;

        @Basic(fetch = FetchType.LAZY)
        @Nullable
        String story;

        @Enumerated(EnumType.STRING)
        Grade grade = Grade.FINE;

        @Enumerated(EnumType.STRING)
        @Column(table = "cloth_look")
        Grade shine = Grade.COARSE;
    }

    private static final QUnreadableColumnTest_Cloth cloth = QUnreadableColumnTest_Cloth.cloth;

    UnreadableColumnTest() {
        super(Mapping.GENERATED, Cloth.class);
    }

    private void assertNamed(String table, String column) {
        Cloth stored = new Cloth();
        run(session -> session.add(stored));
        run(session -> session.connection()
                .update(
                        new CompiledStatement(
                                "update " + table + " set " + column + " = 'TOP'",
                                Operation.OTHER,
                                "",
                                List.of(),
                                List.of()),
                        Parameters.NONE));
        assertThatThrownBy(() -> run(session -> session.query(select(cloth)).list()))
                .hasMessageContaining("Cloth#" + stored.id + " cannot be read, because of column " + column
                        + " of table " + table + ": A column holds \"TOP\"");
    }

    @Test
    @Tag("PAIN-28")
    void itStandsAfterOneThatIsReadLater() {
        assertNamed("cloth", "grade");
    }

    @Test
    @Tag("PAIN-28")
    void itStandsInAnotherTable() {
        assertNamed("cloth_look", "shine");
    }
}
