package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.Checksum;
import dev.orm.migrations.operation.MigrationStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the history without running it. */
final class Stamp {

    private final EngineConnection connection;
    private final RevisionGraph graph;
    private final HistoryTable history;
    private final MigrationRun run;

    Stamp(EngineConnection connection, RevisionGraph graph, RunSettings settings) {
        this.connection = connection;
        this.graph = graph;
        this.history = settings.history();
        this.run = new MigrationRun(connection, graph, settings);
    }

    List<String> run(Set<String> wanted, boolean purge) {
        run.createHistory();
        run.inTransaction(() -> write(wanted, purge));
        return List.copyOf(wanted);
    }

    List<String> adopt(String id, String message, List<MigrationStep> steps) {
        List<String> gone = new ArrayList<>();
        run.createHistory();
        run.inTransaction(() -> {
            gone.clear();
            List<AppliedRevision> lines = history.readExisting(connection);
            for (AppliedRevision line : lines) {
                if (line.state() != State.STAMPED || lines.size() > 1) {
                    throw new MigrationException(
                            "The history of this database has begun: revision " + line.id() + " ("
                                    + line.message()
                                    + ") is applied. Nothing was changed in it. Use the program that has the"
                                    + " revision; or empty the history before, if that is gone for good: db stamp --purge base");
                }
                history.delete(connection, line.id());
                gone.add(line.id());
            }
            history.insert(connection, run.stamped(id, List.of(), message, Checksum.of(steps)));
        });
        return gone;
    }

    private void write(Set<String> wanted, boolean purge) {
        Map<String, AppliedRevision> there = new LinkedHashMap<>();
        history.readExisting(connection).forEach(line -> there.put(line.id(), line));
        List<String> unknown = purge
                ? List.of()
                : new DatabaseState(graph, List.copyOf(there.values()))
                        .unknown().stream().map(AppliedRevision::id).toList();
        if (!unknown.isEmpty()) {
            throw new MigrationException(
                    "Revisions " + unknown + " are applied in the database and unknown to this program."
                            + " Nothing was changed. If they are gone for good, empty the history before: db stamp --purge");
        }
        for (AppliedRevision line : there.values()) {
            State state = line.state();
            boolean goes = !line.isRepeatable() && (!wanted.contains(line.id()) || state.isUnderWay());
            if (purge || goes) {
                history.delete(connection, line.id());
            }
        }
        for (RevisionScript script : graph.ordered()) {
            AppliedRevision line = there.get(script.id());
            boolean kept = !purge && line != null && !line.state().isUnderWay();
            if (wanted.contains(script.id()) && !kept) {
                history.insert(connection, run.stamped(script));
            }
        }
    }
}
