package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase(only = DatabaseKind.SQLITE, reason = "Elsewhere the database has regular expressions of its own.")
class EndlessPatternTest {

    private static Integer matches(EngineConnection on, String function, String text, String pattern) {
        return on.unsafeSql("select " + function + "(:text, :pattern)")
                .bind("text", text)
                .bind("pattern", pattern)
                .list(Integer.class)
                .get(0);
    }

    @Test
    @Tag("CORE-07")
    @Tag("SEC-34")
    void isGivenUpAndTheConnectionStaysUsable(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            String almost = "a".repeat(60) + "!";
            for (String pattern : new String[] {"^(a+)+\\1b$", "^(a|aa)+\\1b$", "^(.*a){12}b"}) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> matches(db.connection(), "orm_regexp", almost, pattern))
                        .as(pattern)
                        .isInstanceOf(DataConversionException.class)
                        .message()
                        .doesNotContain(pattern);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            }
            assertThatThrownBy(() -> matches(db.connection(), "orm_regexp", "ab".repeat(200_000) + "!", "^(a|b)*$"))
                    .isInstanceOf(DataConversionException.class);
            assertThatThrownBy(
                            () -> matches(db.connection(), "orm_like", "a".repeat(300) + "!", "%a".repeat(10) + "%b"))
                    .isInstanceOf(DataConversionException.class);
            assertThat(matches(db.connection(), "orm_regexp", "aaa", "^(a+)+$")).isOne();
        }
    }

    @Test
    @Tag("CORE-07")
    void longTextsAreSearched(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            String text = "lorem ipsum ".repeat(100_000);
            assertThat(matches(db.connection(), "orm_regexp", text + "end", "i[pq]+s.*end$"))
                    .isOne();
            assertThat(matches(db.connection(), "orm_regexp", text, "dolor")).isZero();
            assertThat(matches(db.connection(), "orm_like", text, "%ipsum%lorem%"))
                    .isOne();
        }
    }
}
