package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SchemaDifference.ObjectMissing;
import dev.orm.reflect.SchemaDifference.ObjectUnexpected;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewText;
import java.util.ArrayList;
import java.util.List;

/**
 * In what a database is not what its revisions have made: what somebody has changed by hand. Compared through the normal form of the
 * database, so what it wrote otherwise is no difference. Of a text that still looks otherwise, such as the query of a view, the database
 * is asked what it makes of it: see {@link SchemaComparison#compareOnServer}.
 */
public final class Drift {

    private Drift() {}

    /**
     * Looks for differences in everything.
     *
     * @param connection where to look; nothing is changed
     * @param graph the revisions of the program
     * @param history the table that says which of them are applied
     * @return the differences, without the tables of this library; none if there are none
     */
    public static List<SchemaDifference> find(EngineConnection connection, RevisionGraph graph, HistoryTable history) {
        return find(connection, graph, history, ComparisonRules.NONE);
    }

    /**
     * Looks for differences.
     *
     * @param connection where to look; nothing is changed
     * @param graph the revisions of the program
     * @param history the table that says which of them are applied
     * @param rules what is compared
     * @return the differences, without the tables of this library; none if there are none
     * @throws dev.orm.migrations.MigrationException if the database has some and not all of the revisions that were squashed into one
     */
    public static List<SchemaDifference> find(
            EngineConnection connection, RevisionGraph graph, HistoryTable history, ComparisonRules rules) {
        List<AppliedRevision> lines = history.read(connection);
        List<String> applied = new DatabaseState(graph, lines)
                .applied().stream().filter(graph::contains).toList();
        List<SchemaDifference> differences =
                new ArrayList<>(find(connection, new SchemaHistory(graph).schemaOf(applied), history, rules));
        differences.removeIf(difference -> isRepeatable(connection, graph, difference));
        differences.addAll(lostViews(connection, graph, lines, rules));
        return differences;
    }

    /** Views that a repeatable script has made and that somebody has dropped. */
    private static List<SchemaDifference> lostViews(
            EngineConnection connection, RevisionGraph graph, List<AppliedRevision> lines, ComparisonRules rules) {
        List<SchemaDifference> lost = new ArrayList<>();
        for (RevisionScript script : graph.repeatables()) {
            TableName name = TableName.of(script.id());
            boolean made = lines.stream()
                    .anyMatch(line -> line.isRepeatable() && line.name().equals(script.id()));
            if (made
                    && rules.includes(new SchemaPart(SchemaPart.Kind.VIEW, name, null))
                    && RepeatableRun.makesView(script)
                    && !isThere(connection, script.id())) {
                lost.add(new ObjectMissing(new View(name, List.of(), new ViewText(""))));
            }
        }
        return lost;
    }

    private static boolean isThere(EngineConnection connection, String view) {
        return new Inspector(connection)
                .viewNames(null).stream().anyMatch(name -> connection.dialect().isSameName(name.name(), view));
    }

    /** What SQL has made that is run again, and says itself what it makes. */
    private static boolean isRepeatable(EngineConnection connection, RevisionGraph graph, SchemaDifference difference) {
        return difference instanceof ObjectUnexpected unexpected
                && graph.repeatables().stream()
                        .anyMatch(script -> connection
                                .dialect()
                                .isSameName(unexpected.found().name().name(), script.id()));
    }

    /**
     * Looks for differences from a schema.
     *
     * @param connection where to look; nothing is changed
     * @param expected what there shall be
     * @param history the table of revisions, which is no difference
     * @param rules what is compared
     * @return the differences; none if there are none
     */
    public static List<SchemaDifference> find(
            EngineConnection connection, Schema expected, HistoryTable history, ComparisonRules rules) {
        // An empty schema would name no schema to look into.
        Schema wanted = expected.objects().isEmpty() ? Schema.of(history.table()) : expected;
        return SchemaComparison.compareOnServer(
                connection, wanted, history.leftOut().and(rules));
    }
}
