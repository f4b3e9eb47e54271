package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.graph.Target;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.ActionText.UnprintableException;
import dev.orm.migrations.run.PrintedSql.Line;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Prints what revisions do as a script for a database that is not at hand ({@code --sql} of Alembic). Work of the program cannot be
 * printed; the script ends before a revision that has some, and says so.
 */
public final class OfflineSql {

    private final RevisionGraph graph;
    private final Dialect dialect;
    private final ActionText text;
    private final HistoryTable history;
    private final SchemaHistory states;
    private final List<Line> lines = new ArrayList<>();
    private Instant time = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private OfflineSql(RevisionGraph graph, Dialect dialect, TableName historyTable) {
        this.graph = graph;
        this.dialect = dialect;
        this.text = new ActionText(dialect);
        this.history = new HistoryTable(historyTable);
        this.states = new SchemaHistory(graph);
    }

    /**
     * Prints what lies between two revisions.
     *
     * @param graph the revisions
     * @param dialect the dialect of the database
     * @param historyTable the table that remembers revisions, as in {@link MigratorBuilder#historyTable}
     * @param range where the database is and where it goes, with a colon between; {@code base} where the first is left out
     * @param direction which way
     * @return the script
     * @throws MigrationException if an end means nothing, or something cannot be on this database
     */
    public static PrintedSql of(
            RevisionGraph graph, Dialect dialect, TableName historyTable, String range, Direction direction) {
        int colon = range.indexOf(':');
        String from = colon <= 0 ? "base" : range.substring(0, colon);
        return new OfflineSql(graph, dialect, historyTable).print(from, range.substring(colon + 1), direction);
    }

    /**
     * Prints an upgrade.
     *
     * @param graph the revisions
     * @param dialect the dialect of the database
     * @param historyTable the table that remembers revisions, as in {@link MigratorBuilder#historyTable}
     * @param from where the database is: {@code base} or a revision that is applied with all before it
     * @param to where it goes; see {@link Target}
     * @return the script
     * @throws MigrationException if an end means nothing, or something cannot be on this database
     */
    public static PrintedSql upgrade(
            RevisionGraph graph, Dialect dialect, TableName historyTable, String from, String to) {
        return new OfflineSql(graph, dialect, historyTable).print(from, to, Direction.UPGRADE);
    }

    /**
     * Prints a downgrade.
     *
     * @param graph the revisions
     * @param dialect the dialect of the database
     * @param historyTable the table that remembers revisions, as in {@link MigratorBuilder#historyTable}
     * @param from where the database is: a revision that is applied with all before it
     * @param to where it goes; see {@link Target}
     * @return the script
     * @throws MigrationException if an end means nothing, or something cannot be on this database
     */
    public static PrintedSql downgrade(
            RevisionGraph graph, Dialect dialect, TableName historyTable, String from, String to) {
        return new OfflineSql(graph, dialect, historyTable).print(from, to, Direction.DOWNGRADE);
    }

    private PrintedSql print(String from, String to, Direction direction) {
        Set<String> applied = new LinkedHashSet<>();
        if (!from.equals("base")) {
            new Target(graph, List.of()).upgrade(from).forEach(script -> applied.add(script.id()));
        }
        Target start = new Target(graph, applied);
        List<RevisionScript> way = direction == Direction.UPGRADE ? start.upgrade(to) : start.downgrade(to);
        comment("From " + from + " to " + to + " on " + dialect.name());
        if (applied.isEmpty() && direction == Direction.UPGRADE) {
            dialect.ddl().compile(new CreateTable(history.table())).forEach(this::statement);
        }
        boolean hasBegun = !applied.isEmpty();
        Set<String> there = new LinkedHashSet<>(applied);
        List<RevisionPlan> plans = new ArrayList<>();
        for (RevisionScript script : way) {
            plans.add(new Planner(dialect).plan(script, direction, states.schemaOf(there)));
            if (direction == Direction.UPGRADE) {
                there.add(script.id());
            } else {
                there.remove(script.id());
            }
        }
        if (hasBegun) {
            RepeatableRun.inTheWay(graph, dialect, plans).forEach(this::printAway);
        }
        for (RevisionPlan plan : plans) {
            RevisionScript script = plan.script();
            int begin = lines.size();
            try {
                print(plan);
            } catch (UnprintableException unprintable) {
                lines.subList(begin, lines.size()).clear();
                comment("NOT COMPLETE. Revision " + script.title() + " cannot be printed: " + unprintable.getMessage()
                        + " Run it by the program, from here on: db "
                        + direction.name().toLowerCase(Locale.ROOT) + " " + to);
                return new PrintedSql(lines, false);
            }
            if (direction == Direction.UPGRADE) {
                applied.add(script.id());
            } else {
                applied.remove(script.id());
            }
        }
        if (direction == Direction.UPGRADE && applied.size() == graph.ordered().size()) {
            graph.repeatables().forEach(this::printRepeatable);
        }
        return new PrintedSql(lines, true);
    }

