package dev.orm.session;

import static dev.orm.session.graph.QLabel.label;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.LabelId;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What a program made at random does to objects, each time to the same in the {@link Graph}. */
abstract class GraphChanges extends GraphObjects {

    GraphChanges(SessionFactory sessions, StatementLog log, long seed) {
        super(sessions, log, seed);
    }

    void create() {
        switch (random.nextInt(6)) {
            case 0, 1 -> createTeam();
            case 2 -> createPerson();
            case 3 -> createBadge();
            case 4 -> createLabel();
            default -> createTask();
        }
    }

    void createTeam() {
        Team made = new Team(newMark("t"));
        Graph.Row row = row(made, Team.class);
        row.values.putAll(Map.of("name", "null", "address", "null", "labels", new TreeSet<>()));
        row.values.putAll(Map.of("tags", new TreeSet<>(), "scores", List.of(), "counts", new TreeMap<>()));
        say("add team " + made.mark());
        if (chance(50)) {
            session.add(made);
            fillTeam(made);
        } else {
            fillTeam(made);
            session.add(made);
        }
    }

    void fillTeam(Team made) {
        name(made);
        address(made);
        if (chance(50)) {
            elements(made);
        }
        if (chance(30)) {
            label(made);
        }
    }

    Graph.Row row(Node made, Class<? extends Node> kind) {
        Graph.Row row = new Graph.Row(kind);
        now.put(made.mark(), row);
        held.put(made.mark(), made);
        return row;
    }

    void createPerson() {
        Person made = new Person(newMark("p"));
        Graph.Row row = row(made, Person.class);
        row.values.putAll(Map.of("age", 0, "team", Graph.NONE, "boss", Graph.NONE, "badge", Graph.NONE));
        say("add person " + made.mark());
        session.add(made);
        for (Relation relation : List.of(Relation.TEAM_OF_PERSON, Relation.BOSS, Relation.BADGE)) {
            if (chance(50)) {
                relate(relation, made.mark());
            }
        }
    }

    void createBadge() {
        List<String> codes = new ArrayList<>(
                IntStream.range(0, 8).mapToObj(number -> "c" + number).toList());
        now.marks(Badge.class).forEach(mark -> codes.remove(now.row(mark).get("code")));
        if (codes.isEmpty()) {
            return;
        }
        String code = any(codes);
        Badge made = new Badge(newMark("b"), code);
        say("add badge " + made.mark() + " " + code);
        Graph.Row row = row(made, Badge.class);
        row.values.putAll(Map.of("text", "null", "code", code));
        replaces(Badge.class, "code", code, row);
        session.add(made);
    }

    /** A new object whose key one has that is deleted takes its row. */
    void replaces(Class<? extends Node> kind, String attribute, Object key, Graph.Row row) {
        for (String former : written.marks(kind, attribute, key)) {
            row.version = written.row(former).version + 1;
        }
    }

