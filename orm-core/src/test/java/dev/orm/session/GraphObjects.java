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
import static dev.orm.session.graph.QTruck.truck;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that a program made at random works with: what a session has of them, and by hand in a {@link Graph} what they ought to be. */
final class GraphObjects {

    static final List<Class<? extends Node>> KINDS = List.of(
            Team.class,
            Person.class,
            Badge.class,
            Label.class,
            Task.class,
            Step.class,
            Asset.class,
            Prize.class,
            Profile.class);

    final SessionFactory sessions;
    final StatementLog log;
    final Random random;
    final List<String> done = new ArrayList<>();
    Session session;
    Graph now = new Graph();
    Graph written = new Graph();
    final Map<String, Node> held = new HashMap<>();
    final Map<String, Object> ids = new HashMap<>();
    final Set<String> touched = new HashSet<>();
    final Set<String> distrusted = new HashSet<>();
    int marks;

    GraphObjects(SessionFactory sessions, StatementLog log, long seed) {
        this.sessions = sessions;
        this.log = log;
        this.random = new Random(seed);
        this.session = sessions.openSession();
    }

    /** Returns what was done, in the order in which it was. */
    List<String> done() {
        return done;
    }

    void say(String what) {
        done.add(what);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Gets the object of a row in one of all ways. */
    Node object(String mark) {
        Node known = held.get(mark);
        int chosen = random.nextInt(5);
        // The first two do not read the row.
        int way = written.has(mark) && chosen < 2 && distrusted.contains(mark) ? 3 : chosen;
        if (!written.has(mark) || known != null && way == 0) {
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
        if (way > 1) {
            distrusted.remove(mark);
        }
        return got;
    }

    /**
     * Finds what the session read after something was written that is undone: a plain object shows that until the session meets it again,
     * so that what the program makes of its values may be no change.
     */
    void distrustUndone() {
        distrusted.clear();
        PersistenceContext context = ((DefaultSession) session).context();
        now.rows().forEach((mark, row) -> {
            EntityEntry entry = context.find(context.models().get(row.kind), id(mark));
            if (entry != null && entry.status() == EntityEntry.Status.EXPIRED) {
                distrusted.add(mark);
            }
        });
    }

    Object id(String mark) {
        return Objects.requireNonNull(ids.get(mark), mark);
    }

    Node byMark(Class<? extends Node> kind, String mark) {
        if (kind == Team.class) {
            return session.query(select(team).where(team.mark.eq(mark))).single();
        } else if (kind == Person.class) {
            return session.query(select(person).where(person.mark.eq(mark))).single();
        } else if (kind == Badge.class) {
            return session.query(select(badge).where(badge.mark.eq(mark))).single();
        } else if (kind == Label.class) {
            return session.query(select(label).where(label.mark.eq(mark))).single();
        } else if (kind == Prize.class) {
            return session.query(select(prize).where(prize.mark.eq(mark))).single();
        } else if (kind == Profile.class) {
            return session.query(select(profile).where(profile.mark.eq(mark))).single();
        } else if (kind == Step.class) {
            return session.query(select(step).where(step.mark.eq(mark))).single();
        } else if (Asset.class.isAssignableFrom(kind)) {
            return assetByMark(kind, mark);
        }
        return session.query(select(task).where(task.mark.eq(mark))).single();
    }

    /** Asks for the class of the row, or for all. */
    private Node assetByMark(Class<? extends Node> kind, String mark) {
        if (chance(50)) {
            return session.query(select(asset).where(asset.mark.eq(mark))).single();
        } else if (kind == Document.class) {
            return session.query(select(document).where(document.mark.eq(mark))).single();
        } else if (kind == Truck.class && chance(50)) {
            return session.query(select(truck).where(truck.mark.eq(mark))).single();
        }
        return session.query(select(machine).where(machine.mark.eq(mark))).single();
    }

    @Nullable
    Node objectOrNull(String mark) {
        return mark.equals(Graph.NONE) ? null : object(mark);
    }

    String newMark(String letter) {
        return letter + ++marks;
    }

    /** Writes all changes; a second flush has nothing to write. */
    void flush() {
        say("flush");
        session.flush();
        flushed();
        log.sent();
        session.flush();
        assertThat(log.sent()).as("a second flush").isEmpty();
    }

    void flushed() {
        now.written(written);
        written = now.copy();
        touched.clear();
        held.keySet().retainAll(now.rows().keySet());
        held.forEach((mark, node) -> ids.computeIfAbsent(mark, key -> node.id()));
    }

    /** Begins the row of an object that is added. */
    Graph.Row row(Node made, Class<? extends Node> kind) {
        Graph.Row row = new Graph.Row(kind);
        now.put(made.mark(), row);
        held.put(made.mark(), made);
        return row;
    }

    /** A new object whose key one has that is deleted takes its row. */
    void replaces(Class<? extends Node> kind, String attribute, Object key, Graph.Row row) {
        for (String former : written.marks(kind, attribute, key)) {
            row.version = written.row(former).version + 1;
        }
    }
}
