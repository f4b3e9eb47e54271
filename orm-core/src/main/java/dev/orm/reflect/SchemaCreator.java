package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.TransactionOptions;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates and drops tables, in the order of their foreign keys, circles included. Where the database rolls DDL back, everything
 * happens in one transaction: that of the connection if one is open.
 */
public final class SchemaCreator {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final DdlCompiler ddl;

    /**
     * Makes a creator.
     *
     * @param connection where tables are created; it stays open
     */
    public SchemaCreator(EngineConnection connection) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.ddl = dialect.ddl();
    }

    /**
     * Creates the tables that do not exist, with their constraints and indexes. Tables that exist are left as they are.
     *
     * @param tables the tables that there shall be
     * @return the tables that were created, in that order
     */
    public List<Table> createMissing(List<Table> tables) {
        Map<Table, InspectedTable> present = present(tables);
        List<Table> missing =
                tables.stream().filter(table -> !present.containsKey(table)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        TableOrder order = TableOrder.of(missing);
        boolean alters = dialect.supports(Capability.ALTER_ADD_CONSTRAINT);
        together(() -> {
            for (Table table : order.tables()) {
                run(table, ddl.createTable(table, alters ? order.immediate(table) : table.foreignKeys()));
                for (Index index : table.indexes()) {
                    run(table, ddl.createIndex(table, index));
                }
            }
            if (alters) {
                for (Table table : order.tables()) {
                    for (ForeignKey key : order.deferred().getOrDefault(table.name(), List.of())) {
                        run(table, ddl.addForeignKey(table, key));
                    }
                }
            }
        });
        return order.tables();
    }

    /**
     * Drops those of the tables that exist, with all their rows.
     *
     * @param tables the tables that there shall not be
     * @return the tables that were dropped, in that order
     */
    public List<Table> drop(List<Table> tables) {
        Map<Table, InspectedTable> present = present(tables);
        TableOrder order =
                TableOrder.of(tables.stream().filter(present::containsKey).toList());
        List<Table> reversed = new ArrayList<>(order.tables());
        Collections.reverse(reversed);
        together(() -> {
            if (!order.deferred().isEmpty()) {
                ddl.deferForeignKeys().forEach(sql -> run(reversed.get(0), sql));
            }
            if (dialect.supports(Capability.ALTER_ADD_CONSTRAINT)) {
                for (Table table : reversed) {
                    dropDeferred(table, order.deferred().getOrDefault(table.name(), List.of()), present.get(table));
                }
            }
            for (Table table : reversed) {
                run(table, ddl.dropTable(table));
            }
        });
        return reversed;
    }

    /** The constraint may have been created by somebody else under another name. */
    private void dropDeferred(Table table, List<ForeignKey> keys, @Nullable InspectedTable inspected) {
        if (inspected == null) {
            return;
        }
        for (ForeignKey key : keys) {
            for (InspectedForeignKey there : inspected.foreignKeys()) {
                if (there.columns().equals(key.columns()) && there.name() != null) {
                    run(
                            table,
                            ddl.dropForeignKey(
                                    table,
                                    new ForeignKey(
                                            there.name(),
                                            key.columns(),
                                            key.referencedTable(),
                                            key.referencedColumns(),
                                            key.onDelete())));
                }
            }
        }
    }

    /** Which of the tables exist. */
    Map<Table, InspectedTable> present(List<Table> tables) {
        Inspector inspector = new Inspector(connection);
        boolean exact = dialect.supports(Capability.CASE_SENSITIVE_NAMES);
        Map<@Nullable String, List<InspectedTable>> bySchema = new HashMap<>();
        Map<Table, InspectedTable> present = new HashMap<>();
        for (Table table : tables) {
            TableName name = table.name();
            List<InspectedTable> there = bySchema.get(name.schema());
            if (there == null) {
                there = inspector.tables(name.schema());
                bySchema.put(name.schema(), there);
            }
            for (InspectedTable candidate : there) {
                String found = candidate.name().name();
                if (exact ? found.equals(name.name()) : found.equalsIgnoreCase(name.name())) {
                    present.put(table, candidate);
                }
            }
        }
        return present;
    }

    private void together(Runnable work) {
        if (connection.isInTransaction() || !dialect.supports(Capability.TRANSACTIONAL_DDL)) {
            work.run();
            return;
        }
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            work.run();
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    private void run(Table table, String sql) {
        connection.update(
                new CompiledStatement(sql, Operation.OTHER, table.name().toString(), List.of(), List.of()),
                Parameters.NONE);
    }
}
