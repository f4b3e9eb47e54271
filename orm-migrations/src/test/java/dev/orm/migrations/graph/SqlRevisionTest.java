package dev.orm.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SqlRevisionTest {

    private static List<UnsafeSql> said(RevisionScript script, Direction direction) {
        return SchemaHistory.record(script, direction, Schema.of()).steps().stream()
                .map(step -> (UnsafeSql) ((SchemaChange) step).operation())
                .toList();
    }

    @Test
    @Tag("MIG-51")
    void aFileJoinsTheHistory() {
        RevisionScript script = SqlRevision.parse("""
                -- Written by hand.
                -- revision: 4f1c2a9be07d
                -- parents: 9a3be1c2d4f0, 5d5d5d5d
                -- message: keep an audit
                -- labels: audit
                -- depends-on: other
                -- no-transaction

                -- upgrade: PostgreSQL
                create function audit() returns trigger language plpgsql as $x$ begin; return new; end $x$;
                create table "a;b" (t text default 'it''s;'); -- not; here
                -- upgrade: SQLite
                create trigger t after insert on users begin
                    update users set n = case when n > 1 then 2 else 1 end;
                    delete from log;
                end;
                drop table old /* ; */;

                -- downgrade
                drop table `a;b`;
                """, "V1.sql");
        assertThat(script.id()).isEqualTo("4f1c2a9be07d");
        assertThat(script.parents()).containsExactly("9a3be1c2d4f0", "5d5d5d5d");
        assertThat(script.message()).isEqualTo("keep an audit");
        assertThat(script.labels()).containsExactly("audit");
        assertThat(script.dependsOn()).containsExactly("other");
        assertThat(script.transactional()).isFalse();
        List<UnsafeSql> up = said(script, Direction.UPGRADE);
        assertThat(up).hasSize(4);
        assertThat(up.get(0).sql()).startsWith("create function").endsWith("$x$");
        assertThat(up.get(0).databases()).isEqualTo(Set.of("PostgreSQL"));
        assertThat(up.get(1).sql()).isEqualTo("create table \"a;b\" (t text default 'it''s;')");
        assertThat(up.get(2).sql()).startsWith("create trigger").endsWith("end");
        assertThat(up.get(3).sql()).isEqualTo("drop table old /* ; */");
        assertThat(said(script, Direction.DOWNGRADE)).containsExactly(new UnsafeSql("drop table `a;b`", Set.of()));
    }

    @Test
    @Tag("MIG-51")
    void aFileWithoutAWayBackIsIrreversible() {
        RevisionScript script = SqlRevision.parse("-- revision: a1\n-- upgrade\nvacuum;", "a.sql");
        assertThat(SchemaHistory.record(script, Direction.DOWNGRADE, Schema.of())
                        .steps())
                .singleElement()
                .isInstanceOf(MigrationStep.Irreversible.class);
    }

    @Test
    @Tag("MIG-51")
    void aFileThatIsNoRevisionIsRefused() {
        for (String text :
                List.of("select 1;", "-- revision: a1\nselect 1;", "-- revision: a1", "-- upgrade\nselect 1")) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> SqlRevision.parse(text, "wrong.sql"))
                    .withMessageContaining("wrong.sql");
        }
    }
}
