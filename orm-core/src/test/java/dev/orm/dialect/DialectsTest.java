package dev.orm.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DialectsTest {

    /** Listed in {@code META-INF/services} of the tests. */
    public static final class Toy implements DialectProvider {

        @Override
        public @org.jspecify.annotations.Nullable Dialect forUrl(String url) {
            return url.startsWith("jdbc:toy:") ? Dialects.H2 : null;
        }
    }

    @Test
    @Tag("ENGINE-03")
    void asksProvidersOnTheClassPathFirst() {
        assertThat(Dialects.forUrl("jdbc:toy:x")).isSameAs(Dialects.H2);
    }

    @Test
    @Tag("ENGINE-01")
    void knowsItsOwnDatabasesByUrl() {
        assertThat(Dialects.forUrl("jdbc:sqlite:x.db")).isSameAs(Dialects.SQLITE);
        assertThat(Dialects.forUrl("jdbc:h2:mem:x")).isSameAs(Dialects.H2);
        assertThat(Dialects.forUrl("JDBC:PostgreSQL://h/d")).isSameAs(Dialects.POSTGRESQL);
        assertThat(Dialects.forUrl("jdbc:mariadb://h/d")).isSameAs(Dialects.MARIADB);
        assertThatThrownBy(() -> Dialects.forUrl("jdbc:mysql://u:secret@h/d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:mysql:")
                .hasMessageContaining("jdbc:mariadb:")
                .message()
                .doesNotContain("secret");
    }
}
