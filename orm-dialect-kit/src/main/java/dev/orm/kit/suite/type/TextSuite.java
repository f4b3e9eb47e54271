package dev.orm.kit.suite.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts, UUIDs and bytes: what goes in comes out, whatever it looks like, or is refused. */
public abstract class TextSuite extends TypeSuite {

    /** Made by a subclass. */
    protected TextSuite() {}

    @Test
    @Tag("CORE-46")
    void textsOfAnyLength() {
        roundTrips(
                SqlType.TEXT,
                "",
                " ",
                "a",
                "é\uD83D\uDE00中 and e\u0301",
                "\u0001\t\n\r\u2028\uFFFD",
                "x".repeat(100_000));
    }

    @Test
    @Tag("CORE-46")
    @Tag("ENGINE-12")
    void textsThatLookLikeSql() {
        roundTrips(
                SqlType.varchar(60),
                "'; drop table people; --",
                "\" or \"\"=\"",
                "\\'; --",
                "\\",
                "?",
                ":name",
                "$1",
                "$$",
                "%s %% %_!",
                "${x} #{x} {fn now()} {d '2020-01-01'}",
                "`a` [b] @c",
                "/* */ -- #");
    }

    @Test
    @Tag("CORE-46")
    void theLengthOfAVarcharIsInCharacters() {
        roundTrips(SqlType.varchar(5), "", "abcde", "é\uD83D\uDE00中", "a ", "A");
    }

    @Test
    void theLengthOfAVarcharIsInCharactersBeyondTheBasicPlaneToo() {
        roundTrips(SqlType.varchar(5), "\uD83D\uDE00".repeat(5));
    }

    @Test
    @Tag("CORE-46")
    void refusesTextsThatTheDatabaseWouldChange() {
        SqlType<String> type = SqlType.varchar(3);
        TableRef ref = table(type);
        Column<String> column = valueColumn(ref, type);
        for (String bad : List.of("abcd", "a\0b", "\uD83D", "x\uDE00")) {
            assertThatThrownBy(() -> db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, bad}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain(bad);
        }
    }

    @Test
    @Tag("CORE-46")
    void uuids() {
        roundTrips(
                SqlType.UUID,
                new UUID(0, 0),
                new UUID(-1, -1),
                UUID.fromString("6f1b3d0e-8b1c-4a52-9a55-ab00cd00ef00"));
    }

    @Test
    @Tag("CORE-46")
    void bytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        TableRef ref = table(SqlType.BINARY);
        Column<byte[]> column = valueColumn(ref, SqlType.BINARY);
        db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, all}, new @Nullable Object[] {2, null});
        db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {3, new byte[0]});
        assertThat(db.list(dev.orm.sql.Sql.select(ref.column(column))
                        .from(ref)
                        .orderBy(ref.column(KEY).asc())))
                .containsExactly(all, null, new byte[0]);
    }

    @Test
    @Tag("CORE-15")
    void aloneInASelectList() {
        selectsAlone(SqlType.TEXT, "", "O'Neil \\", "\uD83D\uDE00");
        selectsAlone(SqlType.UUID, new UUID(-1, 1));
    }
}
