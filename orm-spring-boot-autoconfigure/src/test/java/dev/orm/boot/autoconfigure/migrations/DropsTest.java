package dev.orm.boot.autoconfigure.migrations;

import static dev.orm.sql.Sql.deleteFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SqlRevision;
import dev.orm.migrations.run.Migrator;
import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@EachDatabase
class DropsTest {

    private static final RevisionScript TABLES = script("a1", List.of(), op -> {
        for (String name : List.of("full_notes", "no_notes")) {
            op.createTable(
                    name,
                    table -> table.column(Column.of("id", SqlType.INTEGER).notNull())
                            .column(Column.of("body", SqlType.INTEGER))
                            .primaryKey("id"));
        }
        op.insert("full_notes", List.of("id"), List.of(List.of(1)));
        op.unsafeSql("create table by_hand (id integer)");
        op.unsafeSql("insert into by_hand (id) values (1)");
    });

    private static RevisionScript script(String id, List<String> parents, Consumer<Operations> up) {
        Migration migration = new Migration() {
            @Override
            public void upgrade(Operations op) {
                up.accept(op);
            }

            @Override
            public void downgrade(Operations op) {
                op.irreversible("nobody asks");
            }
        };
        return new RevisionScript(id, parents, "", List.of(), List.of(), List.of(), true, migration, "DropsTest");
    }

    private static RevisionScript sql(String header, String sql) {
        return SqlRevision.parse("-- revision: a2\n-- parents: a1\n" + header + "-- upgrade\n" + sql, "a2.sql");
    }

    private static void refuse(Engine engine, RevisionScript second, String... approved) {
        Migrator migrator =
                Migrator.builder(engine).revisions(List.of(TABLES, second)).build();
        try (EngineConnection connection = engine.connect(false)) {
            Drops.refuse(connection, migrator.planUpgrade("heads"), Set.of(approved));
        }
    }

    @Test
    void sqlThatDropsOrEmptiesATableWithRowsIsRefused(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript drop = sql("", "drop table full_notes;");
            refuse(engine, drop);
            Migrator.builder(engine).revisions(List.of(TABLES)).build().upgrade("heads");
            for (String text : List.of(
                    "/* gone */ drop table if exists FULL_NOTES",
                    "truncate table full_notes",
                    "-- all\ndelete from full_notes",
                    "alter table full_notes drop column body",
                    "drop table by_hand")) {
                assertThatExceptionOfType(DestructiveUpgradeException.class)
                        .as(text)
                        .isThrownBy(() -> refuse(engine, sql("", text)))
                        .withMessageContaining("revision a2 would run SQL that drops")
                        .satisfies(refused -> assertThat(refused.revisions()).containsExactly("a2"));
            }
            for (String text : List.of(
                    "drop table no_notes",
                    "drop trigger full_notes",
                    "alter table full_notes drop constraint ck_full_notes_body",
                    "delete from full_notes where id = 7",
                    "create view v as select 'drop table' as a from full_notes")) {
                refuse(engine, sql("", text));
            }
            refuse(engine, drop, "a2");
            refuse(engine, sql("-- accepted-risk: DS102 nobody reads it\n", "drop table full_notes;"));
        }
    }

    @Test
    void aStatementThatDeletesEveryRowIsRefused(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator.builder(engine).revisions(List.of(TABLES)).build().upgrade("heads");
            refuse(
                    engine,
                    script(
                            "a2",
                            List.of("a1"),
                            op -> op.execute(deleteFrom(new TableRef(op.table("no_notes"), ""))
                                    .everyRow())));
            assertThatExceptionOfType(DestructiveUpgradeException.class)
                    .isThrownBy(() -> refuse(
                            engine,
                            script(
                                    "a2",
                                    List.of("a1"),
                                    op -> op.execute(deleteFrom(new TableRef(op.table("full_notes"), ""))
                                            .everyRow()))))
                    .withMessageContaining("delete every row of full_notes");
        }
    }
}
