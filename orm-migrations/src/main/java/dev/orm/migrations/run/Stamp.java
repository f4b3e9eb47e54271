package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
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
            if (purge || !wanted.contains(line.id()) || state.isUnderWay()) {
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
