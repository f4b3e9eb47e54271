package dev.orm.migrations.generate;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Schema;
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
}
