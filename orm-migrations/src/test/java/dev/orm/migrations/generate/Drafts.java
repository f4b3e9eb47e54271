package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Compares schemas and says what the draft of a revision says. */
final class Drafts {

    static final Column<Long> ID = Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT);

    private Drafts() {}

    /** A table that has a key. */
    static Table table(String name, UnaryOperator<TableBuilder> definition) {
        return definition
                .apply(Table.builder(TableName.of(name)).column(ID).primaryKey("id"))
                .build();
    }

    /** A table with one more column. */
    static Table table(Column<?> column) {
        return table("t", builder -> builder.column(column));
    }

    static RevisionDraft draft(Schema before, Schema after) {
        return Autogenerate.compare(before, after, Decisions.parse(List.of(), List.of(Decisions.ALL), List.of()));
    }

    /** Asserts what a revision says; what undoes it must lead back, and a second comparison must find nothing. */
    static void assertDraft(RevisionDraft draft, Schema after, List<String> upgrade, List<String> downgrade) {
        assertThat(describe(draft.upgrade())).as("upgrade").isEqualTo(upgrade);
        assertThat(describe(draft.downgrade())).as("downgrade").isEqualTo(downgrade);
        Schema made = applied(draft.before(), draft.upgrade());
        assertThat(draft(made, after).isEmpty()).as("nothing is left to do").isTrue();
        assertThat(draft(applied(made, draft.downgrade()), draft.before()).isEmpty())
                .as("the downgrade leads back")
                .isTrue();
    }

    static void assertDraft(Schema before, Schema after, List<String> upgrade, List<String> downgrade) {
        assertDraft(draft(before, after), after, upgrade, downgrade);
    }

    static void assertSame(Schema before, Schema after) {
        assertThat(describe(draft(before, after).upgrade())).isEmpty();
    }

    private static Schema applied(Schema before, List<MigrationStep> steps) {
        Schema schema = before;
        for (MigrationStep step : steps) {
            schema = SchemaState.apply(schema, step);
        }
        return schema;
    }

    private static List<String> describe(List<MigrationStep> steps) {
        return steps.stream().map(MigrationStep::describe).toList();
    }
}
