package dev.orm.migrations.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rebuilds a table in the transaction that is open, and loses nothing: no row, no trigger, no number that was given out. */
public final class RebuildRun {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final TableRebuild rebuild;
    private final Consumer<String> send;

    /**
     * Prepares.
     *
     * @param connection where
     * @param rebuild the tables
     * @param send sends a text and says which one if it fails
     */
    public RebuildRun(EngineConnection connection, TableRebuild rebuild, Consumer<String> send) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.rebuild = rebuild;
        this.send = send;
    }

    /**
     * Rebuilds, between {@link ForeignKeysOff#on} and its end.
     *
     * @throws MigrationException if a row does not fit the new table; nothing was changed then
     */
    public void run() {
        refuseWhatDoesNotFit();
        List<String> triggers = triggers();
        List<String> views = views();
        long rows = count(name(rebuild.before().name()), "");
        new RebuildText(dialect, rebuild).texts().forEach(send);
        if (count(name(rebuild.after().name()), "") != rows) {
            throw new MigrationException("The new table " + rebuild.after()
                    + " has not as many rows as the old one had (" + rows + "), so the change was taken back.");
        }
        triggers.forEach(send);
        // What names a column that is gone is found now, not when somebody reads the view.
        views.forEach(view -> send.accept("select * from " + view + " limit 0"));
    }

    private void refuseWhatDoesNotFit() {
        for (Map.Entry<String, TableRebuild.Source> entry : rebuild.sources().entrySet()) {
            Column<?> column = rebuild.after().column(entry.getKey());
            Column<?> from = entry.getValue().from();
            if (from == null) {
                continue;
            }
            String old = dialect.quote(from.name());
            if (from.nullable() && !column.nullable() && column.defaultValue() == null) {
                long nulls = count(name(rebuild.before().name()), " where " + old + " is null");
                if (nulls > 0) {
                    throw new MigrationException("Column \"" + column.name() + "\" of table " + rebuild.after()
                            + " cannot be NOT NULL: " + nulls + " rows hold NULL. Give them a value before, by"
                            + " op.execute(update(…)), or the column a default.");
                }
            }
            Storage storage = Storage.of(column.type());
            if (storage != Storage.of(from.type()) && storage != Storage.TEXT) {
                String converted = "cast(" + old + " as " + storage.sql() + ")";
                long wrong = count(
                        name(rebuild.before().name()),
                        " where " + old + " is not null and (" + converted + " is null or cast(" + converted
                                + " as text) <> cast(" + old + " as text) and " + converted + " <> " + old + " + 0)");
                if (wrong > 0) {
                    throw new MigrationException("Column \"" + column.name() + "\" of table " + rebuild.after()
                            + " cannot become a " + column.type() + ": " + wrong
                            + " rows hold values that are none. Mend them before, by op.execute(update(…)).");
                }
            }
        }
    }

    private List<String> triggers() {
        return texts("select sql from " + catalog() + " where type = 'trigger' and sql is not null and tbl_name = :name"
                + " collate nocase order by rowid");
    }

    /** The names of views that mention the table, quoted. */
    private List<String> views() {
        List<String> names = new ArrayList<>();
        for (String view : texts("select name from " + catalog()
                + " where type = 'view' and instr(lower(sql), lower(:name)) > 0 order by rowid")) {
            names.add(name(new TableName(rebuild.before().name().schema(), view)));
        }
        return names;
    }

    private List<String> texts(String sql) {
        return connection
                .unsafeSql(sql)
                .bind("name", rebuild.before().name().name())
                .list(String.class);
    }

    private String catalog() {
        @Nullable String schema = rebuild.before().name().schema();
        return schema == null ? "sqlite_schema" : dialect.quote(schema) + ".sqlite_schema";
    }

    private long count(String table, String where) {
        return Objects.requireNonNull(connection
                .unsafeSql("select count(*) from " + table + where)
                .list(Long.class)
                .get(0));
    }

    private String name(TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }

    /**
     * Counts the rows that refer to nothing.
     *
     * @param connection where
     * @return for each table and foreign key, how many rows
     */
    public static Map<String, Long> violations(EngineConnection connection) {
        Map<String, Long> violations = new java.util.TreeMap<>();
        connection
                .unsafeSql("select \"table\" || ' (' || fkid || ')' from pragma_foreign_key_check")
                .list(String.class)
                .forEach(key -> violations.merge(key, 1L, Long::sum));
        return violations;
    }
}
