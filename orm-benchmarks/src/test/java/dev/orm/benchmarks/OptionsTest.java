package dev.orm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresAllThatHasTargetsByDefault() {
        Options options = parse();
        assertThat(options.databases()).containsExactly(DatabaseKind.SQLITE, DatabaseKind.H2, DatabaseKind.POSTGRESQL);
        assertThat(options.workloads()).containsExactly(Workload.values());
        assertThat(options.includes("Hibernate")).isTrue();
    }

    @Test
    void keepsTheBaselineInEverySelection() {
        Options options = parse("--contenders=orm", "--workloads=w4, W10", "--databases=H2");
        assertThat(options.includes("orm")).isTrue();
        assertThat(options.includes("raw")).isTrue();
        assertThat(options.includes("jOOQ")).isFalse();
        assertThat(options.workloads()).containsExactly(Workload.W4, Workload.W10);
        assertThat(options.databases()).containsExactly(DatabaseKind.H2);
    }

    @Test
    void laterOptionsOverrideQuick() {
        assertThat(parse("--quick", "--rounds=3").rounds()).isEqualTo(3);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("--fast").hasMessageContaining("--quick");
        assertThatThrownBy(() -> parse("--databases=oracle")).hasMessageContaining("oracle");
        assertThatThrownBy(() -> parse("--workloads=W99")).hasMessageContaining("W99");
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments);
    }
}
