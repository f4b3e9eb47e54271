package dev.orm.session;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        } else if (node instanceof Profile changed) {
            changed.text("text " + graph.random.nextInt(3));
            row.values.put("text", String.valueOf(changed.text()));
        } else if (node instanceof Prize changed) {
            changed.text("text " + graph.random.nextInt(3));
            row.values.put("text", String.valueOf(changed.text()));
        } else if (node instanceof Step changed) {
            int effort = graph.random.nextInt(3);
            changed.effort(effort);
            row.values.put("effort", effort);
        } else if (node instanceof Asset changed) {
            asset(changed);
        } else {
            String text = graph.chance(20) ? null : "text " + graph.random.nextInt(3);
            row.values.put("text", String.valueOf(text));
            if (node instanceof Badge changed) {
                changed.text(text);
            } else {
                label((Label) node, text, row);
            }
        }
    }

    /** Changes one of its tables, or several. */
    void asset(Asset changed) {
        Graph.Row row = graph.now.row(changed.mark());
        int number = graph.random.nextInt(3);
        if (graph.chance(50)) {
            changed.text("text " + number);
            row.values.put("text", "text " + number);
        }
        if (changed instanceof Document document) {
            document.pages(number);
            row.values.put("pages", number);
        }
        if (changed instanceof Machine machine && graph.chance(50)) {
            String serial = unused(Machine.class, "serial");
            machine.serial(serial);
            row.values.put("serial", String.valueOf(serial));
        }
        if (changed instanceof Truck truck && graph.chance(50)) {
            truck.load(number);
            row.values.put("load", number);
        }
        graph.say("  " + row.values);
    }

    /** Returns a value that no other has, or null. */
    private @Nullable String unused(Class<? extends Node> kind, String attribute) {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 8).mapToObj(number -> "n" + number).toList());
        graph.now.marks(kind).forEach(mark -> names.remove(graph.now.row(mark).get(attribute)));
        return names.isEmpty() || graph.chance(20) ? null : graph.any(names);
    }

    private void label(Label changed, @Nullable String text, Graph.Row row) {
        changed.text(text);
        if (graph.chance(50)) {
            changed.note("of " + text);
            row.values.put("note", "of " + text);
        }
    }

    void name(Team changed) {
        String name = unused(Team.class, "name");
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
        List<String> machines = graph.now.marks(Machine.class);
        if (machines.size() > 1 && graph.chance(50)) {
            exchange(graph.any(machines), graph.any(machines));
        } else {
            exchangeNames();
        }
    }

    /** Exchanges unique values of a joined table. */
    private void exchange(String one, String other) {
        graph.say("exchange serials of " + one + " and " + other);
        Object serial = graph.now.row(one).get("serial");
        serial(one, graph.now.row(other).get("serial"));
        serial(other, serial);
    }

    private void serial(String mark, Object serial) {
        ((Machine) graph.object(mark)).serial(serial.equals("null") ? null : (String) serial);
        graph.now.row(mark).values.put("serial", serial);
    }

    private void exchangeNames() {
        List<String> teams = new ArrayList<>(graph.now.marks(Team.class));
        Collections.shuffle(teams, graph.random);
        List<String> some = teams.subList(0, Math.min(teams.size(), 2 + graph.random.nextInt(2)));
        if (some.size() < 2) {
            return;
        }
        graph.say("exchange names of " + some);
        List<Team> objects =
                some.stream().map(mark -> (Team) graph.object(mark)).toList();
        List<Object> names =
                some.stream().map(mark -> graph.now.row(mark).get("name")).toList();
        for (int i = 0; i < some.size(); i++) {
            Object name = names.get((i + 1) % names.size());
            objects.get(i).name(name.equals("null") ? null : (String) name);
            graph.now.row(some.get(i)).values.put("name", name);
        }
    }
}
