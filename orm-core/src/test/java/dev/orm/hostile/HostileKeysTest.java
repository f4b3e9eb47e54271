package dev.orm.hostile;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hostile strings that are stored as keys, and read back from the database before they are used again. */
@EachDatabase
class HostileKeysTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    /** A key of an index has at most some 700 bytes in MariaDB. */
    private static final int LONGEST = 180;

    @Entity
    static class Keyed {

        @Id
        @Column(length = LONGEST)
        String code;

        int number;

        @OneToMany(mappedBy = "keyed", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Part> parts = new ArrayList<>();
    }

    @Entity
    static class Part {

        @Id
        @GeneratedValue
        Long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Keyed keyed;
    }

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private SessionFactory sessions;

    @BeforeEach
    void store(TestDatabase database) {
        System.getLogger(HostileKeysTest.class.getName()).log(System.Logger.Level.INFO, "orm.test.seed={0}", SEED + "");
        sessions = SessionFactory.builder(Engine.create(database.dataSource()))
                .models(EntityModels.of(List.of(Keyed.class, Part.class)))
                .build();
        sessions.schema().createMissing();
        List<String> payloads = new ArrayList<>(HostileStrings.generated(new Random(SEED), 80));
        payloads.addAll(HostileStrings.corpusAtHand());
        for (String payload : payloads) {
            if (payload.length() <= LONGEST && !numbers.containsKey(payload) && isStored(payload)) {
                numbers.put(payload, numbers.size());
            }
        }
        assertThat(numbers).hasSizeGreaterThan(payloads.size() / 2);
    }

    private boolean isStored(String payload) {
        try {
            sessions.inTransactionWithoutResult(session -> {
                Keyed keyed = new Keyed();
                keyed.code = payload;
                keyed.number = numbers.size();
                Part part = new Part();
                part.keyed = keyed;
                keyed.parts.add(part);
                session.add(keyed);
            });
            return true;
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("The text holds");
            return false;
        }
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private Map<String, Integer> stored() {
        Map<String, Integer> all = new LinkedHashMap<>();
        sessions.inTransactionWithoutResult(session -> session.query(
                        select(QHostileKeysTest_Keyed.keyed).orderBy(QHostileKeysTest_Keyed.keyed.number.asc()))
                .list()
                .forEach(keyed -> all.put(keyed.code, keyed.number)));
        return all;
    }

    @Test
    @Tag("SEC-06")
    void bulkChangesByStoredKeysMeetThoseRowsOnly() {
        QHostileKeysTest_Keyed keyed = QHostileKeysTest_Keyed.keyed;
        QHostileKeysTest_Part part = QHostileKeysTest_Part.part;
        assertThat(stored()).isEqualTo(numbers);
        sessions.inTransactionWithoutResult(session -> {
            List<String> read = session.query(select(keyed.code).from(keyed)).list();
            assertThat(session.executeBatch(
                            read,
                            code -> update(keyed)
                                    .set(keyed.number, keyed.number.plus(1000))
                                    .where(keyed.code.eq(code))))
                    .hasSize(numbers.size())
                    .containsOnly(1);
        });
        numbers.replaceAll((code, number) -> number + 1000);
        assertThat(stored()).isEqualTo(numbers);
        List<String> half = new ArrayList<>();
        numbers.forEach((code, number) -> {
            if (number % 2 == 0) {
                half.add(code);
            }
        });
        sessions.inTransactionWithoutResult(session -> {
            assertThat(session.execute(deleteFrom(part).where(part.keyed().code.in(half))))
                    .isEqualTo(half.size());
            assertThat(session.execute(deleteFrom(keyed).where(keyed.code.in(half))))
                    .isEqualTo(half.size());
        });
        half.forEach(numbers::remove);
        assertThat(stored()).isEqualTo(numbers);
    }

    @Test
    @Tag("SEC-06")
    void aSessionLoadsMergesAndRemovesByStoredKeys() {
        QHostileKeysTest_Keyed keyed = QHostileKeysTest_Keyed.keyed;
        sessions.inTransactionWithoutResult(session -> {
            List<Keyed> eager = session.query(select(keyed).fetch(keyed.parts)).list();
            assertThat(eager).hasSize(numbers.size()).allMatch(each -> each.parts.size() == 1);
            assertThat(eager).allMatch(each -> each.parts.get(0).keyed == each);
        });
        sessions.inTransactionWithoutResult(session -> numbers.forEach((code, number) -> {
            Keyed found = session.get(Keyed.class, code);
            assertThat(found.code).isEqualTo(code);
            assertThat(found.number).isEqualTo(number);
            assertThat(found.parts).hasSize(1);
        }));
        sessions.inTransactionWithoutResult(session -> numbers.forEach((code, number) -> {
            Keyed detached = new Keyed();
            detached.code = code;
            detached.number = number + 1;
            session.merge(detached);
        }));
        numbers.replaceAll((code, number) -> number + 1);
        assertThat(stored()).isEqualTo(numbers);
        List<String> codes = List.copyOf(numbers.keySet());
        sessions.inTransactionWithoutResult(session -> {
            for (int i = 0; i < codes.size(); i += 2) {
                session.delete(session.get(Keyed.class, codes.get(i)));
                numbers.remove(codes.get(i));
            }
        });
        assertThat(stored()).isEqualTo(numbers);
    }
}
