package dev.orm.session;

import static dev.orm.session.graph.QAsset.asset;
import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QDocument.document;
import static dev.orm.session.graph.QLabel.label;
import static dev.orm.session.graph.QMachine.machine;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QPrize.prize;
import static dev.orm.session.graph.QProfile.profile;
import static dev.orm.session.graph.QStep.step;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Compares objects, and what queries tell of them, with what they ought to be. */
final class GraphComparison {

    private final GraphObjects graph;

    GraphComparison(GraphObjects graph) {
        this.graph = graph;
    }

    /** A query sees what was changed and not written. */
    void ask() {
        graph.say("ask");
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        Graph.Row row = graph.now.row(mark);
        if (row.kind == Team.class) {
            assertThat(number(() -> graph.session
                            .query(select(count())
                                    .from(task)
                                    .where(task.team().mark.eq(mark)))
                            .single()))
                    .isEqualTo(graph.now.marks(Task.class, "team", mark).size());
            assertThat(number(() -> graph.session
                            .query(select(count()).from(label).where(label.teams.any(team.mark.eq(mark))))
                            .single()))
                    .isEqualTo(row.labels().size());
        } else if (row.kind == Person.class) {
            assertThat(graph.session
                            .query(select(person.mark)
                                    .from(person)
                                    .where(person.boss().mark.eq(mark)))
                            .list())
                    .containsExactlyInAnyOrderElementsOf(graph.now.marks(Person.class, "boss", mark));
        } else {
            assertThat(number(() -> graph.session
                            .query(select(count())
                                    .from(person)
                                    .where(person.badge().isNotNull()))
                            .single()))
                    .isEqualTo(graph.now.marks(Person.class).size()
                            - graph.now.marks(Person.class, "badge", Graph.NONE).size());
        }
        graph.flush();
    }

    private static long number(Supplier<Long> query) {
        return query.get();
    }

    /** Compares what the session has with what there ought to be. */
    void verifyHere() {
        graph.flush();
        graph.say("compare");
        compare(graph.session, graph.random.nextInt(4));
        graph.log.sent();
        graph.session.flush();
        assertThat(graph.log.sent()).as("a flush after reading").isEmpty();
    }

    void verifyElsewhere() {
        int way = graph.random.nextInt(5);
        graph.say("compare elsewhere, way " + way);
        graph.log.sent();
        if (graph.chance(50)) {
            graph.sessions.inReadOnlyTransaction(reader -> {
                compare(reader, way);
                return way;
            });
        } else {
            graph.sessions.inTransactionWithoutResult(other -> {
                compare(other, way);
                graph.log.sent();
                other.flush();
                assertThat(graph.log.sent()).as("a flush after reading").isEmpty();
            });
        }
        graph.log.sent();
    }

    private void compare(Session in, int way) {
        Map<String, Map<String, Object>> shown = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        for (Node node : all(in, way)) {
            if (in == graph.session) {
                Node known = graph.held.putIfAbsent(node.mark(), node);
                assertThat(node).as(node.mark()).isSameAs(known == null ? node : known);
            }
            shown.put(node.mark(), settled(node));
            versions.put(node.mark(), node.version());
            if (in != graph.session && node instanceof Person ordered) {
                assertThat(ordered.reports())
                        .isSortedAccordingTo((one, other) -> one.age() != other.age()
                                ? Integer.compare(other.age(), one.age())
                                : one.mark().compareTo(other.mark()));
            }
        }
        Map<String, Map<String, Object>> expected = graph.now.shown();
        expected.values().forEach(values -> values.keySet().removeAll(Set.of("code", "key")));
        assertThat(shown.keySet()).isEqualTo(expected.keySet());
        shown.forEach((mark, values) -> assertThat(values).as(mark).isEqualTo(expected.get(mark)));
        Map<String, Integer> expectedVersions = new TreeMap<>();
        graph.now.rows().forEach((mark, row) -> expectedVersions.put(mark, row.version));
        assertThat(versions).isEqualTo(expectedVersions);
    }

    private Map<String, Object> settled(Node node) {
        Map<String, Object> shown = new TreeMap<>(node.shown());
        if (node instanceof Task) {
            List<String> steps = ((List<?>) shown.get("steps"))
                    .stream().map(String.class::cast).toList();
            shown.put("steps", graph.now.settled(node.mark(), steps));
        }
        return shown;
    }

    private static String columns(Class<? extends Node> kind) {
        return kind == Asset.class ? "asset.*, pages, serial, owner_id, part_id, truck.load" : "*";
    }

    private static String tables(Class<? extends Node> kind) {
        if (kind == Asset.class) {
            return "asset left join document on document_id = asset.id left join machine on machine.id = asset.id"
                    + " left join truck on truck.id = asset.id";
        }
        return kind == Badge.class
                ? "badge left join badge_text on badge_code = code"
                : kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Loads all objects in one of all ways. */
    private List<Node> all(Session in, int way) {
        List<Node> all = new ArrayList<>();
        switch (way) {
            case 0 -> {
                all.addAll(in.query(select(team)
                                .fetch(
                                        team.tasks.fetch(task.worker()),
                                        team.members.fetch(person.boss(), person.reports),
                                        team.machines.fetch(machine.part()),
                                        team.labels,
                                        team.prizes,
                                        team.tags,
                                        team.counts))
                        .list());
                all.addAll(in.query(select(task).fetch(task.steps.fetch(step.parts, step.helper())))
                        .list());
                all.addAll(in.query(select(step)).list());
                all.addAll(in.query(select(person)
                                .fetch(
                                        person.badge(),
                                        person.jobs.fetch(task.team()),
                                        person.assets.fetch(machine.owner_()),
                                        person.skills,
                                        person.awards))
                        .list());
                all.addAll(in.query(select(asset)).list());
                all.addAll(in.query(select(prize)).list());
                all.addAll(in.query(select(profile).fetch(profile.person())).list());
                all.addAll(in.query(select(badge).fetch(badge.holder)).list());
                all.addAll(in.query(select(label).fetch(label.teams.fetch(team.scores)))
                        .list());
            }
            case 1 -> {
                for (Class<? extends Node> kind : GraphObjects.KINDS) {
                    all.addAll(in.unsafeSql("select " + columns(kind) + " from " + tables(kind))
                            .entities(kind));
                }
            }
            case 2 -> graph.now.rows().forEach((mark, row) -> all.add(in.reference(row.kind, graph.id(mark))));
            case 3 -> graph.now.rows().forEach((mark, row) -> all.add(in.getOrThrow(row.kind, graph.id(mark))));
            default -> {
                graph.log.sent();
                all.addAll(in.query(select(person)).list());
                all.addAll(in.query(select(badge)).list());
                all.addAll(in.query(select(label)).list());
                all.addAll(in.query(select(team)).list());
                all.addAll(in.query(select(task)).list());
                all.addAll(in.query(select(step)).list());
                all.addAll(in.query(select(document)).list());
                all.addAll(in.query(select(profile)).list());
                all.addAll(in.query(select(prize)).list());
                all.addAll(in.query(select(machine)).list());
                all.forEach(Node::shown);
                assertThat(graph.log.sent()).as("statements").hasSizeLessThan(50);
            }
        }
        return all;
    }
}
