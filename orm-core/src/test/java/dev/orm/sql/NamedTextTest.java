package dev.orm.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.node.NamedText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parameters of a text stand. */
class NamedTextTest {

    @Test
    @Tag("SEC-19")
    void findsNamesAndNothingElse() {
        assertThat(NamedText.statement("select :a, ':b', \":c\", `:d`, x::text, :e -- :f\n/* :g */ + :a")
                        .names())
                .containsExactly("a", "e", "a");
        assertThat(NamedText.statement("select $$:a$$, $t$ $$ :b ' $t$, a$b$:c, $1")
                        .names())
                .containsExactly("c");
        assertThat(NamedText.statement("select 'it''s :a', e'\\':b', :c").names())
                .containsExactly("c");
        assertThat(NamedText.statement("select a ?? 'b' and c ??| :d").names()).containsExactly("d");
        assertThat(NamedText.statement("select '\\\\', :a").names()).containsExactly("a");
        assertThat(NamedText.statement("select a[1:2], :b").names()).containsExactly("b");
        assertThat(NamedText.statement("select :a;").text(new int[] {2})).isEqualTo("select ?, ?");
    }

    @ParameterizedTest
    @Tag("SEC-18")
    @ValueSource(strings = {"select 1; drop table x", "select ';' ; select 2", "select 1;;", "select 1; -- :a"})
    void refusesASecondStatement(String sql) {
        assertThatThrownBy(() -> NamedText.statement(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second statement");
    }

    @ParameterizedTest
    @Tag("SEC-19")
    @ValueSource(
            strings = {
                "select ?",
                "select 'a\\' or 1=1 -- '",
                "select 'a",
                "select \"a",
                "select /* a",
                "select /* a /* b */ c */ 1",
                "select $$ a",
                "select 'a' || \"b\\\" c\""
            })
    void refusesWhatDatabasesReadInDifferentWays(String sql) {
        assertThatThrownBy(() -> NamedText.statement(sql)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @Tag("SEC-18")
    @ValueSource(strings = {"", " ", "a = 1;", "a = 1 -- b", "a = 1) or (1 = 1", "(a = 1", "a = ')' )"})
    void aFragmentCannotLeaveItsPlace(String sql) {
        assertThatThrownBy(() -> NamedText.fragment(sql)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select #{#t}", "select ${x}", "select :#{x}", "select a#{x}"})
    void refusesTemplates(String sql) {
        assertThatThrownBy(() -> NamedText.statement(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{…}\", which nothing fills in, at character ");
    }

    @Test
    void aTemplateInALiteralIsText() {
        assertThat(NamedText.statement("select '#{a}', \"${b}\", $$#{c}$$, 1 # 2 -- #{d}")
                        .names())
                .isEmpty();
    }
}
