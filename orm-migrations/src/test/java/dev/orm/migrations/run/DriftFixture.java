package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Column;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database whose contents are compared with what it was told. */
abstract class DriftFixture {

    static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));
    static final Column<Long> ID = Column.of("id", SqlType.BIGINT).notNull();
    static final Column<Integer> A = Column.of("a", SqlType.INTEGER);
    static final Column<Integer> B = Column.of("b", SqlType.INTEGER);
    static final Column<String> S = Column.of("s", SqlType.varchar(40));

    Engine engine;
    Dialect dialect;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.create(database.dataSource());
        dialect = engine.dialect();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static Table table(String name, UnaryOperator<TableBuilder> definition) {
        return definition
                .apply(Table.builder(TableName.of(name)).column(ID).primaryKey("id"))
                .build();
    }

    void create(Schema schema) {
        try (EngineConnection connection = engine.connect(false)) {
            new SchemaCreator(connection).createMissing(schema);
        }
    }

    void run(String... texts) {
        try (EngineConnection connection = engine.connect(false)) {
            for (String sql : texts) {
                connection.unsafeSql(sql).update();
            }
        }
    }

    List<String> drift(Schema expected, ComparisonRules rules) {
        try (EngineConnection connection = engine.connect(false)) {
            List<String> found = Drift.find(connection, expected, HISTORY, rules).stream()
                    .map(SchemaDifference::message)
                    .toList();
            assertThat(new Inspector(connection).tableNames(null))
                    .as("nothing is left behind")
                    .noneMatch(name -> name.name().toLowerCase(Locale.ROOT).startsWith("orm_compared"));
            assertThat(new Inspector(connection).viewNames(null))
                    .as("nothing is left behind")
                    .noneMatch(name -> name.name().toLowerCase(Locale.ROOT).startsWith("orm_compared"));
            return found;
        }
    }

    List<String> drift(SchemaObject... expected) {
        return drift(Schema.of(expected), ComparisonRules.NONE);
    }

    void assertNoDrift(Table... tables) {
        create(Schema.of(tables));
        assertThat(drift(tables)).isEmpty();
    }

    boolean isMariadb() {
        return dialect.supports(Capability.BACKSLASH_ESCAPES);
    }

    boolean isPostgresql() {
        return dialect.supports(Capability.NAMED_ENUM_TYPES);
    }

    boolean isSqlite() {
        return !dialect.supports(Capability.STRICT_TYPES);
    }
}
