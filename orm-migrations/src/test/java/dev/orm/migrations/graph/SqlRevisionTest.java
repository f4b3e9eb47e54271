package dev.orm.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.Schema;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static List<String> statements(String sql) {
        return said(SqlRevision.parse("-- revision: a1\n\n-- upgrade: MariaDB\n" + sql, "a.sql"), Direction.UPGRADE)
                .stream()
                .map(UnsafeSql::sql)
                .toList();
    }

    @Test
    @Tag("MIG-51")
    void aBlockOfARoutineEndsWithItsOwnEnd() {
        for (String routine : List.of(
                "create trigger t before insert on a for each row begin if new.n is null then set new.n = 1; end if; set new.m = 2; end",
                "-- creates\ncreate procedure p() begin case x when 1 then set @a = 1; else set @a = 2; end case; set @b = 2; end",
                "create procedure p() begin while n > 0 do set n = n - 1; end while; l: loop leave l; end loop l; repeat set n = 1; until n > 0 end repeat; end",
                "create procedure p() begin drop table if exists x; set n = if(a, 1, 2); set m = case when a then if(b, 1, 2) else 3 end; end",
                "create trigger t before insert on a for each row if new.n = 1 then set new.m = 1; elseif new.n = 2 then begin set new.m = 2; end; else set new.m = 3; end if",
                "create procedure p() while n > 0 do set n = n - 1; if n = 2 then set m = 1; end if; end while",
                "create trigger if not exists t after insert on a for each row set new.m = case when new.n = 1 then if(true, 1, 2) end",
                "create event e on schedule every 1 day do begin delete from a; delete from b; end",
                "create procedure p() begin insert into a$b$c (n) values (1); update a$b$c set n = 2; end")) {
            assertThat(statements(routine + ";\ncreate table q (id int);\n"))
                    .as(routine)
                    .containsExactly(routine, "create table q (id int)");
        }
    }

    @Test
    @Tag("MIG-51")
    void aLineThatLooksLikeAHeaderAndIsNoneIsRefused() {
        for (String line : List.of(
                "-- Parents: s001",
                "-- parent: s001",
                "-- depend-on: s001",
                "-- no_transaction",
                "-- No-Transaction")) {
            assertThatExceptionOfType(MigrationException.class)
                    .as(line)
                    .isThrownBy(() ->
                            SqlRevision.parse("-- revision: x1\n" + line + "\n\n-- upgrade\nselect 1;\n", "wrong.sql"))
                    .withMessageContaining("wrong.sql")
                    .withMessageContaining(line)
                    .withMessageContaining("parents");
        }
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> SqlRevision.parse(
                        "-- revision: x1\n-- parents: a\n-- parents: b\n-- upgrade\nselect 1;\n", "wrong.sql"))
                .withMessageContaining("twice");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() ->
                        SqlRevision.parse("-- revision: x1\n-- upgrade\n-- no-transaction\nselect 1;\n", "wrong.sql"))
                .withMessageContaining("in a part");
    }

    @Test
    @Tag("MIG-51")
    void aPartIsForDatabasesThatThereAre() {
        for (String line : List.of("-- downgrade: none is needed", "-- downgrade: Postgres", "-- Downgrade")) {
            assertThatExceptionOfType(MigrationException.class)
                    .as(line)
                    .isThrownBy(() -> SqlRevision.parse(
                            "-- revision: x1\n\n-- upgrade\nselect 1;\n" + line + "\nselect 2;\n", "wrong.sql"))
                    .withMessageContaining("wrong.sql")
                    .withMessageContaining(line);
        }
        RevisionScript script = SqlRevision.parse("-- revision: x1\n\n-- upgrade: postgresql h2\nselect 1;\n", "x.sql");
        assertThat(said(script, Direction.UPGRADE))
                .containsExactly(new UnsafeSql("select 1", Set.of("PostgreSQL", "H2")));
    }

    @Test
    void acceptedRisksStandInTheHeader() {
        RevisionScript script = SqlRevision.parse(
                "-- revision: x1\n-- accepted-risk: SQ101 looked at by two\n-- accepted-risk: DS102 nobody reads it\n-- upgrade\nselect 1;\n",
                "x.sql");
        assertThat(script.acceptedRisks())
                .containsExactly(entry("SQ101", "looked at by two"), entry("DS102", "nobody reads it"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() ->
                        SqlRevision.parse("-- revision: x1\n-- accepted-risk: SQ101\n-- upgrade\nselect 1;\n", "x.sql"))
                .withMessageContaining("-- accepted-risk: CODE reason");
    }

    @Test
    @Tag("MIG-51")
    void aFileWhoseHeaderIsNotAtItsBeginningIsNotPassedOver(@TempDir Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve("sqls"));
        Files.writeString(files.resolve("a.sql"), "\uFEFF-- revision: x1\n\n-- upgrade\nselect 1;\n");
        Files.writeString(files.resolve("b.sql"), "-- By hand.\n\n-- revision: x2\n\n-- upgrade\nselect 1;\n");
        Files.writeString(files.resolve("data.sql"), "insert into t values (1);\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(SqlRevisions.find(loader, "sqls"))
                    .extracting(RevisionScript::id)
                    .containsExactly("x1", "x2");
            Files.writeString(files.resolve("c.sql"), "select 1;\n-- Revision: x3\n\n-- upgrade\nselect 1;\n");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> SqlRevisions.find(loader, "sqls"))
                    .withMessageContaining("c.sql");
        }
    }
}
