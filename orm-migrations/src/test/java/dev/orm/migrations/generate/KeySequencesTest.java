package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModels;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Schema;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences of ids in generated revisions: one revision for databases with and without sequences. */
@EachDatabase
class KeySequencesTest {

    @Entity(name = "Post")
    static class Post {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(name = "labels", allocationSize = 10, initialValue = 7)
        Long id;

        String name;
    }

    @Entity(name = "Larger")
    @Table(name = "label")
    static class Larger {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(name = "labels", allocationSize = 20, initialValue = 7)
        Long id;

        String name;
    }

    @Entity(name = "Movement")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Movement {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Delivery")
    static class Delivery extends Movement {
        String supplier;
    }

    @Entity(name = "Removal")
    static class Removal extends Movement {
        @ManyToOne
        Delivery delivery;
    }

    private static Schema schema(Class<?>... entities) {
        return Schema.of(EntityModels.of(List.of(entities)).tables());
    }

    @Test
    @Tag("AUTO-82")
    void oneRevisionFitsAllDatabases(TestDatabase database, @TempDir Path folder) {
        Schema one = schema(Post.class);
        Schema two = schema(Post.class, Label.class);
        SourceFile begin = new RevisionSource("aaaa", List.of(), "begin", LocalDateTime.of(2026, 1, 1, 0, 0))
                .file(Autogenerate.compare(Schema.of(), one, Decisions.NONE), "com.example");
        SourceFile more = new RevisionSource("bbbb", List.of("aaaa"), "more", LocalDateTime.of(2026, 1, 2, 0, 0))
                .file(Autogenerate.compare(one, two, Decisions.NONE), "com.example");
        assertThat(more.text())
                .contains("createSequence(new Sequence(TableName.of(\"labels\"), 7L, 10L))")
                .contains("Identity.of(new Sequence(TableName.of(\"labels\"), 7L, 10L))");
        CompiledSources sources = CompiledSources.of(List.of(begin, more), folder);
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Post.class, Label.class)
                        .build()) {
            Migrator migrator = Migrator.builder(engine)
                    .migrations((Migration) sources.instance(begin.className()), (Migration)
                            sources.instance(more.className()))
                    .build();
            Schema history = new SchemaHistory(migrator.graph()).schema();
            assertThat(Autogenerate.compare(history, two, Decisions.NONE).isEmpty())
                    .isTrue();
            migrator.upgrade("heads");
            sessions.schema().validate();
            assertThat(differences(engine, two)).isEmpty();
            Label label = new Label();
            sessions.inTransactionWithoutResult(session -> session.add(label));
            boolean sequences = engine.dialect().supports(Capability.SEQUENCES);
            assertThat(label.id).isEqualTo(sequences ? 7 : 1);
            migrator.downgrade("aaaa");
            assertThat(differences(engine, one)).isEmpty();
            migrator.downgrade("base");
            try (EngineConnection connection = engine.connect(false)) {
                assertThat(new Inspector(connection).sequences(null)).isEmpty();
            }
        }
    }

    private static List<String> differences(Engine engine, Schema schema) {
        try (EngineConnection connection = engine.connect(false)) {
            return SchemaComparison.compare(connection, schema).stream()
                    .map(SchemaDifference::message)
                    .filter(message -> !message.contains(HistoryTable.DEFAULT_NAME))
                    .toList();
        }
    }

    @Test
    void anotherSizeOfBlocksIsNoChangeOfASequenceThatIsInUse() {
        assertThatThrownBy(() -> Autogenerate.compare(schema(Label.class), schema(Larger.class), Decisions.NONE))
                .isInstanceOf(MigrationException.class)
                .hasMessage(
                        "The sequence labels gives out the ids of table label and would begin anew, which gives out ids that there"
                                + " are already. Keep its allocationSize and initialValue, or name a new sequence that starts above"
                                + " the highest id.");
    }

    @Test
    @Tag("MAP-14")
    void tablesOfSeveralClassesShareASequence(TestDatabase database, @TempDir Path folder) {
        Schema model = schema(Delivery.class, Removal.class);
        SourceFile begin = new RevisionSource("aaaa", List.of(), "begin", LocalDateTime.of(2026, 1, 1, 0, 0))
                .file(Autogenerate.compare(Schema.of(), model, Decisions.NONE), "com.example");
        assertThat(begin.text()).containsOnlyOnce("createSequence(").contains("movement_seq");
        CompiledSources sources = CompiledSources.of(List.of(begin), folder);
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Delivery.class, Removal.class)
                        .build()) {
            Migrator migrator = Migrator.builder(engine)
                    .migrations((Migration) sources.instance(begin.className()))
                    .build();
            Schema history = new SchemaHistory(migrator.graph()).schema();
            assertThat(Autogenerate.compare(history, model, Decisions.NONE).isEmpty())
                    .isTrue();
            migrator.upgrade("heads");
            sessions.schema().validate();
            assertThat(differences(engine, model)).isEmpty();
            Delivery delivery = new Delivery();
            Removal removal = new Removal();
            removal.delivery = delivery;
            sessions.inTransactionWithoutResult(session -> session.addAll(List.of(removal, delivery)));
            assertThat(delivery.id).isNotNull().isNotEqualTo(removal.id);
            migrator.downgrade("base");
            migrator.upgrade("heads");
            assertThat(differences(engine, model)).isEmpty();
        }
    }
}
