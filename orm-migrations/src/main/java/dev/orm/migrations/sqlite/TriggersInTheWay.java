package dev.orm.migrations.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of rows at which triggers fire that name a table. SQLite reads a trigger when it fires, so what can no longer be done after a
 * rebuild would be found by whoever writes next.
 */
final class TriggersInTheWay {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final TableRebuild rebuild;
    private final List<String> changes = new ArrayList<>();

    /** Looks at what can be done before a rebuild. */
    TriggersInTheWay(EngineConnection connection, TableRebuild rebuild) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.rebuild = rebuild;
        for (String table : tables()) {
            for (String change : changes(table)) {
                if (failure(change) == null) {
                    changes.add(change);
                }
            }
        }
    }

    /**
     * Looks again after the rebuild.
     *
     * @throws MigrationException if something can no longer be done
     */
    void refuse() {
        for (String change : changes) {
            String failure = failure(change);
            if (failure != null) {
                throw new MigrationException("After the change of table " + rebuild.before()
                        + " a trigger would fail at \"" + change + "\": " + failure
                        + ". Drop the trigger before by op.unsafeSql, and make it again afterwards as it shall be.");
            }
        }
    }

    /** The tables and views of the triggers. */
    private List<String> tables() {
        return texts(
                "select distinct tbl_name from " + schema("sqlite_schema")
                        + " where type = 'trigger' and instr(lower(sql), lower(:name)) > 0 order by 1",
                rebuild.before().name().name());
    }

    private List<String> changes(String table) {
        String name = schema(dialect.quote(table));
        List<String> changes = new ArrayList<>();
        changes.add("insert into " + name + " default values");
        changes.add("delete from " + name);
        boolean rebuilt = table.equalsIgnoreCase(rebuild.before().name().name());
        for (String column : texts("select name from pragma_table_info(:name, " + schemaArgument() + ")", table)) {
            boolean stays = !rebuilt
                    || rebuild.after().columns().stream()
                            .anyMatch(after -> after.name().equalsIgnoreCase(column));
            if (stays) {
                changes.add("update " + name + " set " + dialect.quote(column) + " = null");
            }
        }
        return changes;
    }

    private List<String> texts(String sql, String name) {
        return connection.unsafeSql(sql).bind("name", name).list(String.class);
    }

    private String schema(String name) {
        @Nullable String schema = rebuild.before().name().schema();
        return schema == null ? name : dialect.quote(schema) + "." + name;
    }

    private String schemaArgument() {
        @Nullable String schema = rebuild.before().name().schema();
        return dialect.ddl().literal(SqlType.TEXT, schema == null ? "main" : schema);
    }

    /** Why SQLite cannot do it, or null if it can. Nothing is done. */
    private @Nullable String failure(String change) {
        try (Statement statement = connection.jdbc().createStatement()) {
            statement.execute("explain " + change);
            return null;
        } catch (SQLException impossible) {
            return impossible.getMessage();
        }
    }
}
