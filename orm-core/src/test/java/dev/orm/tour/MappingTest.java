package dev.orm.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The examples of docs/mapping.md. */
@EachDatabase
class MappingTest {

    @Test
    void callbacks(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Note.class).build()) {
            sessions.schema().createMissing();
            Note note = new Note();
            note.text = "first";
            sessions.inTransactionWithoutResult(session -> session.add(note));
            assertThat(note.changedAt).isNotNull();
            assertThat(Note.Auditor.WRITTEN).contains("first");
        }
    }
}
