package dev.orm.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.engine.Fixture;
import dev.orm.schema.Schema;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class SchemaRoundTripTest {

    private static final int SCHEMAS = 5;

    @Test
    @Tag("SCHEMA-02")
    @Tag("SCHEMA-04")
    @Tag("SCHEMA-05")
    @Tag("SCHEMA-15")
    @Tag("SEC-15")
    void whatIsCreatedIsReadBackAsTheSame(TestDatabase database) {
        long first = new Random().nextInt();
        try (Fixture db = Fixture.open(database)) {
            for (long seed = first; seed < first + SCHEMAS; seed++) {
                Dialect dialect = db.engine().dialect();
                Schema schema = new RandomSchema(seed, dialect).schema(4);
                SchemaCreator creator = new SchemaCreator(db.connection());
                creator.createMissing(schema);
                assertThat(SchemaComparison.compare(db.connection(), schema))
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(creator.createMissing(schema)).as("seed %d", seed).isEmpty();

                Schema reflected = new Inspector(db.connection()).schema(null).toSchema();
                creator.drop(schema);
                assertThat(new Inspector(db.connection())
                                .schema(null)
                                .toSchema()
                                .objects())
                        .as("seed %d", seed)
                        .isEmpty();
                creator.createMissing(reflected);
                assertThat(SchemaComparison.compare(db.connection(), schema))
                        .as("seed %d, created from what was read", seed)
                        .isEmpty();
                creator.drop(reflected);
            }
        }
    }
}