    void createLabel() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            keys.add((i % 2 == 0 ? "x" : "y") + i / 2);
        }
        now.marks(Label.class).forEach(mark -> keys.remove(now.row(mark).get("key")));
        if (keys.isEmpty()) {
            return;
        }
        String key = any(keys);
        Label made = new Label(newMark("l"), new LabelId(key.substring(0, 1), Integer.parseInt(key.substring(1))));
        say("add label " + made.mark() + " " + key);
        Graph.Row row = row(made, Label.class);
        row.values.putAll(Map.of("text", "null", "key", key));
        replaces(Label.class, "key", key, row);
        List<String> teams = now.marks(Team.class);
        if (!teams.isEmpty() && chance(50)) {
            // The association cascades.
            link(any(teams), made.mark(), true);
        } else {
            session.add(made);
        }
    }

    void createTask() {
        List<String> teams = now.marks(Team.class);
        if (teams.isEmpty()) {
            return;
        }
        String owner = any(teams);
        Task made = new Task(newMark("k"));
        Graph.Row row = row(made, Task.class);
        row.values.putAll(Map.of("cost", "null", "team", owner, "worker", Graph.NONE));
        touched.add(made.mark() + ".team");
        int way = random.nextInt(3);
        say("add task " + made.mark() + " of " + owner + ", way " + way);
        Team target = (Team) object(owner);
        switch (way) {
            case 0 -> target.tasks().add(made);
            case 1 -> {
                made.team(target);
                session.add(made);
            }
            default -> {
                made.team(target);
                target.tasks().add(made);
            }
        }
        if (chance(50)) {
            relate(Relation.WORKER, made.mark());
        }
    }

    void changeValue() {
        String mark = any(List.copyOf(now.rows().keySet()));
        Node node = object(mark);
        Graph.Row row = now.row(mark);
        say("change " + mark);
        if (node instanceof Team changed) {
            if (chance(50)) {
                name(changed);
            } else {
                address(changed);
            }
        } else if (node instanceof Person changed) {
            int age = random.nextInt(4);
            row.values.put("age", age);
            changed.age(age);
        } else if (node instanceof Task changed) {
            BigDecimal cost = chance(20) ? null : BigDecimal.valueOf(random.nextInt(5) * 25L, 2);
            changed.cost(cost);
            row.values.put(
                    "cost", cost == null ? "null" : cost.stripTrailingZeros().toPlainString());
        } else {
            String text = chance(20) ? null : "text " + random.nextInt(3);
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
        now.marks(Team.class).forEach(mark -> names.remove(now.row(mark).get("name")));
        String name = names.isEmpty() || chance(20) ? null : any(names);
        say("  name of " + changed.mark() + ": " + name);
        changed.name(name);
        now.row(changed.mark()).values.put("name", String.valueOf(name));
    }

    void address(Team changed) {
        Integer zip = chance(20) ? null : random.nextInt(3);
        Address address = changed.address();
        if (address != null && chance(50)) {
            address.zip(zip);
        } else {
            address = chance(20) ? null : new Address("city " + random.nextInt(3), zip);
            changed.address(address);
        }
        say("  address of " + changed.mark() + ": " + address);
        now.row(changed.mark()).values.put("address", String.valueOf(address));
    }

    void exchange() {
        List<String> teams = new ArrayList<>(now.marks(Team.class));
        Collections.shuffle(teams, random);
        List<String> some = teams.subList(0, Math.min(teams.size(), 2 + random.nextInt(2)));
        if (some.size() < 2) {
            return;
        }
        say("exchange names of " + some);
        List<Team> objects = some.stream().map(mark -> (Team) object(mark)).toList();
        List<String> names = objects.stream().map(Team::name).collect(java.util.stream.Collectors.toList());
        for (int i = 0; i < some.size(); i++) {
            String name = names.get((i + 1) % names.size());
            objects.get(i).name(name);
            now.row(some.get(i)).values.put("name", String.valueOf(name));
        }
    }

    void relate() {
        Relation relation = any(List.of(Relation.values()));
        List<String> marks = now.marks(relation.from);
        if (!marks.isEmpty()) {
            relate(relation, any(marks));
        }
    }

    void relate(Relation relation, String mark) {
        List<String> targets = new ArrayList<>(now.marks(relation.to));
        if (!relation.required) {
            targets.add(Graph.NONE);
        }
        if (!targets.isEmpty()) {
            relate(relation, mark, any(targets));
        }
    }

    void relate(Relation relation, String mark, String target) {
        if (!touched.add(mark + "." + relation.attribute)) {
            return;
        }
        if (relation == Relation.BADGE) {
            wear(mark, target);
            return;
        }
        Graph.Row row = now.row(mark);
        String before = (String) row.get(relation.attribute);
        row.values.put(relation.attribute, target);
        Node node = object(mark);
        int way = random.nextInt(4);
        say(relation + " of " + mark + ": " + before + " -> " + target + ", way " + way);
        Node left = objectOrNull(before);
        Node found = objectOrNull(target);
        boolean sides = way > 0 && left != found;
        // A side that leads nowhere cannot tell that it does.
        if (way != 1 || left == null && found == null) {
            relation.set(node, found);
        }
        if (sides && left != null && (found == null || chance(80) || way == 3)) {
            relation.elements(left).remove(node);
        }
        if (sides && found != null && !relation.elements(found).contains(node)) {
            relation.elements(found).add(node);
        }
    }

    /** Hands a badge from the one who has it to another, by either side. */
    void wear(String mark, String target) {
        String former = target.equals(Graph.NONE)
                ? Graph.NONE
                : (String) now.shown(target).get("holder");
        String worn = (String) now.row(mark).get("badge");
        if (former.equals(mark)) {
            return;
        }
        if (!former.equals(Graph.NONE) && !touched.add(former + ".badge")) {
            return;
        }
        if (!worn.equals(Graph.NONE) && !touched.add(worn + ".holder")
                || !target.equals(Graph.NONE) && !touched.add(target + ".holder")) {
            return;
        }
        int way = random.nextInt(3);
        say("badge of " + mark + ": " + worn + " -> " + target + " of " + former + ", way " + way);
        Person wearer = (Person) object(mark);
        Badge given = (Badge) objectOrNull(target);
        Person formerWearer = (Person) objectOrNull(former);
        Badge old = (Badge) objectOrNull(worn);
        if (way != 1) {
            wearer.badge(given);
            if (formerWearer != null) {
                formerWearer.badge(null);
            }
        }
        if (way != 0) {
            if (given != null) {
                given.holder(wearer);
            }
            if (old != null) {
                old.holder(null);
            }
        }
        if (!former.equals(Graph.NONE)) {
            now.row(former).values.put("badge", Graph.NONE);
        }
        now.row(mark).values.put("badge", target);
    }

    void labels() {
        List<String> teams = now.marks(Team.class);
        if (!teams.isEmpty()) {
            label((Team) object(any(teams)));
        }
    }

    void label(Team changed) {
        List<String> labels = now.marks(Label.class);
        if (labels.isEmpty()) {
            return;
        }
        if (chance(15)) {
            replaceLabels(changed, labels);
        } else {
            String mark = any(labels);
            link(changed.mark(), mark, !now.row(changed.mark()).labels().contains(mark));
        }
    }

    void replaceLabels(Team changed, List<String> labels) {
        List<String> others = new ArrayList<>(labels);
        others.removeIf(mark -> touched.contains(changed.mark() + "-" + mark) || chance(50));
        Set<String> kept = new TreeSet<>(now.row(changed.mark()).labels());
        kept.removeIf(mark -> !touched.contains(changed.mark() + "-" + mark));
        if (kept.size() > 0) {
            // What the other side did is not in the collection yet.
            return;
        }
        say("labels of " + changed.mark() + ": " + others);
        Set<Label> objects = new HashSet<>();
        others.forEach(mark -> objects.add((Label) object(mark)));
        changed.labels(objects);
        labels.forEach(mark -> touched.add(changed.mark() + "-" + mark));
        now.row(changed.mark()).values.put("labels", new TreeSet<>(others));
    }

    void link(String owner, String mark, boolean linked) {
        if (!touched.add(owner + "-" + mark)) {
            return;
        }
        Team changed = (Team) object(owner);
        Label found = (Label) object(mark);
        Set<String> labels = new TreeSet<>(now.row(owner).labels());
        boolean other = written.has(mark) && written.has(owner) && chance(40);
        say((linked ? "link " : "unlink ") + owner + " " + mark + (other ? " by the other side" : ""));
        if (linked) {
            labels.add(mark);
            if (other) {
                found.teams().add(changed);
            } else {
                changed.labels().add(found);
            }
        } else {
            labels.remove(mark);
            if (other) {
                found.teams().remove(changed);
            } else {
                changed.labels().remove(found);
            }
        }
        now.row(owner).values.put("labels", labels);
    }

    void elements() {
        List<String> teams = now.marks(Team.class);
        if (!teams.isEmpty()) {
            elements((Team) object(any(teams)));
        }
    }

    void elements(Team changed) {
        Map<String, Object> values = now.row(changed.mark()).values;
        if (changed.tags() == null || chance(10)) {
            changed.tags(changed.tags() == null ? new HashSet<>() : null);
            values.put("tags", new TreeSet<>());
            say("tags of " + changed.mark() + ": none");
            return;
        }
        int number = random.nextInt(4);
        switch (random.nextInt(9)) {
            case 0 -> changed.tags().add("g" + number);
            case 1 -> changed.tags().remove("g" + number);
            case 2 -> changed.tags(new HashSet<>(Set.of("g" + number, "fresh")));
            case 3 -> changed.scores().add(random.nextInt(changed.scores().size() + 1), number);
            case 4 -> {
                if (!changed.scores().isEmpty()) {
                    changed.scores().remove(random.nextInt(changed.scores().size()));
                }
            }
            case 5 -> Collections.shuffle(changed.scores(), random);
            case 6 -> changed.counts().put("m" + number, random.nextInt(3));
            case 7 -> changed.counts().remove("m" + number);
            default -> {
                if (chance(50)) {
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
        say("elements of " + changed.mark() + ": " + values.get("tags") + values.get("scores") + values.get("counts"));
    }

    void delete() {
        List<String> marks = now.rows().keySet().stream().filter(written::has).toList();
        if (marks.isEmpty()) {
            return;
        }
        if (!touched.isEmpty()) {
            flush();
        }
        marks = now.rows().keySet().stream().filter(written::has).toList();
        delete(any(marks));
    }

    void delete(String mark) {
        Set<String> gone = new TreeSet<>(Set.of(mark));
        if (now.row(mark).kind == Team.class) {
            gone.addAll(now.marks(Task.class, "team", mark));
        }
        if (gone.stream().anyMatch(each -> !written.has(each))) {
            return;
        }
        say("delete " + gone);
        Node node = object(mark);
        for (Relation relation : Relation.values()) {
            for (String each : gone) {
                for (String referrer : now.marks(relation.from)) {
                    if (!gone.contains(referrer)
                            && now.row(referrer).get(relation.attribute).equals(each)) {
                        clear(relation, referrer);
                    }
                }
            }
        }
        session.delete(node);
        for (String each : gone) {
            now.delete(each);
            Node deleted = held.remove(each);
            if (deleted != null) {
                assertThat(session.state(deleted)).isEqualTo(EntityState.DELETED);
            }
        }
    }

    void clear(Relation relation, String referrer) {
        Node node = object(referrer);
        if (relation.hasMany() && chance(40)) {
            String target = (String) now.row(referrer).get(relation.attribute);
            relation.elements(object(target)).remove(node);
        } else {
            relation.set(node, null);
        }
        touched.add(referrer + "." + relation.attribute);
        now.row(referrer).values.put(relation.attribute, Graph.NONE);
    }

    void deleteAndAdd() {
        String mark = any(List.copyOf(now.rows().keySet()));
        if (!written.has(mark)) {
            return;
        }
        // Otherwise it would take with it what is deleted and still in a collection that cascades.
        flush();
        say("delete and add " + mark);
        Node node = object(mark);
        session.delete(node);
        session.add(node);
    }
}
