package dev.orm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NamingConventionTest {

    private static final List<String> COLUMNS = List.of("a", "b$1");

    @Test
    @Tag("SCHEMA-03")
    void fillsItsTemplates() {
        NamingConvention naming = new NamingConvention(
                "{table_name}_pkey",
                "{table_name}_{column_1_name}_{referred_table_name}_{referred_column_0_name}",
                "{column_0N_name}",
                "{constraint_name}_of_{table_name}",
                "{column_0_N_name}_{column_7_name}",
                63);
        assertThat(naming.primaryKey("t", COLUMNS)).isEqualTo("t_pkey");
        assertThat(naming.foreignKey("t", COLUMNS, "r", List.of("id", "no"))).isEqualTo("t_b$1_r_id");
        assertThat(naming.unique("t", COLUMNS)).isEqualTo("ab$1");
        assertThat(naming.check("t", "positive")).isEqualTo("positive_of_t");
        assertThat(naming.index("t", COLUMNS)).isEqualTo("a_b$1_");
    }

    @Test
    @Tag("SCHEMA-03")
    void cutsLongNamesSoThatTheyStayApart() {
        String one = NamingConvention.DEFAULT.index("t", List.of("é".repeat(60) + "1"));
        String two = NamingConvention.DEFAULT.index("t", List.of("é".repeat(60) + "2"));
        assertThat(one).isNotEqualTo(two).matches("ix_t_é+_[0-9a-f]{8}");
        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isBetween(62, 63);
        assertThat(NamingConvention.DEFAULT.index("t", List.of("é".repeat(60) + "1")))
                .isEqualTo(one);
    }

    @Test
    @Tag("SCHEMA-03")
    void refusesAnUnknownTokenAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamingConvention("{tabel}", "f", "u", "c", "i", 63))
                .withMessageContaining("{tabel}")
                .withMessageContaining("{table_name}");
    }
}
