package dev.orm.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.DatabaseError.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user lacks a right for is neither a lost connection nor a faulty statement. */
class MissingRightsTest {

    private static Kind kind(Dialect dialect, String state, int code) {
        return dialect.classify(new SQLException("denied", state, code)).kind();
    }

    @Test
    @Tag("ENGINE-15")
    void isAnErrorOfItsOwn() {
        for (int code : new int[] {1044, 1045, 1142, 1143, 1227, 1370, 1698}) {
            assertThat(kind(Dialects.MARIADB, "42000", code))
                    .as("MariaDB %d", code)
                    .isEqualTo(Kind.ACCESS_DENIED);
        }
        for (String state : new String[] {"28000", "28P01", "42501"}) {
            assertThat(kind(Dialects.POSTGRESQL, state, 0))
                    .as("PostgreSQL %s", state)
                    .isEqualTo(Kind.ACCESS_DENIED);
        }
        for (int code : new int[] {28000, 90040, 90096}) {
            assertThat(kind(Dialects.H2, String.valueOf(code), code))
                    .as("H2 %d", code)
                    .isEqualTo(Kind.ACCESS_DENIED);
        }
        assertThat(kind(Dialects.MARIADB, "08000", 1040)).isEqualTo(Kind.CONNECTION);
        assertThat(kind(Dialects.POSTGRESQL, "08006", 0)).isEqualTo(Kind.CONNECTION);
    }
}
