package dev.orm.migrations.generate;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.InspectedRoutine;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first revision of a database that is there already. Run on an empty database, it makes what is there; on the database
 * itself it is only stamped.
 */
public final class Adoption {

    private Adoption() {}

    /**
     * Reads what a database contains.
     *
     * @param connection where to look; nothing is changed
     * @param schema the schema, or null for the one that the connection uses
     * @param history the table of revisions, which is left out
     * @param rules what is adopted
     * @return what the first revision says
     */
    public static RevisionDraft draft(
            EngineConnection connection, @Nullable String schema, HistoryTable history, ComparisonRules rules) {
        Schema there = new Inspector(connection).schema(schema).toSchema();
        return Autogenerate.compare(
                Schema.of(), there, Decisions.NONE, history.leftOut().and(rules));
    }

    /**
     * Reads what a database contains and no operation makes, so that the first revision lacks it: triggers and routines. They are written
     * in SQL.
     *
     * @param connection where to look; nothing is changed
     * @param schema the schema, or null for the one that the connection uses
     * @param rules what is adopted; triggers of other tables are of no interest
     * @return what is left out
     */
    public static List<InspectedRoutine> leftOut(
            EngineConnection connection, @Nullable String schema, ComparisonRules rules) {
        return new Inspector(connection)
                .routines(schema).stream()
                        .filter(routine -> routine.table() == null
                                || rules.includes(new SchemaPart(SchemaPart.Kind.TABLE, routine.table(), null)))
                        .toList();
    }
}
