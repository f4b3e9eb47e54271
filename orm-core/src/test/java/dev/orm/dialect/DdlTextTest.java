package dev.orm.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DdlTextTest {

    private static final Table USERS = Table.builder(TableName.of("users"))
            .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
            .column(Column.of("name", SqlType.varchar(20)))
            .primaryKey("id")
            .build();

    private static final Table POSTS = Table.builder(TableName.of("posts"))
            .column(Column.of("code", SqlType.TEXT).notNull())
            .column(Column.of("author_id", SqlType.BIGINT))
            .primaryKey("code")
            .foreignKey("author_id", USERS.name(), "id")
            .option(TableOption.SQLITE_STRICT)
            .option(TableOption.SQLITE_WITHOUT_ROWID)
            .build();

    private static List<String> script(Dialect dialect) {
        return dialect.ddl().create(Schema.of(POSTS, USERS), false).stream()
                .flatMap(operation -> dialect.ddl().compile(operation).stream())
                .toList();
    }

    @Test
    @Tag("SCHEMA-21")
    @Tag("SCHEMA-12")
    void aScriptNeedsNoDatabase() {
        List<String> sqlite = script(Dialects.SQLITE);
        assertThat(sqlite).hasSize(2);
        assertThat(sqlite.get(0)).startsWith("create table `users`").contains("primary key autoincrement");
        assertThat(sqlite.get(1))
                .startsWith("create table `posts`")
                .matches("(?s).*\\) (strict, without rowid|without rowid, strict)");
        for (Dialect dialect : List.of(Dialects.H2, Dialects.POSTGRESQL, Dialects.MARIADB)) {
            assertThat(script(dialect).get(0)).contains("users");
            assertThat(String.join(";", script(dialect)).toLowerCase(Locale.ROOT))
                    .as(dialect.name())
                    .contains("foreign key")
                    .doesNotContain("strict", "rowid");
        }
    }

    @Test
    @Tag("SCHEMA-21")
    @Tag("SCHEMA-09")
    void ownTextIsForTheDatabasesThatItNames() {
        DdlOperation trigger = DdlOperation.unsafeSql("create trigger t", Dialects.POSTGRESQL.name());
        assertThat(Dialects.POSTGRESQL.ddl().compile(trigger)).containsExactly("create trigger t");
        assertThat(Dialects.SQLITE.ddl().compile(trigger)).isEmpty();
    }

    private static final Table ROWS = Table.builder(TableName.of("rows_"))
            .column(Column.of("id", SqlType.BIGINT))
            .build();

    private static void refuses(Dialect dialect, DdlOperation operation, String reason) {
        assertThatThrownBy(() -> dialect.ddl().compile(operation))
                .isInstanceOf(UnsupportedConstructException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(dialect.name());
    }

    @Test
    @Tag("SEC-07")
    void columnsThatEveryTableHasAreNotMadeAgain() {
        for (String name : List.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid")) {
            Column<?> column = Column.of(name, SqlType.TEXT);
            String reason = "Column \"" + name + "\" of table rows_ has the name of a column that PostgreSQL";
            for (DdlOperation operation : List.of(
                    new DdlOperation.CreateTable(
                            Table.builder(ROWS.name()).column(column).build(), List.of(), false),
                    new DdlOperation.AddColumn(ROWS.name(), column),
                    new DdlOperation.RenameColumn(ROWS.name(), "id", name))) {
                refuses(Dialects.POSTGRESQL, operation, reason);
                for (Dialect other : List.of(Dialects.SQLITE, Dialects.H2, Dialects.MARIADB)) {
                    assertThat(other.ddl().compile(operation)).as(other.name()).isNotEmpty();
                }
            }
        }
        assertThat(Dialects.POSTGRESQL.ddl().compile(new DdlOperation.RenameColumn(ROWS.name(), "id", "oid")))
                .hasSize(1);
    }

    @Test
    @Tag("SEC-07")
    void namesThatTheDatabaseKeepsForItselfAreNotTaken() {
        for (String name : List.of("sqlite_rows", "SQLITE_ROWS", "Sqlite_")) {
            TableName reserved = TableName.of(name);
            Index index = new Index(name, List.of("id"), false);
            Table indexed = Table.builder(ROWS.name())
                    .column(Column.of("id", SqlType.BIGINT))
                    .index(index)
                    .build();
            for (DdlOperation operation : List.of(
                    new DdlOperation.CreateTable(
                            Table.builder(reserved)
                                    .column(Column.of("id", SqlType.BIGINT))
                                    .build(),
                            List.of(),
                            true),
                    new DdlOperation.CreateTable(indexed, List.of(), false),
                    new DdlOperation.RenameTable(ROWS.name(), name),
                    new DdlOperation.CreateIndex(ROWS.name(), index),
                    new DdlOperation.CreateView(
                            new View(reserved, List.of(), ViewQuery.unsafeSql("select 1")), false))) {
                refuses(Dialects.SQLITE, operation, "The name \"" + name + "\" begins with sqlite_");
                for (Dialect other : List.of(Dialects.POSTGRESQL, Dialects.H2, Dialects.MARIADB)) {
                    assertThat(other.ddl().compile(operation)).as(other.name()).isNotEmpty();
                }
            }
        }
        assertThat(Dialects.SQLITE.ddl().compile(new DdlOperation.RenameTable(ROWS.name(), "sqlitex")))
                .hasSize(1);
    }
}
