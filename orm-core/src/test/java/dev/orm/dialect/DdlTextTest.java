package dev.orm.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
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
        assertThat(sqlite.get(0)).startsWith("create table \"users\"").contains("primary key autoincrement");
        assertThat(sqlite.get(1))
                .startsWith("create table \"posts\"")
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
}
