package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.TransactionOptions;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOrder;
import dev.orm.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
        List<SchemaObject> missing = new ArrayList<>(
                tables.stream().filter(table -> !present.containsKey(table)).toList());
        missing.addAll(Schema.of(tables).sequences());
        return missing.isEmpty() ? List.of() : created(createMissing(new Schema(missing), present));
    }

    private static List<Table> created(List<DdlOperation> operations) {
        List<Table> tables = new ArrayList<>();
        for (DdlOperation operation : operations) {
            if (operation instanceof CreateTable create) {
                tables.add(create.table());
            }
        }
        return tables;
    }

    /**
     * Creates what of a schema does not exist: enum types, sequences, tables with their constraints and indexes, views. What exists is
     * left as it is ({@code create_all} of SQLAlchemy).
     *
     * @param schema what there shall be
     * @return what was done, in that order
     */
    public List<DdlOperation> createMissing(Schema schema) {
        return createMissing(schema, present(schema.tables()));
    }

    private List<DdlOperation> createMissing(Schema schema, Map<Table, InspectedTable> present) {
        Set<SchemaObject> others = presentOthers(schema);
        Schema missing = new Schema(schema.objects().stream()
                .filter(object ->
                        !others.contains(object) && !(object instanceof Table table && present.containsKey(table)))
                .toList());
        List<DdlOperation> operations = ddl.create(missing, false).stream()
                .filter(operation -> !(operation instanceof CreateEnumType create && others.contains(create.type())))
                .filter(operation ->
                        !(operation instanceof CreateSequence create && others.contains(create.sequence())))
                .toList();
        together(() -> operations.forEach(this::run));
        return operations;
    }

    /**
     * Drops what of a schema exists, with all rows ({@code drop_all} of SQLAlchemy).
     *
     * @param schema what there shall not be
     * @return what was done, in that order
     */
    public List<DdlOperation> drop(Schema schema) {
        Map<Table, InspectedTable> present = present(schema.tables());
        Set<SchemaObject> others = presentOthers(schema);
        Schema there = new Schema(schema.objects().stream()
                .filter(object ->
                        others.contains(object) || object instanceof Table table && present.containsKey(table))
                .toList());
        List<DdlOperation> operations = ddl.drop(there, false).stream()
                .filter(operation -> !(operation instanceof DropEnumType drop) || others.contains(drop.type()))
                .filter(operation -> !(operation instanceof DropSequence drop) || others.contains(drop.sequence()))
                .flatMap(operation -> renamed(operation, present))
                .toList();
        boolean circle = !TableOrder.of(there.tables()).deferred().isEmpty();
        together(() -> {
            if (circle) {
                ddl.deferForeignKeys().forEach(sql -> run(sql, "constraints"));
            }
            operations.forEach(this::run);
        });
        return operations;
    }

    /**
     * Drops those of the tables that exist, with all their rows.
     *
     * @param tables the tables that there shall not be
     * @return the tables that were dropped, in that order
     */
    public List<Table> drop(List<Table> tables) {
        List<Table> dropped = new ArrayList<>();
        for (DdlOperation operation : drop(Schema.of(tables))) {
            if (operation instanceof DropTable drop) {
                dropped.add(drop.table());
            }
        }
        return dropped;
    }

    /** The constraint may have been created by somebody else under another name. */
    private static Stream<DdlOperation> renamed(DdlOperation operation, Map<Table, InspectedTable> present) {
        if (!(operation instanceof DropConstraint drop) || !(drop.constraint() instanceof ForeignKey key)) {
            return Stream.of(operation);
        }
        return present.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(drop.table()))
                .flatMap(entry -> entry.getValue().foreignKeys().stream())
                .filter(there -> there.columns().equals(key.columns()) && there.name() != null)
                .map(there -> new DropConstraint(drop.table(), key.named(Objects.requireNonNull(there.name()))));
    }

    /** Which of what is no table exists. */
    private Set<SchemaObject> presentOthers(Schema schema) {
        Inspector inspector = new Inspector(connection);
        Set<SchemaObject> present = new HashSet<>();
        Map<@Nullable String, Set<TableName>> views = new HashMap<>();
        for (SchemaObject object : schema.objects()) {
            String name = object.name().schema();
            boolean there = false;
            if (object instanceof View) {
                there = views.computeIfAbsent(name, fresh -> new HashSet<>(inspector.viewNames(name)))
                        .contains(object.name());
            } else if (object instanceof Sequence) {
                there = inspector.sequences(name).stream()
                        .anyMatch(sequence -> sequence.name().equals(object.name()));
            } else if (object instanceof EnumType) {
                there = inspector.enumTypes(name).stream()
                        .anyMatch(type -> type.name().equals(object.name()));
            }
            if (there) {
                present.add(object);
            }
        }
        return present;
    }

    /** Which of the tables exist. */
    Map<Table, InspectedTable> present(List<Table> tables) {
        Inspector inspector = new Inspector(connection);
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
                if (dialect.isSameName(candidate.name().name(), name.name())) {
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

    private void run(DdlOperation operation) {
        ddl.compile(operation).forEach(sql -> run(sql, operation.getClass().getSimpleName()));
    }

    private void run(String sql, String table) {
        connection.update(new CompiledStatement(sql, Operation.OTHER, table, List.of(), List.of()), Parameters.NONE);
    }
}
