package dev.orm.migrations.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        refuseUnknownColumns();
        refuseWhatDoesNotFit();
        List<String> triggers = triggers();
        List<String> indexes = unknownIndexes();
        List<String> views = views();
        TriggersInTheWay inTheWay = new TriggersInTheWay(connection, rebuild);
        long rows = count(name(rebuild.before().name()), "");
        new RebuildText(dialect, rebuild).texts().forEach(send);
        if (count(name(rebuild.after().name()), "") != rows) {
            throw new MigrationException("The new table " + rebuild.after()
                    + " has not as many rows as the old one had (" + rows + "), so the change was taken back.");
        }
        indexes.forEach(send);
        triggers.forEach(send);
        inTheWay.refuse();
        // What names a column that is gone is found now, not when somebody reads the view.
        views.forEach(view ->
                connection.unsafeSql("select * from " + view + " limit 0").list(String.class));
    }

    /** What somebody has added by hand would be gone with all its values. */
    private void refuseUnknownColumns() {
        List<String> known = rebuild.before().columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> unknown =
                texts("select name from pragma_table_xinfo(:name, " + schemaArgument() + ") order by cid").stream()
                        .filter(column -> !known.contains(column.toLowerCase(Locale.ROOT)))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new MigrationException(
                    "Table " + rebuild.before() + " has columns that no revision has made: " + unknown
                            + ". SQLite changes a table by making a new one, which would not have them. Add them by a revision"
                            + " and stamp it, or drop them.");
        }
    }

    private String schemaArgument() {
        @Nullable String schema = rebuild.before().name().schema();
        return dialect.ddl().literal(dev.orm.type.SqlType.TEXT, schema == null ? "main" : schema);
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
                            + " cannot be NOT NULL: " + rows(nulls) + " NULL. Give them a value before, by"
                            + " op.execute(update(…)), or the column a default.");
                }
            }
            String wrong = Conversion.of(old, from, column).wrong();
            if (wrong != null) {
                long rows = count(name(rebuild.before().name()), " where " + old + " is not null and (" + wrong + ")");
                if (rows > 0) {
                    throw new MigrationException("Column \"" + column.name() + "\" of table " + rebuild.after()
                            + " cannot become a " + column.type() + ": " + rows(rows)
                            + " a value that is none. Mend them before, by op.execute(update(…)).");
                }
            }
        }
    }

    private static String rows(long count) {
        return count == 1 ? "1 row holds" : count + " rows hold";
    }

    private List<String> triggers() {
        return texts("select sql from " + catalog() + " where type = 'trigger' and sql is not null and tbl_name = :name"
                + " collate nocase order by rowid");
    }

    /** Indexes that no revision has made are made again too. */
    private List<String> unknownIndexes() {
        List<String> known =
                rebuild.before().indexes().stream().map(Index::name).toList();
        List<String> texts = new ArrayList<>();
        for (String index : texts("select name from " + catalog()
                + " where type = 'index' and sql is not null and tbl_name = :name collate nocase order by rowid")) {
            if (known.stream().noneMatch(index::equalsIgnoreCase)) {
                texts.addAll(connection
                        .unsafeSql("select sql from " + catalog() + " where type = 'index' and name = :name")
                        .bind("name", index)
                        .list(String.class));
            }
        }
        return texts;
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
     * @return for each table and the table it refers to, how many rows
     */
    public static Map<List<String>, Long> violations(EngineConnection connection) {
        Map<List<String>, Long> violations = new TreeMap<>(Comparator.comparing(List::toString));
        connection
                .unsafeSql("select \"table\" || char(10) || \"parent\" from pragma_foreign_key_check")
                .list(String.class)
                .forEach(key -> violations.merge(List.of(key.split("\n", 2)), 1L, Long::sum));
        return violations;
    }
}
