package dev.orm.session;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DdlCompiler;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModels;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.type.SqlTypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The schema of a {@link DefaultSessionFactory}. */
final class DefaultSchemaManagement implements SchemaManagement {

    private final Engine engine;
    private final EntityModels models;

    DefaultSchemaManagement(Engine engine, EntityModels models) {
        this.engine = engine;
        this.models = models;
    }

    @Override
    public List<String> createMissing() {
        try (EngineConnection connection = engine.connect(false)) {
            connection.begin(TransactionOptions.READ_WRITE);
            Set<String> there = tables(connection);
            List<Table> missing = models.tables().stream()
                    .filter(table -> !there.contains(table.name().name()))
                    .toList();
            DdlCompiler ddl = engine.dialect().ddl();
            boolean later = engine.dialect().supports(Capability.ALTER_ADD_CONSTRAINT);
            for (Table table : missing) {
                run(connection, ddl.createTable(table, later ? List.of() : table.foreignKeys()));
                for (Index index : table.indexes()) {
                    run(connection, ddl.createIndex(table, index));
                }
            }
            if (later) {
                for (Table table : missing) {
                    for (ForeignKey key : table.foreignKeys()) {
                        run(connection, ddl.addForeignKey(table, key));
                    }
                }
            }
            connection.commit();
            return missing.stream().map(table -> table.name().toString()).toList();
        }
    }

    private Set<String> tables(EngineConnection connection) {
        CompiledStatement query =
                new CompiledStatement(engine.dialect().catalog().tables(), Operation.SELECT, "", List.of(), List.of());
        return connection.query(query, binder -> binder.setNull(1, SqlTypeName.TEXT), row -> {
            Set<String> names = new HashSet<>();
            while (row.next()) {
                names.add(String.valueOf(row.getString(1)));
            }
            return names;
        });
    }

    private static void run(EngineConnection connection, String ddl) {
        connection.update(
                new CompiledStatement(ddl, Operation.OTHER, "", List.of(), List.of()),
                EngineConnection.Parameters.NONE);
    }

    @Override
    public void drop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void validate() {
        throw new UnsupportedOperationException();
    }
}
