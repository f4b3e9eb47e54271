package dev.orm.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    private static final Migration NOTHING = new Migration() {
        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    };

    private static RevisionScript revision(
            String id, List<String> parents, List<String> labels, List<String> dependsOn) {
        return new RevisionScript(id, parents, "about " + id, labels, dependsOn, List.of(), true, NOTHING, "test");
    }

    private static RevisionScript revision(String id, String... parents) {
        return revision(id, List.of(parents), List.of(), List.of());
    }

    /** aaa1 – aaa2 – aaa3. */
    private static final RevisionGraph LINE =
            new RevisionGraph(List.of(revision("aaa3", "aaa2"), revision("aaa1"), revision("aaa2", "aaa1")));

    /**
     * The base has two branches, and another base is a branch of its own that depends on one of them.
     *
     * <pre>
     * base1 – left1 (left) – left2
     *       \ right1 (right) – right2
     * bill1 (billing, depends on left1) – bill2
     * </pre>
     */
    private static final RevisionGraph BRANCHES = new RevisionGraph(List.of(
            revision("base1"),
            revision("left1", List.of("base1"), List.of("left"), List.of()),
            revision("left2", "left1"),
            revision("right1", List.of("base1"), List.of("right"), List.of()),
            revision("right2", "right1"),
            revision("bill1", List.of(), List.of("billing"), List.of("left1")),
            revision("bill2", "bill1")));

    private static List<String> ids(List<RevisionScript> scripts) {
        return scripts.stream().map(RevisionScript::id).toList();
    }

    private static List<String> list(String words) {
        return words == null || words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private static RevisionGraph graph(String name) {
        return name.equals("line") ? LINE : BRANCHES;
    }

    @ParameterizedTest
    @Tag("MIG-13")
    @Tag("MIG-33")
    @Tag("MIG-34")
    @Tag("MIG-35")
    @CsvSource({
        "line, '', head, aaa1 aaa2 aaa3",
        "line, aaa1, heads, aaa2 aaa3",
        "line, aaa1 aaa2 aaa3, head, ''",
        "line, '', aaa2, aaa1 aaa2",
        "line, '', +1, aaa1",
        "line, aaa1, +2, aaa2 aaa3",
        "line, '', aaa1+1, aaa1 aaa2",
        "branches, '', left@head, base1 left1 left2",
        "branches, '', left, base1 left1",
        "branches, base1, right@+1, right1",
        "branches, base1 left1, left@+1, left2",
        "branches, '', billing@head, base1 left1 bill1 bill2",
        "branches, '', bill1, base1 left1 bill1",
        "branches, '', right@heads, base1 right1 right2",
        "branches, '', left@left2, base1 left1 left2",
        "branches, '', heads, base1 left1 bill1 bill2 left2 right1 right2",
    })
    void anUpgradeGoes(String graph, String applied, String target, String run) {
        assertThat(ids(new Target(graph(graph), list(applied)).upgrade(target))).isEqualTo(list(run));
    }

    @ParameterizedTest
    @Tag("MIG-14")
    @Tag("MIG-33")
    @Tag("MIG-35")
    @CsvSource({
        "line, aaa1 aaa2 aaa3, base, aaa3 aaa2 aaa1",
        "line, aaa1 aaa2 aaa3, -1, aaa3",
        "line, aaa1 aaa2 aaa3, -3, aaa3 aaa2 aaa1",
        "line, aaa1 aaa2 aaa3, aaa1, aaa3 aaa2",
        "line, aaa1 aaa2 aaa3, aaa3-1, aaa3",
        "line, aaa1 aaa2 aaa3, head, ''",
        "line, '', base, ''",
        "branches, base1 left1 left2 right1 right2, left@base, left2 left1",
        "branches, base1 left1 left2 right1 right2, right@-1, right2",
        "branches, base1 left1 left2 right1 right2, right1, right2",
        "branches, base1 left1 bill1 bill2, billing@base, bill2 bill1",
        "branches, base1 left1 bill1 bill2, left@base, bill2 bill1 left1",
    })
    void aDowngradeGoes(String graph, String applied, String target, String undone) {
        assertThat(ids(new Target(graph(graph), list(applied)).downgrade(target)))
                .isEqualTo(list(undone));
    }

    @ParameterizedTest
    @Tag("MIG-15")
    @Tag("MIG-32")
    @CsvSource(
            delimiter = '|',
            value = {
                "line | up | '' | zzz | There is no revision, label or beginning of an id",
                "branches | up | '' | base | goes backwards",
                "line | up | '' | aaa | could be any of [aaa1, aaa2, aaa3]",
                "branches | up | '' | bas | too short",
                "line | up | '' | +4 | but there are 3 to go",
                "line | up | '' | +0 | goes nowhere",
                "line | up | aaa1 | -1 | goes backwards",
                "line | up | '' | other@head | other",
                "branches | up | '' | head | db merge bill2 left2 right2",
                "branches | up | '' | right@left2 | is not in branch",
                "line | down | aaa1 | +1 | goes forwards",
                "line | down | aaa1 | -2 | but 1 are applied",
                "line | down | aaa1 | -0 | goes nowhere",
                "line | down | aaa1 | aaa2 | is not applied",
                "line | down | aaa1 aaa2 | aaa1-1 | is the first",
                "branches | down | base1 left1 right1 | -1 | not one way back",
                "branches | down | base1 left1 right1 | zzz | There is no revision",
            })
    void whatMeansNothingIsToldApart(String graph, String way, String applied, String target, String words) {
        Target from = new Target(graph(graph), list(applied));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> {
                    if (way.equals("up")) {
                        from.upgrade(target);
                    } else {
                        from.downgrade(target);
                    }
                })
                .withMessageContaining(words);
    }

    @Test
    @Tag("MIG-17")
    @Tag("MIG-18")
    void headsAndForksAreFound() {
        assertThat(BRANCHES.heads()).containsExactly("bill2", "left2", "right2");
        assertThat(BRANCHES.branchPoints()).containsExactly("base1");
        assertThat(BRANCHES.bases()).containsExactly("base1", "bill1");
        RevisionGraph dependent =
                new RevisionGraph(List.of(revision("one1"), revision("two1", List.of(), List.of(), List.of("one1"))));
        assertThat(dependent.heads()).containsExactly("one1", "two1");
        assertThat(dependent.effectiveHeads()).containsExactly("two1");
    }

    @Test
    @Tag("MIG-22")
    void aMergeBringsBranchesTogether() {
        List<RevisionScript> scripts = new ArrayList<>(BRANCHES.ordered());
        scripts.add(revision("merged", "left2", "right2", "bill2"));
        RevisionGraph merged = new RevisionGraph(scripts);
        assertThat(merged.heads()).containsExactly("merged");
        List<String> all = ids(merged.ordered());
        assertThat(ids(new Target(merged, List.of()).upgrade("head")))
                .isEqualTo(all)
                .endsWith("merged");
        assertThat(ids(new Target(merged, all).downgrade("-1"))).containsExactly("merged");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> new Target(merged, all).downgrade("-2"))
                .withMessageContaining("not one way back");
    }

    @Test
    @Tag("MIG-29")
    void theOrderIsTheSameHoweverTheRevisionsWereFound() {
        List<RevisionScript> scripts = new ArrayList<>(BRANCHES.ordered());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(scripts, random);
            assertThat(ids(new RevisionGraph(scripts).ordered()))
                    .as("seed %s", seed)
                    .isEqualTo(ids(BRANCHES.ordered()));
        }
    }

    @Test
    @Tag("MIG-29")
    void whatIsNoHistoryIsRefused() {
        refused("circle", revision("one1", "two1"), revision("two1", "one1"));
        refused("circle", revision("one1", List.of(), List.of(), List.of("two1")), revision("two1", "one1"));
        refused("there twice", revision("one1"), revision("one1"));
        refused("\"gone1\", which is not there", revision("one1", "gone1"));
        refused(
                "names another revision",
                revision("one1", List.of(), List.of("x"), List.of()),
                revision("two1", List.of("one1"), List.of("x"), List.of()));
        for (String id : List.of("head", "../../x", "a b", "a@b", "a+1", "", "x".repeat(65))) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> revision(id))
                    .withMessageContaining("cannot be used");
        }
    }

    private static void refused(String words, RevisionScript... scripts) {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> new RevisionGraph(List.of(scripts)))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @Tag("MIG-19")
    @CsvSource({
        "'', base:head, aaa3 aaa2 aaa1",
        "'', ':', aaa3 aaa2 aaa1",
        "'', aaa2:, aaa3 aaa2",
        "'', ':aaa2', aaa2 aaa1",
        "aaa1 aaa2, :current, aaa2 aaa1",
        "aaa1 aaa2, current:, aaa3 aaa2",
        "aaa1 aaa2 aaa3, -1:current, aaa3 aaa2",
        "aaa1 aaa2, -5:current, aaa2 aaa1",
        "'', aaa1:+1, aaa2 aaa1",
        "'', base:+2, aaa2 aaa1",
    })
    void aRangeIsListedNewestFirst(String applied, String range, String listed) {
        assertThat(ids(new RevisionRange(LINE, list(applied)).of(range))).isEqualTo(list(listed));
    }

    @Test
    @Tag("MIG-19")
    void aRangeWithoutEndsIsNone() {
        RevisionRange range = new RevisionRange(LINE, List.of());
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> range.of("aaa1"))
                .withMessageContaining("no range");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> range.of("-1:+1"))
                .withMessageContaining("relative");
    }

    @Test
    @Tag("PEER-26")
    void aSquashedRevisionStandsForThoseItReplaces() {
        RevisionScript squashed = new RevisionScript(
                "all1", List.of(), "", List.of(), List.of(), List.of("aaa1", "aaa2"), true, NOTHING, "test");
        RevisionGraph graph = new RevisionGraph(List.of(squashed, revision("aaa3", "aaa2")));
        assertThat(ids(graph.ordered())).containsExactly("all1", "aaa3");
        assertThat(graph.withSquashed(List.of("aaa1", "aaa2", "aaa3"))).containsExactlyInAnyOrder("all1", "aaa3");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> graph.withSquashed(List.of("aaa1")))
                .withMessageContaining("[aaa2]");
        refused("is still there", squashed, revision("aaa1"));
    }
}
