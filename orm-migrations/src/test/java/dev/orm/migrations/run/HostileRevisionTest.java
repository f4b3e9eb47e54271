package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.schema.Column;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names and words of revisions that were made to break out of the place where they stand. */
@EachDatabase
class HostileRevisionTest {

    private static final List<String> HOSTILE = List.of(
            "../../x",
            "${placeholder}",
            "#{1+1}",
            "&xxe;",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "'; drop table canary; --",
            "\\' or 1=1 -- ",
            "/* x",
            "\n-- upgrade:\ndrop table canary;",
            "{fn now()}",
            ":name ?",
            "\u202E\u00E9\u4E16");

    private static final class Nothing implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("canary", Column.of("wing", SqlType.INTEGER));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("canary", "wing");
        }
    }

    private static final class CreateCanary implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable("canary", table -> table.column(Column.of("id", SqlType.INTEGER)));
            op.insert("canary", List.of("id"), List.of(List.of(1)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("canary");
        }
    }

    private static RevisionScript script(
            String id, List<String> parents, String message, List<String> labels, Migration migration) {
        return new RevisionScript(id, parents, message, labels, List.of(), List.of(), true, migration, "here");
    }

    @Test
    @Tag("SEC-28")
    void wordsStayWordsAndNamesAreNames(TestDatabase database) {
        RevisionScript canary = script("s1", List.of(), "create", List.of(), new CreateCanary());
        for (String hostile : HOSTILE) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> script(hostile, List.of(), "", List.of(), new Nothing()))
                    .withMessageContaining("letters, digits and _");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> script("s2", List.of(), "", List.of(hostile), new Nothing()))
                    .withMessageContaining("letters, digits and _");
        }
        try (Engine engine = Engine.create(database.dataSource())) {
            for (String hostile : HOSTILE) {
                RevisionScript change = script("s2", List.of("s1"), hostile, List.of(), new Nothing());
                Migrator migrator = Migrator.builder(engine)
                        .revisions(List.of(canary, change))
                        .appliedBy(hostile)
                        .build();
                migrator.upgrade("heads");
                assertThat(migrator.history().get(1)).satisfies(line -> {
                    assertThat(line.message()).isEqualTo(hostile);
                    assertThat(line.appliedBy()).isEqualTo(hostile);
                });
                List<String> printed = OfflineSql.upgrade(
                                migrator.graph(),
                                engine.dialect(),
                                dev.orm.schema.TableName.of("orm_revisions"),
                                "s1",
                                "s2")
                        .statements();
                migrator.downgrade("s1");
                try (var connection = engine.connect(false)) {
                    for (String sql : printed) {
                        connection.jdbc().createStatement().execute(sql);
                    }
                } catch (java.sql.SQLException refused) {
                    throw new AssertionError("SQL of " + hostile, refused);
                }
                assertThat(migrator.history())
                        .extracting(AppliedRevision::message)
                        .containsExactly("create", hostile);
                migrator.downgrade("s1");
                try (var connection = engine.connect(false)) {
                    assertThat(connection.unsafeSql("select id from canary").list(Integer.class))
                            .containsExactly(1);
                }
            }
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> Migrator.builder(engine)
                            .revisions(List.of(canary))
                            .build()
                            .upgrade("'; drop table canary; --"));
        }
    }
}
