package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of columns happen all or not at all, and never make other values of those that do not fit. */
@EachDatabase
class AtomicAlterationTest {

    @Revision(id = "t001", message = "create things")
    private static final class CreateThings implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "things",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .column(Column.of("name", SqlType.varchar(40)))
                            .column(Column.of("size", SqlType.INTEGER))
                            .column(Column.of("old", SqlType.INTEGER))
                            .primaryKey("id"));
            op.insert(
                    "things",
                    List.of("id", "name", "size", "old"),
                    List.of(List.of(1L, "short", 1, 7), List.of(2L, "much too long", 2, 8)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("things");
        }
    }

    @Revision(id = "t002", parents = "t001", message = "change things")
    private static final class ChangeThings implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.alterColumn("things", "size", column -> column.notNull().defaultValue(DdlExpression.literal(3)));
            op.addColumn("things", Column.of("note", SqlType.varchar(40)));
            op.dropColumn("things", "old");
            op.alterColumn("things", "name", column -> column.type(SqlType.varchar(8)));
            op.alterColumn("things", "name", column -> column.notNull());
            op.renameColumn("things", "note", "remark");
        }

        @Override
        public void downgrade(Operations op) {
            op.renameColumn("things", "remark", "note");
            op.alterColumn("things", "name", column -> column.nullable(true));
            op.alterColumn("things", "name", column -> column.type(SqlType.varchar(40)));
            op.addColumn("things", Column.of("old", SqlType.INTEGER));
            op.dropColumn("things", "note");
            op.alterColumn("things", "size", column -> column.nullable(true).defaultValue(null));
        }
    }

    @Revision(id = "t003", parents = "t001", message = "demand a size")
    private static final class DemandSize implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.alterColumn("things", "size", Column::notNull);
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("things", "size", column -> column.nullable(true));
        }
    }

    /** What connections of a server say that lets everything pass. */
    private static final Map<DatabaseKind, String> LAX = Map.of(DatabaseKind.MARIADB, "set session sql_mode = ''");

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(2);
        config.setConnectionInitSql(LAX.get(database.kind()));
        return new HikariDataSource(config);
    }

    @Test
    @Tag("MIG-37")
    @Tag("MIG-43")
    void changesOfColumnsThatAreRefusedHaveNotBegun(TestDatabase database) {
        try (HikariDataSource pool = pool(database);
                Live live = new Live(Engine.create(pool), new CreateThings(), new ChangeThings())) {
            live.migrator().upgrade("t001");
            List<RevisionPlan> plans = live.migrator().planUpgrade("heads");
            boolean together = live.engine().dialect().supports(Capability.SEVERAL_ALTERATIONS)
                    && !live.engine().dialect().supports(Capability.TRANSACTIONAL_DDL);
            if (together) {
                assertThat(plans.get(0).steps())
                        .extracting(step -> step.steps().size())
                        .containsExactly(4, 1, 1);
            }
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("alter column things.name");
            assertThat(live.values("select name from things order by id")).containsExactly("short", "much too long");
            boolean intact = together || live.engine().dialect().supports(Capability.TRANSACTIONAL_DDL);
            assertThat(live.differences("t001").isEmpty()).isEqualTo(intact);
            live.run("update things set name = 'long' where id = 2");
            live.migrator().upgrade("heads");
            assertThat(live.differences("t001", "t002")).isEmpty();
            assertThat(live.values("select name from things order by id")).containsExactly("short", "long");
            live.migrator().downgrade("t001");
            assertThat(live.differences("t001")).isEmpty();
            assertThat(live.values("select size from things order by id")).containsExactly("1", "2");
        }
    }

    @Test
    @Tag("MIG-43")
    void nothingIsMadeOfNullsAServerWouldTakeForZero(TestDatabase database) {
        try (HikariDataSource pool = pool(database);
                Live live = new Live(Engine.create(pool), new CreateThings(), new DemandSize())) {
            live.migrator().upgrade("t001");
            live.run("update things set size = null where id = 2");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("alter column things.size");
            assertThat(live.values("select id from things where size is null")).containsExactly("2");
        }
    }
}
