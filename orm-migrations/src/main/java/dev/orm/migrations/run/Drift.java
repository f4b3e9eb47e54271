package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SchemaDifference.ObjectUnexpected;
import dev.orm.schema.Schema;
import java.util.List;

/**
 * In what a database is not what its revisions have made: what somebody has changed by hand. Compared through the normal form of the
 * database, so what it wrote otherwise is no difference.
 */
public final class Drift {

    private Drift() {}

    /**
     * Looks for differences.
     *
     * @param connection where to look; nothing is changed
     * @param graph the revisions of the program
     * @param history the table that says which of them are applied
     * @return the differences, without the tables of this library; none if there are none
     */
    public static List<SchemaDifference> find(EngineConnection connection, RevisionGraph graph, HistoryTable history) {
        List<String> applied = history.read(connection).stream()
                .map(AppliedRevision::id)
                .filter(graph::contains)
                .toList();
        return find(connection, new SchemaHistory(graph).schemaOf(applied), history);
    }

    /**
     * Looks for differences from a schema.
     *
     * @param connection where to look; nothing is changed
     * @param expected what there shall be
     * @param history the table of revisions, which is no difference
     * @return the differences; none if there are none
     */
    public static List<SchemaDifference> find(EngineConnection connection, Schema expected, HistoryTable history) {
        // An empty schema would name no schema to look into.
        Schema wanted = expected.objects().isEmpty() ? Schema.of(history.table()) : expected;
        return SchemaComparison.compare(connection, wanted).stream()
                .filter(difference -> !(difference instanceof ObjectUnexpected unexpected
                        && history.isOwn(unexpected.found().name())))
                .filter(difference -> !expected.objects().isEmpty() || difference.isUnexpected())
                .toList();
    }
}
