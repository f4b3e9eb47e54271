package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.EnumeratedValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enums and numbers that native statements return, of whose columns nothing says what they hold. */
@EachDatabase
class NativeEnumTest {

    enum Status {
        DRAFT,
        SENT,
        PAID
    }

    enum Coded {
        TWO(2),
        ONE(1);

        @EnumeratedValue
        final int code;

        Coded(int code) {
            this.code = code;
        }
    }

    record Invoice(int number, Status paymentStatus) {}

    private EngineConnection connection;

    @BeforeEach
    void open(TestDatabase database) {
        connection = Fixture.engine(database).connect(false);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private <T> List<T> list(String sql, Class<T> type) {
        return connection.unsafeSql(sql).list(type);
    }

    @Test
    @Tag("CORE-16")
    void aTextIsTheNameOfAConstantAndANumberItsPosition() {
        String invoices = "select 1 as number, 'PAID' as payment_status union all select 2, 'DRAFT'"
                + " union all select 3, null order by 1";
        assertThat(list(invoices, Invoice.class))
                .containsExactly(new Invoice(1, Status.PAID), new Invoice(2, Status.DRAFT), new Invoice(3, null));
        connection.begin(TransactionOptions.READ_WRITE);
        try (Stream<Invoice> stream = connection.unsafeSql(invoices).stream(Invoice.class)) {
            assertThat(stream).extracting(Invoice::paymentStatus).containsExactly(Status.PAID, Status.DRAFT, null);
        }
        connection.commit();
        assertThat(list("select 2 as s union all select 0 order by 1", Status.class))
                .containsExactly(Status.DRAFT, Status.PAID);
        assertThat(list("select cast(1 as decimal(5, 0))", Status.class)).containsExactly(Status.SENT);
        assertThat(list("select cast(null as decimal(5, 0))", Status.class)).containsExactly((Status) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'secret'", "'paid'", "'1'", "3", "-1", "1.5", "4294967296"})
    @Tag("CORE-16")
    @Tag("SEC-25")
    void anythingElseIsRefusedWithItsColumnAndComponentButWithoutTheValue(String value) {
        assertThatThrownBy(() -> list("select 1 as number, " + value + " as payment_status", Invoice.class))
                .isInstanceOf(DataConversionException.class)
                .hasMessageContaining("Status; its constants are [DRAFT, SENT, PAID]")
                .hasMessageContaining("\"paymentStatus\" of Invoice")
                .satisfies(error -> assertThat(told(error)).containsIgnoringCase("Column \"payment_status\""))
                .satisfies(error ->
                        assertThat(told(error)).doesNotContain("secret").doesNotContain("4294967296"));
        assertThatThrownBy(() -> list("select " + value + " as s", Status.class))
                .isInstanceOf(DataConversionException.class)
                .satisfies(error -> assertThat(told(error)).containsIgnoringCase("Column \"s\" holds"));
    }

    /** What is said about the row, before the text of the statement, which the test wrote with the value in it. */
    private static String told(Throwable error) {
        return error.getMessage().substring(0, error.getMessage().indexOf("Statement: "));
    }

    @Test
    @Tag("CORE-16")
    void anEnumWithCodesIsRefusedInASentence() {
        assertThatThrownBy(() -> list("select 1 as s", Coded.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Read the code itself");
    }

    @Test
    @Tag("CORE-16")
    @Tag("SEC-25")
    void aTextIsNoBoolean(TestDatabase database) {
        if (database.kind() == DatabaseKind.MARIADB) {
            assertThat(list("select 'secret' as b", Boolean.class))
                    .as("what its driver makes of any text but 0")
                    .containsExactly(true);
            return;
        }
        assertThatThrownBy(() -> list("select 'secret' as b", Boolean.class))
                .isInstanceOf(DataConversionException.class)
                .satisfies(error -> assertThat(told(error)).doesNotContain("secret"));
    }

    /** SQLite keeps any value in any column; its driver takes a text for 0. */
    @ParameterizedTest
    @ValueSource(classes = {Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class})
    @Tag("CORE-16")
    @Tag("CORE-46")
    void aTextIsNoNumber(Class<?> type, TestDatabase database) {
        assertThatThrownBy(() -> list("select 'secret' as n", type)).isInstanceOf(DataConversionException.class);
        if (database.kind() == DatabaseKind.SQLITE) {
            assertThatThrownBy(() -> list("select x'00' as n", type)).isInstanceOf(DataConversionException.class);
        }
        assertThat(list("select 0 as n", Double.class)).containsExactly(0d);
    }

    @Test
    @Tag("CORE-16")
    void aListThatIsBoundLikeOneValueIsToldOfBindList() {
        assertThatThrownBy(() -> connection
                        .unsafeSql("select 1 where 1 in (:ids)")
                        .bind("ids", List.of(1, 2))
                        .list(Long.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bindList(\"ids\", …)");
    }
}
