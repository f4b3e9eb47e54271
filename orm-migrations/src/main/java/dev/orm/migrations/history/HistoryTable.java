package dev.orm.migrations.history;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.migrations.MigrationException;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that holds a line for each revision of a database ({@code alembic_version}, with a memory). Heads are not stored: they are
 * what no other line has for a parent.
 */
public final class HistoryTable {

    /** The name of the table, unless another is chosen. */
    public static final String DEFAULT_NAME = "orm_revisions";

    /** What the name of the table of the lock ends in. */
    public static final String LOCK = "_lock";

    private static final int NAME = 64;

    private static final int TEXT = 255;

    private static final Column<String> ID =
            Column.of("id", SqlType.varchar(NAME)).notNull();
    private static final Column<String> PARENTS =
            Column.of("parents", SqlType.TEXT).notNull();
    private static final Column<String> MESSAGE =
            Column.of("message", SqlType.TEXT).notNull();
    private static final Column<String> CHECKSUM =
            Column.of("checksum", SqlType.varchar(TEXT)).notNull();
    private static final Column<String> STATE =
            Column.of("state", SqlType.varchar(NAME)).notNull();
    private static final Column<Integer> STEPS_DONE =
            Column.of("steps_done", SqlType.INTEGER).notNull();
    private static final Column<Integer> STEPS_BEGUN =
            Column.of("steps_begun", SqlType.INTEGER).notNull();
    private static final Column<String> POSITION = Column.of("position", SqlType.TEXT);
    private static final Column<String> STEPS_PLANNED = Column.of("steps_planned", SqlType.TEXT);
    private static final Column<Instant> STARTED =
            Column.of("started", SqlType.INSTANT).notNull();
    private static final Column<Long> MILLIS =
            Column.of("millis", SqlType.BIGINT).notNull();
    private static final Column<String> APPLIED_BY = Column.of("applied_by", SqlType.TEXT);

    private final Table table;
    private final TableRef ref;

    /**
     * Names the table.
     *
     * @param name its name
     */
    public HistoryTable(TableName name) {
        this.table = Table.builder(name)
                .column(ID)
                .column(PARENTS)
                .column(MESSAGE)
                .column(CHECKSUM)
                .column(STATE)
                .column(STEPS_DONE)
                .column(STEPS_BEGUN)
                .column(POSITION)
                .column(STEPS_PLANNED)
                .column(STARTED)
                .column(MILLIS)
                .column(APPLIED_BY)
                .primaryKey("id")
                .build();
        this.ref = new TableRef(table, "h");
    }

    /**
     * Returns the definition.
     *
     * @return the table
     */
    public Table table() {
        return table;
    }

    /**
     * Tells whether a table belongs to this library and not to the program.
     *
     * @param name the name of a table
     * @return whether it is this one, or the one whose row is the lock where a database has no better
     */
    public boolean isOwn(TableName name) {
        String own = table.name().name();
        String schema = table.name().schema();
        boolean elsewhere = schema != null && name.schema() != null && !schema.equalsIgnoreCase(name.schema());
        return !elsewhere && (name.name().equalsIgnoreCase(own) || name.name().equalsIgnoreCase(own + LOCK));
    }

    /**
     * Returns rules that leave out what belongs to this library: no revision makes or drops it, even if an entity is mapped to it.
     *
     * @return the rules
     */
    public ComparisonRules leftOut() {
        return new ComparisonRules() {
            @Override
            public boolean includes(SchemaPart part) {
                return !isOwn(part.object());
            }
        };
    }

    /**
     * Tells whether the table is there.
     *
     * @param connection where to look
     * @return whether it is
     */
    public boolean exists(EngineConnection connection) {
        // One query for the names: it is asked at every start, perhaps while another program changes tables.
        return new Inspector(connection)
                .tableNames(table.name().schema()).stream()
                        .anyMatch(name -> connection
                                .dialect()
                                .isSameName(name.name(), table.name().name()));
    }

