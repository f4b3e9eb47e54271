package dev.orm.migrations.generate;

import static dev.orm.migrations.generate.Drafts.assertDraft;
import static dev.orm.migrations.generate.Drafts.assertSame;
import static dev.orm.migrations.generate.Drafts.draft;
import static dev.orm.migrations.generate.Drafts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.MigrationException;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ColumnChangesTest {

    private static final List<String> ALTERED = List.of("alter column t.c");

    @SuppressWarnings("unused") // by its name
    private static final List<Arguments> TYPES = List.of(
            Arguments.of(SqlType.varchar(30), SqlType.varchar(40)),
            Arguments.of(SqlType.TEXT, SqlType.varchar(255)),
            Arguments.of(SqlType.INTEGER, SqlType.varchar(20)),
            Arguments.of(SqlType.decimal(8, 2), SqlType.decimal(10, 2)),
            Arguments.of(SqlType.decimal(8, 0), SqlType.decimal(8, 2)),
            Arguments.of(SqlType.BIGINT, SqlType.INTEGER),
            Arguments.of(SqlType.SMALLINT, SqlType.INTEGER),
            Arguments.of(SqlType.TIMESTAMP, SqlType.INSTANT),
            Arguments.of(SqlType.array(SqlType.INTEGER), SqlType.array(SqlType.TEXT)));

    private static void assertAltered(Column<?> before, Column<?> after) {
        assertDraft(Schema.of(table(before)), Schema.of(table(after)), ALTERED, ALTERED);
        assertDraft(Schema.of(table(after)), Schema.of(table(before)), ALTERED, ALTERED);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    @Tag("AUTO-22")
    @Tag("AUTO-24")
    @Tag("AUTO-25")
    @Tag("AUTO-26")
    @Tag("AUTO-29")
    @Tag("AUTO-30")
    void anotherTypeIsAnAlteration(SqlType<?> before, SqlType<?> after) {
        assertAltered(Column.of("c", before), Column.of("c", after));
        assertSame(Schema.of(table(Column.of("c", before))), Schema.of(table(Column.of("c", before))));
    }

    @Test
    @Tag("AUTO-39")
    void nullabilityChanges() {
        Column<String> column = Column.of("c", SqlType.varchar(20));
        assertAltered(column, column.notNull());
    }

    @Test
    @Tag("AUTO-41")
    void defaultsComeChangeAndGo() {
        Column<String> column = Column.of("c", SqlType.varchar(20));
        Column<String> x = column.defaultValue(DdlExpression.literal("x"));
        Column<String> y = column.defaultValue(DdlExpression.literal("y"));
        assertAltered(column, x);
        assertAltered(x, y);
    }

    @Test
    @Tag("AUTO-51")
    void identitiesComeChangeAndGo() {
        Column<Long> column = Column.of("c", SqlType.BIGINT).notNull();
        assertAltered(column, column.identity(Identity.BY_DEFAULT));
        assertAltered(column.identity(Identity.BY_DEFAULT), column.identity(Identity.ALWAYS));
        assertAltered(column.identity(Identity.BY_DEFAULT), column.identity(new Identity(false, 100, 5)));
        assertSame(
                Schema.of(table(column.identity(Identity.BY_DEFAULT))),
                Schema.of(table(column.identity(new Identity(false, 1, 1)))));
    }

    @Test
    @Tag("AUTO-49")
    @Tag("AUTO-50")
    void computedColumnsComeAndGoAndCannotBeAltered() {
        Column<Integer> n = Column.of("n", SqlType.INTEGER);
        Column<Integer> twice = Column.of("c", SqlType.INTEGER)
                .computed(Computed.stored(DdlExpression.column("n").times(DdlExpression.literal(2))));
        Column<Integer> thrice = Column.of("c", SqlType.INTEGER)
                .computed(Computed.stored(DdlExpression.column("n").times(DdlExpression.literal(3))));
        Schema without = Schema.of(table(n));
        Schema with = Schema.of(table("t", table -> table.column(n).column(twice)));
        assertDraft(without, with, List.of("add column t.c"), List.of("drop column t.c"));
        assertDraft(with, without, List.of("drop column t.c"), List.of("add column t.c"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> draft(
                        with, Schema.of(table("t", table -> table.column(n).column(thrice)))))
                .withMessageContaining("\"c\" of table t")
                .withMessageContaining("another name");
    }

    @Test
    @Tag("AUTO-80")
    void commentsComeChangeAndGo() {
        Column<String> column = Column.of("c", SqlType.varchar(20));
        assertAltered(column, column.comment("what it is"));
        assertAltered(column.comment("what it is"), column.comment("what it was"));
        Schema bare = Schema.of(table(column));
        Schema described = Schema.of(table("t", table -> table.column(column).comment("all of them")));
        assertDraft(bare, described, List.of("comment on table t"), List.of("comment on table t"));
        assertDraft(described, bare, List.of("comment on table t"), List.of("comment on table t"));
    }

    @Test
    @Tag("AUTO-34")
    void valuesAreAddedAtTheEndOfAnEnumType() {
        EnumType two = new EnumType(TableName.of("mood"), List.of("sad", "glad"));
        EnumType three = new EnumType(TableName.of("mood"), List.of("sad", "glad", "mad"));
        EnumType other = new EnumType(TableName.of("mood"), List.of("mad", "sad", "glad"));
        Column<String> column = Column.of("c", SqlType.varchar(20));
        Schema before = Schema.of(table(column.enumType(two)));
        RevisionDraft grown = draft(before, Schema.of(table(column.enumType(three))));
        assertThat(grown.upgrade().get(0).describe()).isEqualTo("add a value to enum type mood");
        assertThat(grown.upgrade()).hasSize(1);
        assertDraft(
                before,
                Schema.of(table(column.enumType(other))),
                List.of("add a value to enum type mood"),
                List.of("change the values of enum type mood"));
    }

    @Test
    @Tag("AUTO-42")
    void defaultsThatAreTheSameToEveryDatabaseAreNoDifference() {
        Column<String> text = Column.of("c", SqlType.varchar(20));
        Schema said = Schema.of(table(text.defaultValue(DdlExpression.literal("it's"))));
        assertSame(said, Schema.of(table(text.defaultValue(DdlExpression.literal(SqlType.varchar(20), "it's")))));
        assertSame(said, Schema.of(table(text.defaultValue(DdlExpression.unsafeSql("'it''s'")))));
        Column<BigDecimal> amount = Column.of("c", SqlType.decimal(10, 2));
        assertSame(
                Schema.of(table(amount.defaultValue(DdlExpression.literal(new BigDecimal("5.00"))))),
                Schema.of(table(amount.defaultValue(DdlExpression.unsafeSql("5.00")))));
        assertAltered(
                text.defaultValue(DdlExpression.literal("it's")), text.defaultValue(DdlExpression.literal("its")));
        assertAltered(
                text.defaultValue(DdlExpression.literal("a\\b")), text.defaultValue(DdlExpression.unsafeSql("'a\\b'")));
    }
}
