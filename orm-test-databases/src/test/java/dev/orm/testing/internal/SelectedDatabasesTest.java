package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import org.junit.jupiter.api.Test;

class SelectedDatabasesTest {

    @Test
    void nothingNamedMeansAll() {
        assertThat(SelectedDatabases.restriction("")).containsExactly(DatabaseKind.values());
    }

    @Test
    void namesAreReadWithoutCase() {
        assertThat(SelectedDatabases.restriction("h2, SQLite")).containsExactly(DatabaseKind.SQLITE, DatabaseKind.H2);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> SelectedDatabases.restriction("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'oracle'")
                .hasMessageContaining("SQLITE, H2, POSTGRESQL, MARIADB");
    }
}
