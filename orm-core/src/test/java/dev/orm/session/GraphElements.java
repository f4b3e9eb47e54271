package dev.orm.session;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Award;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes collections of values. */
final class GraphElements {

    private final GraphObjects graph;

    GraphElements(GraphObjects graph) {
        this.graph = graph;
    }

    void elements() {
        List<String> marks = graph.now.rows().keySet().stream()
                .filter(mark -> !List.of(Badge.class, Step.class, Prize.class, Profile.class)
                        .contains(graph.now.row(mark).kind))
                .toList();
        if (marks.isEmpty()) {
            return;
        }
        String mark = graph.any(marks);
        Node node = graph.object(mark);
        if (node instanceof Team changed) {
            elements(changed);
            return;
        }
        Map<String, Object> values = graph.now.row(mark).values;
        if (node instanceof Person changed) {
            awards(changed);
            values.put("awards", Node.texts(changed.awards()));
        } else if (node instanceof Label changed) {
            places(changed);
            values.put("places", Node.texts(changed.places()).stream().sorted().toList());
        } else if (node instanceof Task changed) {
            notes(changed);
            values.put("notes", Node.texts(changed.notes()).stream().sorted().toList());
        } else {
            Asset changed = (Asset) node;
            codes(changed);
            values.put("codes", new TreeSet<>(changed.codes()));
            if (changed instanceof Machine machine) {
                sites(machine);
                values.put("sites", Node.texts(machine.sites()));
            }
        }
        graph.say("elements of " + mark + ": " + values);
    }

    private Award award() {
        return new Award("w" + graph.random.nextInt(3), graph.chance(30) ? null : graph.random.nextInt(2));
    }

    private Address address() {
        return new Address("city " + graph.random.nextInt(2), graph.chance(30) ? null : graph.random.nextInt(2));
    }

    /** Elements without an identity, in their order. */
    private void awards(Person changed) {
        List<Award> awards = changed.awards();
        int size = awards.size();
        switch (graph.random.nextInt(7)) {
            case 0, 1 -> awards.add(graph.random.nextInt(size + 1), award());
            case 2 -> Collections.shuffle(awards, graph.random);
            case 3 -> changed.awards(new ArrayList<>(List.of(award(), award())));
            case 4 -> awards.clear();
            default -> {
                if (size > 0 && graph.chance(50)) {
                    awards.remove(graph.random.nextInt(size));
                } else if (size > 0) {
                    awards.set(graph.random.nextInt(size), award());
                }
            }
        }
    }

    /** Elements that change in place, without order. */
    private void places(Label changed) {
        List<Address> places = changed.places();
        int size = places.size();
        switch (graph.random.nextInt(6)) {
            case 0, 1 -> places.add(address());
            case 2 -> places.forEach(place -> place.zip(graph.random.nextInt(2)));
            case 3 -> changed.places(new ArrayList<>(places));
            default -> {
                if (size > 0 && graph.chance(50)) {
                    places.remove(graph.random.nextInt(size));
                } else if (size > 0) {
                    places.get(graph.random.nextInt(size)).zip(graph.chance(50) ? null : 7);
                }
            }
        }
    }

    private void notes(Task changed) {
        Award award = award();
        if (graph.chance(15)) {
            changed.notes(new HashSet<>(Set.of(award)));
        } else if (!changed.notes().remove(award)) {
            changed.notes().add(award);
        }
    }

    private void codes(Asset changed) {
        int code = graph.random.nextInt(4);
        if (!changed.codes().remove(code)) {
            changed.codes().add(code);
        }
    }

    /** Elements that change in place, by their keys. */
    private void sites(Machine changed) {
        Map<String, Address> sites = changed.sites();
        String key = "k" + graph.random.nextInt(3);
        Address known = sites.get(key);
        switch (graph.random.nextInt(5)) {
            case 0 -> sites.remove(key);
            case 1 -> sites.put(key, address());
            case 2 -> changed.sites(new HashMap<>(sites));
            default -> {
                if (known == null) {
                    sites.put(key, address());
                } else {
                    known.zip(graph.chance(50) ? null : 8);
                }
            }
        }
    }

    void elements(Team changed) {
        Map<String, Object> values = graph.now.row(changed.mark()).values;
        if (changed.tags() == null || graph.chance(10)) {
            changed.tags(changed.tags() == null ? new HashSet<>() : null);
            values.put("tags", new TreeSet<>());
            graph.say("tags of " + changed.mark() + ": none");
            return;
        }
        int number = graph.random.nextInt(4);
        switch (graph.random.nextInt(9)) {
            case 0 -> changed.tags().add("g" + number);
            case 1 -> changed.tags().remove("g" + number);
            case 2 -> changed.tags(new HashSet<>(Set.of("g" + number, "fresh")));
            case 3 -> changed.scores().add(graph.random.nextInt(changed.scores().size() + 1), number);
            case 4 -> {
                if (!changed.scores().isEmpty()) {
                    changed.scores()
                            .remove(graph.random.nextInt(changed.scores().size()));
                }
            }
            case 5 -> Collections.shuffle(changed.scores(), graph.random);
            case 6 -> changed.counts().put("m" + number, graph.random.nextInt(3));
            case 7 -> changed.counts().remove("m" + number);
            default -> {
                if (graph.chance(50)) {
                    changed.scores().clear();
                } else {
                    changed.counts(new HashMap<>(Map.of("new", number)));
                }
            }
        }
        // The elements are in the collections themselves, so they are what it now ought to be.
        values.put("tags", new TreeSet<>(changed.tags()));
        values.put("scores", List.copyOf(changed.scores()));
        values.put("counts", new TreeMap<>(changed.counts()));
        graph.say("elements of " + changed.mark() + ": " + values.get("tags") + values.get("scores")
                + values.get("counts"));
    }
}
