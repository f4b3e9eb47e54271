package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.mapping.DatabaseValue;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.MappingException;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database makes is in the object when it was flushed. */
@EachDatabase
class DatabaseValueTest {

    @Entity
    static class Letter {
        @Id
        @GeneratedValue
        Long id;

        String text;

        @DatabaseValue(now = true)
        Instant createdAt;

        @DatabaseValue(unsafeDefault = "'new'")
        String state;

        @DatabaseValue(unsafeDefault = "3")
        int copies;

        @Version
        int version;
    }

    @Entity
    static class Invoice {
        @Id
        int number;

        int price;

        @DatabaseValue(onUpdate = true)
        Integer total;

        Invoice() {}

        Invoice(int number, int price) {
            this.number = number;
            this.price = price;
        }
    }

    private static Letter letter(String text) {
        Letter letter = new Letter();
        letter.text = text;
        return letter;
    }

    private static SessionFactory sessions(Engine engine, Mapping mapping) {
        return SessionFactory.builder(engine)
                .models(mapping.models(List.of(Letter.class, Invoice.class)))
                .build();
    }

    @Test
    @Tag("CORE-43")
    @Tag("MAP-18")
    void defaultsAreKnownAfterTheFlushThatInserts(TestDatabase database) {
        for (Mapping mapping : Mapping.values()) {
            StatementLog log = new StatementLog();
            try (Engine engine = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(log)
                    .build()) {
                SessionFactory sessions = sessions(engine, mapping);
                sessions.schema().createMissing();
                List<Letter> letters =
                        IntStream.range(0, 5).mapToObj(i -> letter("text " + i)).toList();
                log.sent();
                sessions.inTransactionWithoutResult(session -> {
                    session.addAll(letters);
                    session.flush();
                    assertThat(letters).allSatisfy(letter -> {
                        assertThat(letter.state).isEqualTo("new");
                        assertThat(letter.copies).isEqualTo(3);
                        assertThat(Duration.between(letter.createdAt, Instant.now())
                                        .abs())
                                .isLessThan(Duration.ofMinutes(5));
                        assertThat(session.isModified(letter)).isFalse();
                    });
                    assertThat(letters).extracting(letter -> letter.id).doesNotHaveDuplicates();
                });
                assertThat(log.sent()).hasSize(1);
                sessions.inTransactionWithoutResult(session -> {
                    Letter letter = session.get(Letter.class, letters.get(2).id);
                    assertThat(letter.text).isEqualTo("text 2");
                    assertThat(letter.createdAt).isEqualTo(letters.get(2).createdAt);
                    letter.state = "sent";
                });
                assertThat(sessions.<String>inTransaction(
                                session -> session.get(Letter.class, letters.get(2).id).state))
                        .isEqualTo("sent");
                sessions.schema().validate();
            }
        }
    }

    @Test
    @Tag("CORE-43")
    @Tag("SCHEMA-05")
    void computedColumnsAreKnownAfterInsertAndUpdate(TestDatabase database) {
        for (Mapping mapping : Mapping.values()) {
            StatementLog log = new StatementLog();
            try (Engine engine = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(log)
                    .build()) {
                boolean stored = engine.dialect().supports(Capability.STORED_COMPUTED_COLUMNS);
                DdlExpression tripled = DdlExpression.column("price").times(DdlExpression.literal(3));
                Table invoice = Table.builder(TableName.of("invoice"))
                        .column(Column.of("number", SqlType.INTEGER).notNull())
                        .column(Column.of("price", SqlType.INTEGER).notNull())
                        .column(Column.of("total", SqlType.INTEGER).computed(new Computed(tripled, stored)))
                        .primaryKey("number")
                        .build();
                engine.inTransaction(connection -> {
                    SchemaCreator creator = new SchemaCreator(connection);
                    creator.drop(List.of(invoice));
                    return creator.createMissing(List.of(invoice));
                });
                SessionFactory sessions = sessions(engine, mapping);
                Invoice one = new Invoice(1, 10);
                Invoice two = new Invoice(2, 20);
                log.sent();
                sessions.inTransactionWithoutResult(session -> {
                    session.addAll(List.of(one, two));
                    session.flush();
                    assertThat(log.sent()).hasSize(1);
                    assertThat(one.total).isEqualTo(30);
                    assertThat(two.total).isEqualTo(60);
                    one.price = 11;
                    two.price = 21;
                    session.flush();
                    assertThat(log.sent()).as("a batch and a query").hasSize(2);
                    assertThat(one.total).isEqualTo(33);
                    assertThat(two.total).isEqualTo(63);
                    session.flush();
                    assertThat(log.sent()).isEmpty();
                });
                sessions.inTransactionWithoutResult(session ->
                        assertThat(session.get(Invoice.class, 2).total).isEqualTo(63));
            }
        }
    }

    @Entity
    static class Wrong {
        @Id
        @DatabaseValue
        Long id;

        @Version
        @DatabaseValue
        int version;

        @DatabaseValue(now = true, unsafeDefault = "1")
        int twice;

        @ManyToOne
        @DatabaseValue
        Letter letter;
    }

    @Test
    @Tag("CORE-43")
    @Tag("MAP-24")
    void placesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> EntityModels.reflective(List.of(Wrong.class, Letter.class)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Wrong.id: @DatabaseValue is not for an id")
                .hasMessageContaining("Wrong.version: @DatabaseValue is not for a version")
                .hasMessageContaining("Wrong.twice: @DatabaseValue has both")
                .hasMessageContaining("Wrong.letter: @DatabaseValue means nothing");
    }
}
