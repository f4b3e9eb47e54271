package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is typed behind {@code --fill} is a value of the column's type, whatever it looks like. */
class FillValueTest {

    private static RevisionDraft draft(Column<?> column, String text) {
        return Autogenerate.compare(
                Schema.of(Drafts.table("t", table -> table)),
                Schema.of(Drafts.table(column.notNull())),
                Decisions.parse(List.of(), List.of(), List.of("t." + column.name() + "=" + text)));
    }

    private static @Nullable DdlExpression filled(Column<?> column, String text) {
        return ((SchemaChange) draft(column, text).upgrade().get(0)).existingRows();
    }

    private static Column<?> column(SqlType<?> type) {
        return Column.of("x", type);
    }

    @Test
    void aTextStaysATextThoughItLooksLikeANumber() {
        assertThat(filled(column(SqlType.varchar(5)), "01234")).isEqualTo(DdlExpression.literal("01234"));
        assertThat(filled(column(SqlType.TEXT), "true")).isEqualTo(DdlExpression.literal("true"));
    }

    @Test
    void valuesAreOfTheTypeOfTheirColumn() {
        assertThat(filled(column(SqlType.INTEGER), "18")).isEqualTo(DdlExpression.literal(18));
        assertThat(filled(column(SqlType.BIGINT), "-5000000000")).isEqualTo(DdlExpression.literal(-5000000000L));
        assertThat(filled(column(SqlType.BOOLEAN), "true")).isEqualTo(DdlExpression.literal(true));
        assertThat(filled(column(SqlType.decimal(10, 2)), "1.50"))
                .isEqualTo(DdlExpression.literal(new BigDecimal("1.50")));
        assertThat(filled(column(SqlType.DATE), "2000-12-31"))
                .isEqualTo(DdlExpression.literal(SqlType.DATE, LocalDate.of(2000, 12, 31)));
        assertThat(filled(column(SqlType.TIMESTAMP), "2000-12-31 10:00"))
                .isEqualTo(DdlExpression.literal(SqlType.TIMESTAMP, LocalDateTime.of(2000, 12, 31, 10, 0)));
        assertThat(filled(column(SqlType.INSTANT), "2000-12-31T10:00:00Z"))
                .isEqualTo(DdlExpression.literal(SqlType.INSTANT, Instant.parse("2000-12-31T10:00:00Z")));
        assertThat(filled(column(SqlType.UUID), "00000000-0000-0000-0000-000000000001"))
                .isEqualTo(DdlExpression.literal(SqlType.UUID, new UUID(0, 1)));
        assertThat(filled(column(SqlType.BINARY), "00ff"))
                .isEqualTo(DdlExpression.literal(SqlType.BINARY, new byte[] {0, (byte) 0xff}));
    }

    @Test
    void whatIsNoValueOfTheTypeIsRefused() {
        Column<String> mood = Column.of("x", SqlType.varchar(10))
                .enumType(new EnumType(TableName.of("mood"), List.of("glad", "sad")));
        for (Column<?> column : List.of(
                column(SqlType.INTEGER),
                column(SqlType.BOOLEAN),
                column(SqlType.DATE),
                column(SqlType.UUID),
                column(SqlType.BINARY),
                column(SqlType.JSON),
                column(SqlType.array(SqlType.INTEGER)),
                mood)) {
            assertThatExceptionOfType(MigrationException.class)
                    .as(column.toString())
                    .isThrownBy(() -> draft(column, "none"))
                    .withMessageContaining("--fill t.x=none");
        }
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> draft(column(SqlType.SMALLINT), "40000"))
                .withMessageContaining("smallint");
    }
}
