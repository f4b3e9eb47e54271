package dev.orm.session;

import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QLabel.label;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.mapping.LazyReference;
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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program made at random: it changes objects by a session, and a {@link Graph} by hand, and compares them. */
final class GraphProgram {

    private static final List<Class<? extends Node>> KINDS =
            List.of(Team.class, Person.class, Badge.class, Label.class, Task.class);

    private final SessionFactory sessions;
    private final StatementLog log;
    private final Random random;
    private final List<String> done = new ArrayList<>();
    private Session session;
    private Graph now = new Graph();
    private Graph written = new Graph();
    private final Map<String, Node> held = new HashMap<>();
    private final Map<String, Object> ids = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private int marks;

    GraphProgram(SessionFactory sessions, StatementLog log, long seed) {
        this.sessions = sessions;
        this.log = log;
        this.random = new Random(seed);
        this.session = sessions.openSession();
    }

    /** Returns what was done, in the order in which it was. */
    List<String> done() {
        return done;
    }

    void run(int transactions) {
        for (int i = 0; i < transactions; i++) {
            transaction();
        }
        deleteAll();
        session.close();
    }

    private void say(String what) {
        done.add(what);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void transaction() {
        if (chance(30)) {
            say("new session");
            session.close();
            session = sessions.openSession();
            held.clear();
        }
        Node detached = chance(25) ? detached() : null;
        Graph before = now.copy();
        say("begin");
        session.begin(TransactionOptions.READ_WRITE);
        if (detached != null) {
            merge(detached);
        }
        steps(2 + random.nextInt(10), 0);
        if (chance(75)) {
            flush();
            say("commit");
            session.commit();
            assertThat(log.sent()).as("a commit after a flush").isEmpty();
        } else {
            say("rollback");
            session.rollback();
            back(before);
        }
        verifyElsewhere();
    }

    private void steps(int number, int depth) {
        for (int i = 0; i < number; i++) {
            step(depth);
        }
    }

    private void step(int depth) {
        if (now.rows().size() < 4) {
            create();
            return;
        }
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> create();
            case 3, 4, 5 -> changeValue();
            case 6, 7, 8, 9 -> relate();
            case 10, 11 -> labels();
            case 12, 13 -> elements();
            case 14, 15 -> delete();
            case 16 -> deleteAndAdd();
            case 17 -> ask();
            case 18 -> verifyHere();
            case 19 -> forget();
            case 20 -> exchange();
            case 21 -> statement();
            case 22 -> collide();
            default -> {
                if (depth < 2) {
                    nested(depth);
                }
            }
        }
    }

    // Objects

    /** Gets the object of a row in one of all ways. */
    private Node object(String mark) {
        Node known = held.get(mark);
        int way = random.nextInt(5);
        if (!written.has(mark) || known != null && way == 0 && !isUndone(known)) {
            return Objects.requireNonNull(known, mark);
        }
        Class<? extends Node> kind = now.row(mark).kind;
        Object id = id(mark);
        Node got = switch (way) {
            case 1 -> session.reference(kind, id);
            case 2 -> session.noAutoflush(() -> byMark(kind, mark));
            default -> session.getOrThrow(kind, id);
        };
        say("  " + mark + " by way " + way);
        if (known != null) {
            assertThat(got).as("one row is one object: " + mark).isSameAs(known);
        }
        held.put(mark, got);
        return got;
    }

    /** An object that was first read after something was written shows that until the session meets it again, if it was undone. */
    private boolean isUndone(Node node) {
        if (node instanceof LazyReference) {
            return false;
        }
        Map<String, Object> row = now.row(node.mark()).values;
        if (node instanceof Team known) {
            return !String.valueOf(known.name()).equals(row.get("name"));
        } else if (node instanceof Person known) {
            return !row.get("age").equals(known.age());
        } else if (node instanceof Task known) {
            return !String.valueOf(known.cost()).equals(row.get("cost"));
        }
        return node instanceof Badge known && !String.valueOf(known.text()).equals(row.get("text"));
    }

    private Object id(String mark) {
        return Objects.requireNonNull(ids.get(mark), mark);
    }

