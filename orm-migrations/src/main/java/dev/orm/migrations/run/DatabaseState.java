package dev.orm.migrations.run;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.NewerSchemaException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.operation.Checksum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a database is in the history of the program: its lines, and what they mean for the graph. */
final class DatabaseState {

    private final RevisionGraph graph;
    private final List<AppliedRevision> lines;
    private final Set<String> applied;
    private final List<AppliedRevision> unknown = new ArrayList<>();

    /**
     * Understands lines.
     *
     * @throws MigrationException if the database has some and not all of the revisions that were squashed into one
     */
    DatabaseState(RevisionGraph graph, List<AppliedRevision> lines) {
        this.graph = graph;
        this.lines = lines;
        Set<String> ids = new LinkedHashSet<>();
        lines.stream().filter(line -> !line.isRepeatable()).forEach(line -> ids.add(line.id()));
        this.applied = graph.withSquashed(ids);
        for (AppliedRevision line : lines) {
            if (applied.contains(line.id()) && !graph.contains(line.id())) {
                unknown.add(line);
            }
        }
    }

    /** Lines of repeatable objects that the program does not have. They are in nobody's way. */
    List<AppliedRevision> unknownRepeatables() {
        return lines.stream()
                .filter(AppliedRevision::isRepeatable)
                .filter(line -> graph.repeatables().stream()
                        .noneMatch(script -> script.id().equals(line.name())))
                .toList();
    }

    List<AppliedRevision> lines() {
        return lines;
    }

    /** Ids of what is applied; those of squashed revisions instead of the ones they stand for. */
    Set<String> applied() {
        return applied;
    }

    /** Lines of revisions that the program does not have. */
    List<AppliedRevision> unknown() {
        return unknown;
    }

    /** What is there when a run begins: what is half there is still to be applied, and still to be undone. */
    Set<String> before(Direction direction) {
        Set<String> before = new LinkedHashSet<>(applied);
        if (direction == Direction.UPGRADE) {
            underWay(Direction.UPGRADE).forEach(line -> before.remove(line.id()));
        }
        return before;
    }

    /** Ids of what is applied as a whole. */
    Set<String> whole() {
        Set<String> whole = new LinkedHashSet<>(applied);
        lines.stream().filter(line -> line.state().isUnderWay()).forEach(line -> whole.remove(line.id()));
        return whole;
    }

    boolean isUnderWay() {
        return lines.stream().anyMatch(line -> line.state().isUnderWay());
    }

    /** Lines of revisions that are being run in a direction, or were when their program ended. */
    List<AppliedRevision> underWay(Direction direction) {
        State state = direction == Direction.UPGRADE ? State.UPGRADING : State.DOWNGRADING;
        return lines.stream().filter(line -> line.state() == state).toList();
    }

    /** How many statements of a revision have run that is under way, or 0. */
    int stepsDone(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id) && line.state().isUnderWay())
                .mapToInt(AppliedRevision::stepsDone)
                .sum();
    }

    /** Nothing may be half done. */
    void refuseUnderWay() {
        for (Direction direction : Direction.values()) {
            for (AppliedRevision line : underWay(direction)) {
                boolean upgrade = direction == Direction.UPGRADE;
                throw new MigrationException(
                        "Revision " + title(line) + " is under way: " + statements(line) + " of its "
                                + (upgrade ? "upgrade" : "downgrade")
                                + (line.stepsDone() == 1 ? " has" : " have")
                                + " run. Wait for the program that runs it; if none does, finish it: "
                                + (upgrade ? "db upgrade " + line.id() : finishing(line)));
            }
        }
    }

    /** Undoing a revision is never finished, or taken back, by who wanted something else. */
    static void refuseDowngrade(AppliedRevision line, String wanted) {
        throw new MigrationException("Revision " + title(line) + " is being undone: " + statements(line)
                + " of its downgrade" + (line.stepsDone() == 1 ? " has" : " have") + " run, so " + wanted
                + ". Nothing was changed. Finish it: " + finishing(line)
                + ". Or make by hand again what it has undone, and say so: db stamp " + line.id());
    }

    static String finishing(AppliedRevision line) {
        return "db downgrade " + line.id() + "@-1";
    }

    private static String statements(AppliedRevision line) {
        return line.stepsDone() + (line.stepsDone() == 1 ? " statement" : " statements");
    }

    /** Squashed revisions whose lines are still those of the ones they stand for. */
    List<RevisionScript> unmarked() {
        return applied.stream()
                .filter(id -> lines.stream().noneMatch(line -> line.id().equals(id)))
                .map(graph::get)
                .toList();
    }

    /** The history of the database must be one of the program. */
    void check(SchemaHistory states, boolean allowsNewer) {
        if (!unknown.isEmpty() && !allowsNewer) {
            AppliedRevision line = unknown.get(0);
            throw new NewerSchemaException("Revision " + title(line)
                    + " is applied in the database and unknown to this program, which is older or another one. Use the"
                    + " program that knows it, or allow a newer schema; nothing was changed. If the revision is gone for"
                    + " good and its changes are not in the database: db repair --remove-unknown. If they are, and other"
                    + " revisions make them: db stamp --purge REVISION.");
        }
        for (AppliedRevision line : lines) {
            boolean comparable = graph.contains(line.id()) && line.checksum().startsWith(Checksum.ALGORITHM);
            if (comparable && !line.checksum().equals(states.checksum(line.id()))) {
                throw new MigrationException("Revision " + graph.get(line.id()).title() + " in "
                        + graph.get(line.id()).origin() + " does other things than when it "
                        + (line.state().isUnderWay() ? "began" : "was applied")
                        + ". Take the change back and make a new revision of it; or accept it, if it means the same: db"
                        + " repair --accept " + line.id());
            }
        }
    }

    private static String title(AppliedRevision line) {
        return line.id() + (line.message().isEmpty() ? "" : " (" + line.message() + ")");
    }
}