    /** Whether it has changed is not known here, and it may be run again. */
    private void printRepeatable(RevisionScript script) {
        comment("Repeatable " + script.title());
        RevisionPlan plan = new Planner(dialect).plan(script, Direction.UPGRADE, Schema.of());
        plan.actions().forEach(action -> statement(((Action.RunSql) action).sql()));
        time = time.plus(1, ChronoUnit.MICROS);
        AppliedRevision line = AppliedRevision.repeatable(
                script.id(), script.message(), RepeatableRun.checksum(script), time, 0, null);
        statement(text.statement(history.deletion(line.id())));
        statement(text.statement(history.insertion(line)));
    }

    /** Whether it is there is not known here. */
    private void printAway(RevisionPlan plan) {
        comment("Take repeatable " + plan.script().title() + " away; leave this out if it is not there");
        plan.actions().forEach(action -> statement(((Action.RunSql) action).sql()));
        AppliedRevision line =
                AppliedRevision.repeatable(plan.script().id(), plan.script().message(), "", time, 0, null);
        statement(text.statement(history.deletion(line.id())));
    }

    private void comment(String words) {
        lines.add(new Line(words, true));
    }

    private void statement(String sql) {
        lines.add(new Line(sql, false));
    }

    private void print(RevisionPlan plan) {
        boolean together = dialect.supports(Capability.TRANSACTIONAL_DDL) && !plan.leavesTransaction();
        boolean foreignKeysOff = plan.needsForeignKeysOff(dialect);
        comment(plan.direction().name().charAt(0)
                + plan.direction().name().substring(1).toLowerCase(Locale.ROOT) + " of revision "
                + plan.script().title());
        if (foreignKeysOff) {
            statement("pragma foreign_keys = off");
        }
        if (together) {
            statement(dialect.supports(Capability.CONCURRENT_WRITERS) ? "begin" : "begin immediate");
        }
        for (PlannedStep step : plan.steps()) {
            for (Action action : step.actions()) {
                if (action instanceof Action.Rebuild rebuild) {
                    comment("Triggers of table " + rebuild.rebuild().before()
                            + ", and indexes that no revision has made, are gone after this. Make them again, or run the"
                            + " revision by the program, which keeps them.");
                }
                text.statements(action).forEach(this::statement);
            }
        }
        statement(historyLine(plan));
        if (foreignKeysOff) {
            comment("The next statement must return no row; if it does, rows refer to nothing: roll back.");
            statement("pragma foreign_key_check");
        }
        if (together) {
            statement("commit");
        }
        if (foreignKeysOff) {
            statement("pragma foreign_keys = on");
        }
    }

    private String historyLine(RevisionPlan plan) {
        RevisionScript script = plan.script();
        if (plan.direction() == Direction.DOWNGRADE) {
            return text.statement(history.deletion(script.id()));
        }
        time = time.plus(1, ChronoUnit.MICROS);
        return text.statement(history.insertion(new AppliedRevision(
                script.id(),
                graph.parents(script.id()),
                script.message(),
                states.checksum(script.id()),
                State.APPLIED,
                0,
                0,
                time,
                0,
                null)));
    }
}
