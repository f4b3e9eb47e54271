package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.TransactionOptions;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.type.SqlType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a database makes of texts: each is made part of a table or view of another name, read back, and removed again. Nothing stays:
 * where DDL is rolled back nobody else ever sees it; elsewhere it is there for a moment, under a name that no comparison looks at.
 */
final class ServerForms {

    /** Nothing is known. */
    static final ServerForms NONE = new ServerForms();

    private static final Logger LOG = LoggerFactory.getLogger(ServerForms.class);

    private static final String PREFIX = "orm_compared_";

    private final Map<String, Set<String>> expressions = new HashMap<>();
    private final Map<TableName, String> views = new HashMap<>();
    private final Set<String> usualCollations = new HashSet<>();

    private ServerForms() {}

    /** Whether something is only there to be read back, perhaps by another program. */
    static boolean isPassing(TableName name) {
        return name.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Asks for tables and views; what the database refuses to make has no form. */
    static ServerForms of(EngineConnection connection, Set<Table> tables, Set<View> views) {
        ServerForms forms = new ServerForms();
        // What is rolled back has to be all that the transaction did.
        if (!connection.isInTransaction()) {
            tables.forEach(table -> forms.ask(connection, table));
            views.forEach(view -> forms.ask(connection, view));
        }
        return forms;
    }

    /** Whether the database makes of one text what it keeps as the other. */
    boolean areSame(String wanted, String found) {
        return expressions.getOrDefault(wanted, Set.of()).contains(found);
    }

    /** Whether a collation is the one that a column has if none is stated. */
    boolean isUsual(String collation) {
        return usualCollations.contains(collation);
    }

    /** What the database makes of the text of a view, or null if it was not asked or refused it. */
    @Nullable
    String view(TableName name) {
        return views.get(name);
    }

    private static TableName passing(TableName name) {
        return new TableName(name.schema(), PREFIX + String.format("%08x", name.hashCode()));
    }

    private void ask(EngineConnection connection, Table table) {
        DdlCompiler ddl = connection.dialect().ddl();
        Table passing = passing(table);
        passing(connection, new CreateTable(passing), new DropTable(passing, true), () -> {
            Table read = new Inspector(connection)
                    .table(passing.name())
                    .map(InspectedTable::toTable)
                    .orElse(null);
            if (read != null) {
                learn(ddl, passing, read);
            }
        });
    }

    private void ask(EngineConnection connection, View view) {
        View passing = new View(passing(view.name()), view.columns(), view.query());
        passing(
                connection,
                new CreateView(passing, false),
                new DropView(passing, true),
                () -> new Inspector(connection)
                        .views(view.name().schema()).stream()
                                .filter(read -> connection
                                        .dialect()
                                        .isSameName(
                                                read.name().name(),
                                                passing.name().name()))
                                .forEach(read -> views.put(view.name(), read.query())));
    }

    /** All that has a text, without keys and identities. */
    private static Table passing(Table table) {
        TableName name = passing(table.name());
        TableBuilder builder = Table.builder(name);
        table.columns().forEach(column -> builder.column(column.identity(null).comment(null)));
        int number = 0;
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Check check) {
                builder.check(new Check(name.name() + "_c" + number++, check.condition()));
            }
        }
        for (Index index : table.indexes()) {
            if (index.where() != null || index.elements().stream().anyMatch(element -> element.expression() != null)) {
                builder.index(index.named(name.name() + "_i" + number++));
            }
        }
        return builder.build();
    }

    private void learn(DdlCompiler ddl, Table asked, Table read) {
        for (Column<?> column : asked.columns()) {
            read.columns().stream()
                    .filter(other -> other.name().equalsIgnoreCase(column.name()))
                    .forEach(other -> {
                        learn(ddl, column.defaultValue(), other.defaultValue(), column.type());
                        if (column.collation() != null && other.collation() == null) {
                            usualCollations.add(column.collation());
                        }
                        Computed computed = column.computed();
                        Computed made = other.computed();
                        if (computed != null && made != null) {
                            learn(ddl, computed.expression(), made.expression(), column.type());
                        }
                    });
        }
        for (Constraint constraint : asked.constraints()) {
            for (Constraint other : read.constraints()) {
                if (constraint instanceof Check check
                        && other instanceof Check made
                        && check.name().equalsIgnoreCase(made.name())) {
                    learn(ddl, check.condition(), made.condition(), SqlType.BOOLEAN);
                }
            }
        }
        for (Index index : asked.indexes()) {
            for (Index other : read.indexes()) {
                if (index.name().equalsIgnoreCase(other.name())) {
                    learn(ddl, index, other);
                }
            }
        }
    }

    private void learn(DdlCompiler ddl, Index asked, Index read) {
        learn(ddl, asked.where(), read.where(), SqlType.BOOLEAN);
        for (int i = 0; i < Math.min(asked.elements().size(), read.elements().size()); i++) {
            learn(
                    ddl,
                    asked.elements().get(i).expression(),
                    read.elements().get(i).expression(),
                    SqlType.BOOLEAN);
        }
    }

    private void learn(DdlCompiler ddl, @Nullable DdlExpression asked, @Nullable DdlExpression read, SqlType<?> type) {
        if (asked != null && read != null) {
            expressions
                    .computeIfAbsent(ddl.expression(asked, type), fresh -> new HashSet<>())
                    .add(ddl.expression(read, type));
        }
    }

    private static void passing(EngineConnection connection, DdlOperation create, DdlOperation drop, Runnable read) {
        Dialect dialect = connection.dialect();
        boolean rolledBack = dialect.supports(Capability.TRANSACTIONAL_DDL);
        try {
            List<String> created = dialect.ddl().compile(create);
            List<String> dropped = dialect.ddl().compile(drop);
            try {
                if (rolledBack) {
                    connection.begin(TransactionOptions.READ_WRITE);
                } else {
                    run(connection, dropped);
                }
                run(connection, created);
                read.run();
            } finally {
                if (rolledBack) {
                    connection.rollback();
                } else {
                    run(connection, dropped);
                }
            }
        } catch (DatabaseException | UnsupportedConstructException refused) {
            // Whoever looks may not be allowed to make anything; what is unknown is decided without it.
            LOG.debug("The form of {} could not be asked", create.getClass().getSimpleName(), refused);
        }
    }

    private static void run(EngineConnection connection, List<String> texts) {
        for (String sql : texts) {
            connection.update(
                    new CompiledStatement(sql, Operation.OTHER, "comparison", List.of(), List.of()), Parameters.NONE);
        }
    }
}
