package dev.orm.migrations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.Schema;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RawSqlTest {

    @Test
    void runsOnTheDatabasesThatAreMeant() {
        RecordedOperations op = new RecordedOperations(Schema.of());
        op.unsafeSql("create table t (id integer)", "postgresql", "MARIADB");
        SchemaChange said = (SchemaChange) op.steps().get(0);
        assertThat(said.operation())
                .isEqualTo(new UnsafeSql("create table t (id integer)", Set.of("PostgreSQL", "MariaDB")));
        assertThat(Dialects.POSTGRESQL.ddl().compile(said.operation())).hasSize(1);
        assertThat(Dialects.H2.ddl().compile(said.operation())).isEmpty();
    }

    @Test
    void isRefusedForADatabaseThatThereIsNot() {
        RecordedOperations op = new RecordedOperations(Schema.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> op.unsafeSql("create table t (id integer)", "Postgres"))
                .withMessageContaining("No database is called \"Postgres\"");
        assertThat(op.steps()).isEmpty();
    }
}