    private Node byMark(Class<? extends Node> kind, String mark) {
        if (kind == Team.class) {
            return session.query(select(team).where(team.mark.eq(mark))).single();
        } else if (kind == Person.class) {
            return session.query(select(person).where(person.mark.eq(mark))).single();
        } else if (kind == Badge.class) {
            return session.query(select(badge).where(badge.mark.eq(mark))).single();
        } else if (kind == Label.class) {
            return session.query(select(label).where(label.mark.eq(mark))).single();
        }
        return session.query(select(task).where(task.mark.eq(mark))).single();
    }

    private @Nullable Node objectOrNull(String mark) {
        return mark.equals(Graph.NONE) ? null : object(mark);
    }

    private String newMark(String letter) {
        return letter + ++marks;
    }

    // Changes

    private void create() {
        switch (random.nextInt(6)) {
            case 0, 1 -> createTeam();
            case 2 -> createPerson();
            case 3 -> createBadge();
            case 4 -> createLabel();
            default -> createTask();
        }
    }

    private void createTeam() {
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

    private void fillTeam(Team made) {
        name(made);
        address(made);
        if (chance(50)) {
            elements(made);
        }
        if (chance(30)) {
            label(made);
        }
    }

    private Graph.Row row(Node made, Class<? extends Node> kind) {
        Graph.Row row = new Graph.Row(kind);
        now.put(made.mark(), row);
        held.put(made.mark(), made);
        return row;
    }

    private void createPerson() {
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

    private void createBadge() {
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
    private void replaces(Class<? extends Node> kind, String attribute, Object key, Graph.Row row) {
        for (String former : written.marks(kind, attribute, key)) {
            row.version = written.row(former).version + 1;
        }
    }

    private void createLabel() {
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

    private void createTask() {
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

    private void changeValue() {
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

    private void name(Team changed) {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 8).mapToObj(number -> "n" + number).toList());
        now.marks(Team.class).forEach(mark -> names.remove(now.row(mark).get("name")));
        String name = names.isEmpty() || chance(20) ? null : any(names);
        say("  name of " + changed.mark() + ": " + name);
        changed.name(name);
        now.row(changed.mark()).values.put("name", String.valueOf(name));
    }

    private void address(Team changed) {
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

    private void exchange() {
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

    private void relate() {
        Relation relation = any(List.of(Relation.values()));
        List<String> marks = now.marks(relation.from);
        if (!marks.isEmpty()) {
            relate(relation, any(marks));
        }
    }

    private void relate(Relation relation, String mark) {
        List<String> targets = new ArrayList<>(now.marks(relation.to));
        if (!relation.required) {
            targets.add(Graph.NONE);
        }
        if (!targets.isEmpty()) {
            relate(relation, mark, any(targets));
        }
    }

    private void relate(Relation relation, String mark, String target) {
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
    private void wear(String mark, String target) {
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

    private void labels() {
        List<String> teams = now.marks(Team.class);
        if (!teams.isEmpty()) {
            label((Team) object(any(teams)));
        }
    }

    private void label(Team changed) {
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

    private void replaceLabels(Team changed, List<String> labels) {
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

    private void link(String owner, String mark, boolean linked) {
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

    private void elements() {
        List<String> teams = now.marks(Team.class);
        if (!teams.isEmpty()) {
            elements((Team) object(any(teams)));
        }
    }

    private void elements(Team changed) {
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

    private void delete() {
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

    private void delete(String mark) {
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

    private void clear(Relation relation, String referrer) {
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

    private void deleteAndAdd() {
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

    // Transactions

    /** Writes all changes; a second flush has nothing to write. */
    private void flush() {
        say("flush");
        session.flush();
        flushed();
        log.sent();
        session.flush();
        assertThat(log.sent()).as("a second flush").isEmpty();
    }

    private void flushed() {
        now.written(written);
        written = now.copy();
        touched.clear();
        held.keySet().retainAll(now.rows().keySet());
        held.forEach((mark, node) -> ids.computeIfAbsent(mark, key -> node.id()));
    }

    private void back(Graph before) {
        now = before.copy();
        written = before.copy();
        touched.clear();
        held.entrySet().removeIf(entry -> !now.has(entry.getKey()) || !session.contains(entry.getValue()));
    }

    private void nested(int depth) {
        flush();
        Graph before = now.copy();
        say("begin nested");
        boolean keep = chance(50);
        try (Session.NestedTransaction nested = session.beginNested()) {
            steps(1 + random.nextInt(6), depth + 1);
            if (keep) {
                flush();
                say("commit nested");
                nested.commit();
            } else {
                say("rollback nested");
                nested.rollback();
            }
        }
        if (!keep) {
            back(before);
        }
        if (chance(30)) {
            verifyHere();
        }
    }

    /** Tries what a unique key refuses, inside a nested transaction. */
    private void collide() {
        List<String> named = now.marks(Team.class).stream()
                .filter(mark -> !now.row(mark).get("name").equals("null"))
                .toList();
        if (named.isEmpty() || now.marks(Team.class).size() < 2) {
            return;
        }
        flush();
        Graph before = now.copy();
        String one = any(named);
        String other = any(now.marks(Team.class));
        if (one.equals(other)) {
            return;
        }
        say("collide " + one + " " + other);
        String name = ((Team) object(one)).name();
        assertThatExceptionOfType(UniqueViolationException.class).isThrownBy(() -> {
            try (Session.NestedTransaction nested = session.beginNested()) {
                if (chance(50)) {
                    create();
                    labels();
                    elements();
                }
                ((Team) object(other)).name(name);
                ((Team) object(one)).name(name);
                nested.commit();
            }
        });
        back(before);
    }

    /** Drops changes that are not written yet. */
    private void forget() {
        flush();
        String mark = any(List.copyOf(now.rows().keySet()));
        Node node = object(mark);
        int way = random.nextInt(4);
        say("forget " + mark + ", way " + way);
        if (node instanceof Team changed) {
            changed.name("forgotten");
            changed.scores().add(99);
        } else if (node instanceof Person changed) {
            changed.age(-1);
        }
        switch (way) {
            case 0 -> session.expire(node);
            case 1 -> session.refresh(node);
            case 2 -> session.expireAll();
            default -> {
                session.clear();
                held.clear();
            }
        }
        if (chance(30)) {
            verifyHere();
        }
    }

    /** Changes rows by a statement, of which the objects hear. */
    private void statement() {
        flush();
        List<String> teams = now.marks(Team.class);
        switch (random.nextInt(4)) {
            case 0 -> {
                int age = random.nextInt(4);
                say("update age " + age);
                long rows = session.execute(
                        update(person).set(person.age, person.age.plus(1)).where(person.age.eq(age)));
                List<String> changed = now.marks(Person.class, "age", age);
                assertThat(rows).isEqualTo(changed.size());
                changed.forEach(mark -> now.row(mark).values.put("age", age + 1));
            }
            case 1 -> {
                say("delete tasks without cost");
                long rows = session.execute(deleteFrom(task).where(task.cost.isNull()));
                List<String> gone = now.marks(Task.class, "cost", "null");
                assertThat(rows).isEqualTo(gone.size());
                gone.forEach(now::delete);
                held.keySet().removeAll(gone);
            }
            case 2 -> {
                if (!teams.isEmpty()) {
                    String target = any(teams);
                    int age = random.nextInt(4);
                    say("update team of age " + age + " to " + target);
                    session.execute(update(person)
                            .set(person.team().id, (Long) id(target))
                            .where(person.age.eq(age)));
                    now.marks(Person.class, "age", age)
                            .forEach(mark -> now.row(mark).values.put("team", target));
                }
            }
            default -> {
                if (!teams.isEmpty()) {
                    String owner = any(teams);
                    String mark = newMark("k");
                    say("insert task " + mark + " of " + owner);
                    session.execute(insertInto(task)
                            .columns(task.mark, task.version, task.team().id)
                            .values(mark, 0, (Long) id(owner)));
                    Graph.Row row = new Graph.Row(Task.class);
                    row.values.putAll(Map.of("cost", "null", "team", owner, "worker", Graph.NONE));
                    now.put(mark, row);
                    Node found = byMark(Task.class, mark);
                    held.put(mark, found);
                    ids.put(mark, found.id());
                }
            }
        }
        written = now.copy();
    }

    // Merge

    /** Reads an object in another session and changes it afterwards. */
    private @Nullable Node detached() {
        List<String> marks = now.rows().keySet().stream()
                .filter(mark -> now.row(mark).kind != Label.class)
                .toList();
        if (marks.isEmpty()) {
            return null;
        }
        String mark = any(marks);
        boolean whole = chance(50);
        return sessions.inReadOnlyTransaction(reader -> {
            Node node = reader.getOrThrow(now.row(mark).kind, id(mark));
            if (whole) {
                node.shown();
            }
            return node;
        });
    }

    private void merge(Node detached) {
        String mark = detached.mark();
        Graph.Row row = now.row(mark);
        say("merge " + mark);
        if (detached instanceof Team changed) {
            changed.name(null);
            row.values.put("name", "null");
            mergeCollections(changed, row);
        } else if (detached instanceof Person changed) {
            changed.age(9);
            row.values.put("age", 9);
            if (chance(50)) {
                changed.boss(null);
                row.values.put("boss", Graph.NONE);
            }
        } else if (detached instanceof Task changed) {
            changed.cost(null);
            row.values.put("cost", "null");
        } else {
            ((Badge) detached).text("merged");
            row.values.put("text", "merged");
        }
        Node merged = session.merge(detached);
        assertThat(merged).isNotSameAs(detached);
        if (held.containsKey(mark)) {
            assertThat(merged).isSameAs(held.get(mark));
        }
        held.put(mark, merged);
        assertThat(session.contains(detached)).isFalse();
        flush();
        for (String made : now.marks(Task.class)) {
            // The session made a copy of it.
            if (!ids.containsKey(made)) {
                Node copy = byMark(Task.class, made);
                held.put(made, copy);
                ids.put(made, copy.id());
            }
        }
    }

    private void mergeCollections(Team changed, Graph.Row row) {
        if (changed.tags() instanceof dev.orm.session.state.LazyCollection lazy && !lazy.isLoaded()) {
            return;
        }
        changed.tags().add("merged");
        Set<Object> tags = new TreeSet<>((Collection<?>) row.get("tags"));
        tags.add("merged");
        row.values.put("tags", tags);
        changed.scores().add(77);
        List<Object> scores = new ArrayList<>((List<?>) row.get("scores"));
        scores.add(77);
        row.values.put("scores", scores);
        if (!changed.labels().isEmpty() && chance(50)) {
            changed.labels().clear();
            row.values.put("labels", new TreeSet<>());
        }
        if (!changed.tasks().isEmpty() && chance(50)) {
            Task orphan = changed.tasks().remove(0);
            now.delete(orphan.mark());
        }
        if (chance(50)) {
            Task made = new Task(newMark("k"));
            changed.tasks().add(made);
            Graph.Row task = new Graph.Row(Task.class);
            task.values.putAll(Map.of("cost", "null", "team", changed.mark(), "worker", Graph.NONE));
            now.put(made.mark(), task);
        }
    }

    // Comparison

    /** A query sees what was changed and not written. */
    private void ask() {
        say("ask");
        String mark = any(List.copyOf(now.rows().keySet()));
        Graph.Row row = now.row(mark);
        if (row.kind == Team.class) {
            assertThat(number(() -> session.query(select(count())
                                    .from(task)
                                    .where(task.team().mark.eq(mark)))
                            .single()))
                    .isEqualTo(now.marks(Task.class, "team", mark).size());
            assertThat(number(
                            () -> session.query(select(count()).from(label).where(label.teams.any(team.mark.eq(mark))))
                                    .single()))
                    .isEqualTo(row.labels().size());
        } else if (row.kind == Person.class) {
            assertThat(session.query(select(person.mark)
                                    .from(person)
                                    .where(person.boss().mark.eq(mark)))
                            .list())
                    .containsExactlyInAnyOrderElementsOf(now.marks(Person.class, "boss", mark));
        } else {
            assertThat(number(() -> session.query(select(count())
                                    .from(person)
                                    .where(person.badge().isNotNull()))
                            .single()))
                    .isEqualTo(now.marks(Person.class).size()
                            - now.marks(Person.class, "badge", Graph.NONE).size());
        }
        flush();
    }

    private static long number(Supplier<Long> query) {
        return query.get();
    }

    /** Compares what the session has with what there ought to be. */
    private void verifyHere() {
        flush();
        say("compare");
        compare(session, random.nextInt(4));
        log.sent();
        session.flush();
        assertThat(log.sent()).as("a flush after reading").isEmpty();
    }

    private void verifyElsewhere() {
        int way = random.nextInt(5);
        say("compare elsewhere, way " + way);
        log.sent();
        if (chance(50)) {
            sessions.inReadOnlyTransaction(reader -> {
                compare(reader, way);
                return way;
            });
        } else {
            sessions.inTransactionWithoutResult(other -> {
                compare(other, way);
                log.sent();
                other.flush();
                assertThat(log.sent()).as("a flush after reading").isEmpty();
            });
        }
        log.sent();
    }

    private void compare(Session in, int way) {
        Map<String, Map<String, Object>> shown = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        for (Node node : all(in, way)) {
            if (in == session) {
                Node known = held.putIfAbsent(node.mark(), node);
                assertThat(node).as(node.mark()).isSameAs(known == null ? node : known);
            }
            shown.put(node.mark(), node.shown());
            versions.put(node.mark(), node.version());
            if (in != session && node instanceof Person ordered) {
                assertThat(ordered.reports())
                        .isSortedAccordingTo((one, other) -> one.age() != other.age()
                                ? Integer.compare(other.age(), one.age())
                                : one.mark().compareTo(other.mark()));
            }
        }
        Map<String, Map<String, Object>> expected = now.shown();
        expected.values().forEach(values -> values.keySet().removeAll(Set.of("code", "key")));
        assertThat(shown).isEqualTo(expected);
        Map<String, Integer> expectedVersions = new TreeMap<>();
        now.rows().forEach((mark, row) -> expectedVersions.put(mark, row.version));
        assertThat(versions).isEqualTo(expectedVersions);
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
                                        team.labels,
                                        team.tags,
                                        team.counts))
                        .list());
                all.addAll(in.query(select(task)).list());
                all.addAll(in.query(select(person).fetch(person.badge(), person.jobs.fetch(task.team())))
                        .list());
                all.addAll(in.query(select(badge).fetch(badge.holder)).list());
                all.addAll(in.query(select(label).fetch(label.teams.fetch(team.scores)))
                        .list());
            }
            case 1 -> {
                for (Class<? extends Node> kind : KINDS) {
                    all.addAll(
                            in.unsafeSql("select * from " + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                                    .entities(kind));
                }
            }
            case 2 -> now.rows().forEach((mark, row) -> all.add(in.reference(row.kind, id(mark))));
            case 3 -> now.rows().forEach((mark, row) -> all.add(in.getOrThrow(row.kind, id(mark))));
            default -> {
                log.sent();
                all.addAll(in.query(select(person)).list());
                all.addAll(in.query(select(badge)).list());
                all.addAll(in.query(select(label)).list());
                all.addAll(in.query(select(team)).list());
                all.addAll(in.query(select(task)).list());
                all.forEach(Node::shown);
                assertThat(log.sent()).as("statements").hasSizeLessThan(30);
            }
        }
        return all;
    }

    /** Deletes all objects, in whatever order. */
    private void deleteAll() {
        session.begin(TransactionOptions.READ_WRITE);
        List<String> marks = new ArrayList<>(now.rows().keySet());
        Collections.shuffle(marks, random);
        say("delete all: " + marks);
        List<Node> objects = marks.stream().map(this::object).toList();
        objects.forEach(session::delete);
        session.commit();
        for (String table : List.of(
                "team", "person", "badge", "label", "task", "team_label", "team_tags", "team_scores", "team_counts")) {
            assertThat(sessions.<Long>inReadOnlyTransaction(reader -> reader.unsafeSql("select count(*) from " + table)
                            .list(Long.class)
                            .get(0)))
                    .as(table)
                    .isZero();
        }
    }
}
