package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.SchemaManagement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrmSchemaInitializerTest {

    private final Recorder schema = new Recorder();

    @Test
    void createsMissingTables() {
        run(SchemaMode.CREATE);
        assertThat(schema.calls).containsExactly("createMissing");
    }

    @Test
    void dropsTablesBeforeAndAfter() {
        run(SchemaMode.CREATE_DROP);
        assertThat(schema.calls).containsExactly("drop", "createMissing", "drop");
    }

    @Test
    void validates() {
        run(SchemaMode.VALIDATE);
        assertThat(schema.calls).containsExactly("validate");
    }

    @Test
    void leavesTheSchemaAlone() {
        run(SchemaMode.NONE);
        assertThat(schema.calls).isEmpty();
    }

    private void run(SchemaMode mode) {
        OrmSchemaInitializer initializer = new OrmSchemaInitializer(schema, mode);
        initializer.afterPropertiesSet();
        initializer.destroy();
    }

    private static final class Recorder implements SchemaManagement {

        private final List<String> calls = new ArrayList<>();

        @Override
        public List<String> createMissing() {
            calls.add("createMissing");
            return List.of("users");
        }

        @Override
        public void drop() {
            calls.add("drop");
        }

        @Override
        public void validate() {
            calls.add("validate");
        }
    }
}
