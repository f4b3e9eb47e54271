package dev.orm.migrations.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.migrations.Operations;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PEER-26")
class StepOptimizerTest {

    private static final Schema EMPTY = Schema.of();

    /** A table with rows, perhaps. */
    private static final Schema USERS = Schema.of(Table.builder(TableName.of("users"))
            .column(Column.of("id", SqlType.BIGINT).notNull())
            .column(Column.of("name", SqlType.varchar(40)))
            .primaryKey("id")
            .build());

    private static final Column<String> EMAIL = Column.of("email", SqlType.varchar(80));

    /** What is left of operations; it must make the same schema. */
    private static List<String> left(Schema before, Consumer<Operations> said) {
        RecordedOperations operations = new RecordedOperations(before);
        said.accept(operations);
        List<MigrationStep> fewer = StepOptimizer.optimize(operations.steps());
        Schema made = before;
        for (MigrationStep step : fewer) {
            made = SchemaState.apply(made, step);
        }
        assertThat(new HashSet<>(made.objects()))
                .isEqualTo(new HashSet<>(operations.schema().objects()));
        return fewer.stream().map(MigrationStep::describe).toList();
    }

    private static void table(Operations op, String name) {
        op.createTable(
                name,
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull()).primaryKey("id"));
    }

    @Test
    void aNewTableIsAsItIsInTheEnd() {
        assertThat(left(EMPTY, op -> {
                    table(op, "users");
                    op.addColumn("users", EMAIL.notNull(), DdlExpression.literal("x"));
                    op.alterColumn("users", "email", column -> column.type(SqlType.TEXT));
                    op.renameColumn("users", "email", "mail");
                    op.createUniqueConstraint("users", "mail");
                    op.createIndexConcurrently("users", new Index("ix_users_mail", List.of("mail"), false));
                    op.createCheckConstraint(
                            "users", "mail", DdlExpression.column("mail").ne(DdlExpression.literal("")));
                    op.commentOnTable("users", "people");
                    op.renameTable("users", "people");
                    op.dropIndex("people", "ix_users_mail");
                }))
                .containsExactly("create table people");
    }

    @Test
    void whatComesAndGoesWasNever() {
        assertThat(left(EMPTY, op -> {
                    table(op, "users");
                    table(op, "posts");
                    op.addColumn("posts", Column.of("user_id", SqlType.BIGINT));
                    op.createForeignKey("posts", "user_id", "users", "id", ReferentialAction.CASCADE);
                    op.createSequence(new Sequence(TableName.of("s"), 1, 1));
                    op.dropTable("posts");
                    op.dropTable("users");
                    op.dropSequence("s");
                }))
                .isEmpty();
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL);
                    op.createIndex("users", "email");
                    op.createUniqueConstraint("users", "name");
                    op.dropConstraint("users", "uq_users_name");
                    op.dropIndex("users", "ix_users_email");
                    op.dropColumn("users", "email");
                }))
                .isEmpty();
    }

    @Test
    void changesOfATableWithRowsAreBroughtTogetherWhereThatLosesNothing() {
        assertThat(left(USERS, op -> {
                    op.alterColumn("users", "name", column -> column.type(SqlType.varchar(20)));
                    op.addColumn("users", EMAIL);
                    op.alterColumn("users", "name", Column::notNull);
                    op.alterColumn("users", "email", column -> column.comment("where to write"));
                }))
                .containsExactly("alter column users.name", "add column users.email");
        assertThat(left(USERS, op -> {
                    op.renameColumn("users", "name", "label");
                    op.renameColumn("users", "label", "title");
                    op.renameTable("users", "people");
                    op.renameTable("people", "persons");
                }))
                .containsExactly("rename column users.name to title", "rename table users to persons");
    }

    @Test
    void whatWouldLoseOrKeepOtherValuesStays() {
        assertThat(left(USERS, op -> {
                    op.dropColumn("users", "name");
                    op.addColumn("users", Column.of("name", SqlType.varchar(40)));
                }))
                .hasSize(2);
        assertThat(left(USERS, op -> {
                    op.alterColumn("users", "name", column -> column.type(SqlType.varchar(2)));
                    op.alterColumn("users", "name", column -> column.type(SqlType.varchar(40)));
                }))
                .hasSize(2);
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL);
                    op.alterColumn("users", "email", Column::notNull);
                }))
                .as("rows would have no value")
                .hasSize(2);
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL.defaultValue(DdlExpression.literal("a")));
                    op.alterColumn("users", "email", column -> column.defaultValue(DdlExpression.literal("b")));
                }))
                .as("rows have the first default")
                .hasSize(2);
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL);
                    op.alterColumn("users", "email", column -> column.defaultValue(DdlExpression.literal("b")));
                }))
                .as("rows have no value")
                .hasSize(2);
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL);
                    op.unsafeSql("update users set email = name");
                    op.alterColumn("users", "email", Column::notNull);
                }))
                .containsExactly("add column users.email", "run SQL", "alter column users.email");
        assertThat(left(USERS, op -> {
                    op.addColumn("users", EMAIL.notNull(), DdlExpression.column("name"));
                    op.dropColumn("users", "name");
                    op.alterColumn("users", "email", column -> column.comment("the name"));
                }))
                .as("the values come from the other column")
                .containsExactly("add column users.email", "drop column users.name");
    }

    @Test
    void whatIsNeededComesFirst() {
        assertThat(left(EMPTY, op -> {
                    table(op, "users");
                    table(op, "posts");
                    op.insert("users", List.of("id"), List.of(List.of(1L)));
                    op.addColumn("users", Column.of("post_id", SqlType.BIGINT));
                    op.createForeignKey("users", "post_id", "posts", "id", ReferentialAction.SET_NULL);
                    op.addColumn("posts", EMAIL);
                }))
                .as("rows are added to the table as it was then")
                .containsExactly(
                        "create table users",
                        "create table posts",
                        "insert 1 rows into users",
                        "add column users.post_id",
                        "add constraint fk_users_post_id to users");
        assertThat(left(EMPTY, op -> {
                    table(op, "users");
                    op.createSequence(new Sequence(TableName.of("s"), 1, 1));
                    op.addColumn(
                            "users",
                            Column.of("n", SqlType.BIGINT).defaultValue(DdlExpression.unsafeSql("nextval('s')")));
                }))
                .as("what the text names is there before")
                .containsExactly("create sequence s", "create table users");
    }
}