    /**
     * Creates the table if it is not there, and adds what an older version of this library did not know of.
     *
     * @param connection where to; under the lock of the migration
     */
    public void create(EngineConnection connection) {
        if (!exists(connection)) {
            run(connection, connection.dialect().ddl().compile(new CreateTable(table)));
            return;
        }
        Dialect dialect = connection.dialect();
        List<String> there = columns(connection);
        for (Column<?> column : table.columns()) {
            if (there.stream().noneMatch(name -> dialect.isSameName(name, column.name()))) {
                run(connection, dialect.ddl().compile(new AddColumn(table.name(), column.nullable(true))));
            }
        }
    }

    /** Asks the table itself: the catalog of H2 may fail while another program creates something. */
    private List<String> columns(EngineConnection connection) {
        Dialect dialect = connection.dialect();
        String schema = table.name().schema();
        String name = (schema == null ? "" : dialect.quote(schema) + ".")
                + dialect.quote(table.name().name());
        try (PreparedStatement statement =
                        connection.jdbc().prepareStatement("select * from " + name + " where 1 = 0");
                ResultSet none = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnName(i));
            }
            return names;
        } catch (SQLException e) {
            throw new MigrationException("Table " + table + " of revisions cannot be read.", e);
        }
    }

    private static void run(EngineConnection connection, List<String> texts) {
        for (String sql : texts) {
            connection.update(
                    new CompiledStatement(sql, Operation.OTHER, "history", List.of(), List.of()), Parameters.NONE);
        }
    }

    /**
     * Reads all lines.
     *
     * @param connection where to look
     * @return the lines, the oldest first; none if there is no table
     */
    public List<AppliedRevision> read(EngineConnection connection) {
        if (connection.isInTransaction()) {
            // After an error the transaction could only be rolled back.
            return exists(connection) ? readExisting(connection) : List.of();
        }
        try {
            return readExisting(connection);
        } catch (DatabaseException absent) {
            // Another program may have made the table just now.
            return exists(connection) ? readExisting(connection) : List.of();
        }
    }

    /**
     * Reads all lines of a table that is there.
     *
     * @param connection where to look
     * @return the lines, the oldest first
     */
    public List<AppliedRevision> readExisting(EngineConnection connection) {
        return new ArrayList<>(connection
                .query(select(
                                HistoryTable::line,
                                ref.column(ID),
                                ref.column(PARENTS),
                                ref.column(MESSAGE),
                                ref.column(CHECKSUM),
                                ref.column(STATE),
                                ref.column(STEPS_DONE),
                                ref.column(STEPS_BEGUN),
                                ref.column(STARTED),
                                ref.column(MILLIS),
                                ref.column(APPLIED_BY))
                        .from(ref)
                        .orderBy(ref.column(STARTED).asc(), ref.column(ID).asc()))
                .list());
    }

    private static AppliedRevision line(
            @Nullable String id,
            @Nullable String parents,
            @Nullable String message,
            @Nullable String checksum,
            @Nullable String state,
            @Nullable Integer stepsDone,
            @Nullable Integer stepsBegun,
            @Nullable Instant started,
            @Nullable Long millis,
            @Nullable String appliedBy) {
        if (id == null || checksum == null || started == null) {
            throw new MigrationException(
                    "The table of revisions holds a line that nobody of this library wrote: an id, checksum or time is NULL."
                            + " Correct or delete the line.");
        }
        return new AppliedRevision(
                id,
                parents == null || parents.isEmpty() ? List.of() : List.of(parents.split(" ")),
                message == null ? "" : message,
                checksum,
                state(id, state),
                stepsDone == null ? 0 : stepsDone,
                stepsBegun == null ? 0 : stepsBegun,
                started,
                millis == null ? 0 : millis,
                appliedBy);
    }

    private static AppliedRevision.State state(String id, @Nullable String state) {
        for (AppliedRevision.State known : AppliedRevision.State.values()) {
            if (known.name().equals(state)) {
                return known;
            }
        }
        throw new MigrationException(
                "The table of revisions says that revision " + id + " is \"" + state
                        + "\", which this version does not know. Use the version of the program that wrote it, or a newer one.");
    }

    /**
     * Adds a line.
     *
     * @param connection where to
     * @param line the line
     */
    public void insert(EngineConnection connection, AppliedRevision line) {
        connection.execute(insertion(line));
    }

    /**
     * Returns the statement that adds a line.
     *
     * @param line the line
     * @return the statement
     */
    public Statement insertion(AppliedRevision line) {
        return insertInto(ref)
                .set(ref.column(ID), line.id())
                .set(ref.column(PARENTS), String.join(" ", line.parents()))
                .set(ref.column(MESSAGE), line.message())
                .set(ref.column(CHECKSUM), line.checksum())
                .set(ref.column(STATE), line.state().name())
                .set(ref.column(STEPS_DONE), line.stepsDone())
                .set(ref.column(STEPS_BEGUN), line.stepsBegun())
                .set(ref.column(STARTED), line.started())
                .set(ref.column(MILLIS), line.millis())
                .set(ref.column(APPLIED_BY), line.appliedBy());
    }

    /**
     * Returns the statement that removes a line.
     *
     * @param id id of the revision
     * @return the statement
     */
    public Statement deletion(String id) {
        return deleteFrom(ref).where(ref.column(ID).eq(id));
    }

    /**
     * Changes how far a revision is.
     *
     * @param connection where to
     * @param line the line as it shall be
     * @throws MigrationException if somebody else has removed the line
     */
    public void update(EngineConnection connection, AppliedRevision line) {
        long changed = connection.execute(Sql.update(ref)
                .set(ref.column(CHECKSUM), line.checksum())
                .set(ref.column(STATE), line.state().name())
                .set(ref.column(STEPS_DONE), line.stepsDone())
                .set(ref.column(STEPS_BEGUN), line.stepsBegun())
                .set(ref.column(POSITION), (String) null)
                .set(ref.column(MILLIS), line.millis())
                .where(ref.column(ID).eq(line.id())));
        if (changed != 1) {
            throw gone(line.id());
        }
    }

    /**
     * Changes what a revision is recognised by, and nothing about how far it is.
     *
     * @param connection where to
     * @param id id of the revision
     * @param checksum its checksum
     * @param planned what its statements are recognised by, in their order; none if it is not under way
     */
    public void recognise(EngineConnection connection, String id, String checksum, List<String> planned) {
        connection.execute(Sql.update(ref)
                .set(ref.column(CHECKSUM), checksum)
                .set(ref.column(STEPS_PLANNED), planned.isEmpty() ? null : String.join(" ", planned))
                .where(ref.column(ID).eq(id)));
    }

    /**
     * Returns what the statements of a revision that is under way are recognised by, as it was when it began.
     *
     * @param connection where to look
     * @param id id of the revision
     * @return a word for each statement, in their order; none if that was not written down
     */
    public List<String> planned(EngineConnection connection, String id) {
        String planned = connection
                .query(select(ref.column(STEPS_PLANNED))
                        .from(ref)
                        .where(ref.column(ID).eq(id)))
                .single();
        return planned == null ? List.of() : List.of(planned.split(" "));
    }

    /**
     * Returns where in a table the operation is that is under way.
     *
     * @param connection where to look
     * @param id id of the revision
     * @return the key of the last row that is done, as text; null if none is
     */
    public @Nullable String position(EngineConnection connection, String id) {
        return connection
                .query(select(ref.column(POSITION))
                        .from(ref)
                        .where(ref.column(ID).eq(id)))
                .single();
    }

    /**
     * Writes down where in a table the operation is that is under way; the next {@link #update} forgets it.
     *
     * @param connection where to
     * @param id id of the revision
     * @param position the key of the last row that is done, as text
     */
    public void moveTo(EngineConnection connection, String id, String position) {
        connection.execute(Sql.update(ref)
                .set(ref.column(POSITION), position)
                .where(ref.column(ID).eq(id)));
    }

    /**
     * Removes a line.
     *
     * @param connection where to
     * @param id id of the revision
     * @throws MigrationException if somebody else has removed the line
     */
    public void delete(EngineConnection connection, String id) {
        if (connection.execute(deletion(id)) != 1) {
            throw gone(id);
        }
    }

    private MigrationException gone(String id) {
        return new MigrationException("The line of revision " + id + " in table " + table
                + " has been removed by somebody else meanwhile. Look at the history and run the command again.");
    }
}
