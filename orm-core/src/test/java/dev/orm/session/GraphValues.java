package dev.orm.session;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Changes values of objects. */
final class GraphValues {

    private final GraphObjects graph;

    GraphValues(GraphObjects graph) {
        this.graph = graph;
    }

    void changeValue() {
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        Node node = graph.object(mark);
        Graph.Row row = graph.now.row(mark);
        graph.say("change " + mark);
        if (node instanceof Team changed) {
            if (graph.chance(50)) {
                name(changed);
            } else {
                address(changed);
            }
        } else if (node instanceof Person changed) {
            int age = graph.random.nextInt(4);
            row.values.put("age", age);
            changed.age(age);
        } else if (node instanceof Task changed) {
            BigDecimal cost = graph.chance(20) ? null : BigDecimal.valueOf(graph.random.nextInt(5) * 25L, 2);
            changed.cost(cost);
            row.values.put(
                    "cost", cost == null ? "null" : cost.stripTrailingZeros().toPlainString());
        } else {
            String text = graph.chance(20) ? null : "text " + graph.random.nextInt(3);
            row.values.put("text", String.valueOf(text));
            if (node instanceof Badge changed) {
                changed.text(text);
            } else {
                ((Label) node).text(text);
            }
        }
    }

    void name(Team changed) {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 8).mapToObj(number -> "n" + number).toList());
        graph.now
                .marks(Team.class)
                .forEach(mark -> names.remove(graph.now.row(mark).get("name")));
        String name = names.isEmpty() || graph.chance(20) ? null : graph.any(names);
        graph.say("  name of " + changed.mark() + ": " + name);
        changed.name(name);
        graph.now.row(changed.mark()).values.put("name", String.valueOf(name));
    }

    void address(Team changed) {
        Integer zip = graph.chance(20) ? null : graph.random.nextInt(3);
        Address address = changed.address();
        if (address != null && graph.chance(50)) {
            address.zip(zip);
        } else {
            address = graph.chance(20) ? null : new Address("city " + graph.random.nextInt(3), zip);
            changed.address(address);
        }
        graph.say("  address of " + changed.mark() + ": " + address);
        graph.now.row(changed.mark()).values.put("address", String.valueOf(address));
    }

    void exchange() {
        List<String> teams = new ArrayList<>(graph.now.marks(Team.class));
        Collections.shuffle(teams, graph.random);
        List<String> some = teams.subList(0, Math.min(teams.size(), 2 + graph.random.nextInt(2)));
        if (some.size() < 2) {
            return;
        }
        graph.say("exchange names of " + some);
        List<Team> objects =
                some.stream().map(mark -> (Team) graph.object(mark)).toList();
        List<String> names = objects.stream().map(Team::name).collect(java.util.stream.Collectors.toList());
        for (int i = 0; i < some.size(); i++) {
            String name = names.get((i + 1) % names.size());
            objects.get(i).name(name);
            graph.now.row(some.get(i)).values.put("name", String.valueOf(name));
        }
    }
}
