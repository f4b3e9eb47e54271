package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModels;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaCreator;
import dev.orm.reflect.SchemaDifference;
import dev.orm.session.flush.SequenceKeys;
import java.util.List;

/** The schema of a {@link DefaultSessionFactory}. */
final class DefaultSchemaManagement implements SchemaManagement {

    private final Engine engine;
    private final EntityModels models;
    private final SequenceKeys sequences;

    DefaultSchemaManagement(Engine engine, EntityModels models, SequenceKeys sequences) {
        this.engine = engine;
        this.models = models;
        this.sequences = sequences;
    }

    @Override
    public List<String> createMissing() {
        try (EngineConnection connection = engine.connect(false)) {
            return new SchemaCreator(connection)
                    .createMissing(models.tables()).stream()
                            .map(table -> table.name().toString())
                            .toList();
        }
    }

    @Override
    public void drop() {
        try (EngineConnection connection = engine.connect(false)) {
            new SchemaCreator(connection).drop(models.tables());
        } finally {
            sequences.clear();
        }
    }

    @Override
    public void validate() {
        try (EngineConnection connection = engine.connect(true)) {
            List<String> fatal = SchemaComparison.compare(connection, models.tables()).stream()
                    .filter(SchemaDifference::isFatal)
                    .map(SchemaDifference::message)
                    .toList();
            if (!fatal.isEmpty()) {
                throw new SchemaValidationException(fatal);
            }
        }
    }
}
