package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AutogenerateTest {

    private static final Column<Long> ID =
            Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT);
    private static final Column<String> NAME =
            Column.of("name", SqlType.varchar(40)).notNull();
    private static final Column<String> EMAIL = Column.of("email", SqlType.varchar(255));

    private static Table users(Column<?>... columns) {
        TableBuilder table = Table.builder(TableName.of("users"));
        for (Column<?> column : columns) {
            table.column(column);
        }
        return table.primaryKey("id").build();
    }

    private static String source(RevisionDraft draft) {
        return new RevisionSource(
                        "4f1c2a9be07d",
                        List.of("9a3be1c2d4f0"),
                        "add user email",
                        LocalDateTime.of(2026, 11, 26, 1, 44))
                .file(draft, "com.example.migrations")
                .text();
    }

    @Test
    @Tag("MIG-12")
    @Tag("PEER-18")
    @Tag("PEER-24")
    void aRevisionIsWrittenThatAPersonCouldHaveWritten() {
        Schema model = Schema.of(users(ID, NAME, EMAIL).toBuilder(TableName.of("users"))
                .index("email")
                .check("name", DdlExpression.column("name").ne(DdlExpression.literal("")))
                .build());
        RevisionDraft draft = Autogenerate.compare(Schema.of(users(ID, NAME)), model, Decisions.NONE);
        assertThat(source(draft)).isEqualTo("""
                package com.example.migrations;

                import dev.orm.migrations.Migration;
                import dev.orm.migrations.Operations;
                import dev.orm.migrations.Revision;
                import dev.orm.schema.Check;
                import dev.orm.schema.Column;
                import dev.orm.schema.DdlExpression;
                import dev.orm.type.SqlType;

                @Revision(id = "4f1c2a9be07d", parents = "9a3be1c2d4f0", message = "add user email")
                public final class R202611260144_add_user_email implements Migration {

                    @Override
                    public void upgrade(Operations op) {
                        op.addColumn("users", Column.of("email", SqlType.varchar(255)));
                        op.createConstraint(
                                "users", new Check("ck_users_name", DdlExpression.column("name").ne(DdlExpression.literal(""))));
                        op.createIndex("users", "email");
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.dropIndex("users", "ix_users_email");
                        op.dropConstraint("users", "ck_users_name");
                        op.dropColumn("users", "email");
                    }
                }
                """);
    }

    @Test
    @Tag("AUTO-15")
    @Tag("AUTO-18")
    @Tag("PEER-19")
    @Tag("PEER-20")
    void whatOnlyAPersonKnowsIsAsked() {
        Column<String> label = NAME.named("label");
        Schema history = Schema.of(users(ID, NAME));
        Schema model = Schema.of(users(ID, label));
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> Autogenerate.compare(history, model, Decisions.NONE))
                .withMessageContaining("--rename users.name=users.label")
                .withMessageContaining("--drop users.name")
                .withMessageContaining("--fill users.label=");
        Decisions renamed = Decisions.parse(List.of("users.name=users.label"), List.of(), List.of());
        assertThat(source(Autogenerate.compare(history, model, renamed)))
                .contains("op.renameColumn(\"users\", \"name\", \"label\");")
                .contains("op.renameColumn(\"users\", \"label\", \"name\");");
        Decisions dropped = Decisions.parse(List.of(), List.of("users.name"), List.of("users.label=nobody"));
        assertThat(source(Autogenerate.compare(history, model, dropped)))
                .contains("op.dropColumn(\"users\", \"name\");")
                .contains("op.addColumn(\"users\", Column.of(\"label\", SqlType.varchar(40)).notNull(),"
                        + " DdlExpression.literal(\"nobody\"));");
    }

    @Test
    @Tag("AUTO-18")
    void aNewNameMayComeWithANewType() {
        Schema history = Schema.of(users(ID, NAME));
        Column<?> longer = Column.of("label", SqlType.varchar(90));
        Column<?> age = Column.of("age", SqlType.INTEGER);
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> Autogenerate.compare(history, Schema.of(users(ID, longer, age)), Decisions.NONE))
                .withMessageContaining("Was it renamed")
                .withMessageContaining("--rename users.name=users.label or --rename users.name=users.age or --drop");
        assertThatExceptionOfType(OpenQuestionsException.class)
                .as("the one of the same type is what is meant")
                .isThrownBy(() -> Autogenerate.compare(
                        history, Schema.of(users(ID, age, NAME.named("title").nullable(true))), Decisions.NONE))
                .withMessageContaining("--rename users.name=users.title or --drop");
    }
}
