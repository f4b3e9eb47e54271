package dev.orm.migrations.run;

import static dev.orm.schema.DdlExpression.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that are there get on each database what a revision says, or the revision is refused. */
@EachDatabase
class ExistingRowsTest {

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();

    private abstract static class OneWay implements Migration {

        @Override
        public void downgrade(Operations op) {
            op.irreversible("nobody asks");
        }
    }

    @Revision(id = "r001")
    private static final class Rows extends OneWay {

        @Override
        public void upgrade(Operations op) {
            op.createTable("numbers", table -> table.column(ID).primaryKey("id"));
            op.insert("numbers", List.of("id"), List.of(List.of(1)));
        }
    }

    @Revision(id = "r002", parents = "r001")
    private static final class OtherDefaults extends OneWay {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("numbers", Column.of("d", SqlType.INTEGER).defaultValue(literal(1)));
            op.alterColumn("numbers", "d", column -> column.defaultValue(literal(2)));
            op.addColumn("numbers", Column.of("e", SqlType.INTEGER));
            op.alterColumn("numbers", "e", column -> column.defaultValue(literal(5)));
        }
    }

    @Revision(id = "r002", parents = "r001")
    private static final class NoValue extends OneWay {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("numbers", Column.of("x", SqlType.INTEGER).notNull());
            op.addColumn("numbers", Column.of("y", SqlType.varchar(9)).notNull());
        }
    }

    @Test
    void rowsHaveTheDefaultThatTheColumnCameWith(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new Rows(), new OtherDefaults())) {
            live.migrator().upgrade("heads");
            live.run("insert into numbers (id) values (2)");
            assertThat(live.values("select coalesce(d, 0) from numbers order by id"))
                    .containsExactly("1", "2");
            assertThat(live.values("select coalesce(e, 0) from numbers order by id"))
                    .containsExactly("0", "5");
            assertThat(live.differences("r001", "r002")).isEmpty();
        }
    }

    @Test
    void rowsGetNoValueThatNobodyHasSaid(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new Rows(), new NoValue())) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("r002")
                    .withMessageContaining("numbers.x");
            assertThat(live.differences("r001")).isEmpty();
            live.run("delete from numbers");
            live.migrator().upgrade("heads");
            assertThat(live.differences("r001", "r002")).isEmpty();
        }
    }
}
