package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ExactTextTest {

    /** Texts that one collation or another takes for the same. */
    private static final List<String> ALIKE = List.of(
            "a",
            "A",
            "a ",
            " a",
            "a  ",
            "á",
            "a\u0301",
            "ä",
            "ａ",
            "ª",
            "ß",
            "ss",
            "ẞ",
            "i",
            "İ",
            "ı",
            "\uD83D\uDE00",
            "\uD83D\uDE01",
            "",
            " ");

    private static final Column<String> KEY = new Column<>("k", SqlType.varchar(20), false);
    private static final Column<String> TEXT = new Column<>("t", SqlType.varchar(20), false);

    private static final Table WORDS = Table.builder(TableName.of("words"))
            .column(KEY)
            .column(TEXT)
            .primaryKey(new PrimaryKey("pk_words", List.of("k")))
            .unique(new UniqueConstraint("uq_words_t", List.of("t")))
            .build();

    private static final TableRef WORD = new TableRef(WORDS, "w");

    private final TestDatabase database;
    private Fixture db;

    ExactTextTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        db = Fixture.open(database).create(WORDS);
        for (String text : ALIKE) {
            db.insert(WORDS, List.of(KEY, TEXT), new Object[] {text, text});
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    @Tag("SEC-32")
    @Tag("FAULT-29")
    void keysAreEqualOnlyIfTheyAreTheSame() {
        for (String text : ALIKE) {
            assertThat(db.values(Sql.select(WORD.column(TEXT))
                            .from(WORD)
                            .where(WORD.column(KEY).eq(text))))
                    .containsExactly(text);
            assertThat(db.values(Sql.select(WORD.column(TEXT))
                            .from(WORD)
                            .where(WORD.column(KEY).in(List.of(text)))))
                    .containsExactly(text);
        }
    }

    @Test
    @Tag("SEC-32")
    void groupsHoldEqualTextsOnly() {
        assertThat(db.rows(Sql.select(WORD.column(TEXT), Sql.count()).from(WORD).groupBy(WORD.column(TEXT))))
                .hasSize(ALIKE.size())
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(1L));
        assertThat(db.values(Sql.select(WORD.column(TEXT)).from(WORD).distinct()))
                .hasSameElementsAs(ALIKE)
                .hasSize(ALIKE.size());
    }

    @Test
    @Tag("SEC-32")
    void likeTellsLettersApart() {
        assertThat(db.values(Sql.select(WORD.column(TEXT))
                        .from(WORD)
                        .where(Sql.string(WORD.column(TEXT)).startsWith("a"))))
                .containsExactlyInAnyOrder("a", "a ", "a  ", "a\u0301");
    }

    @Test
    @Tag("SEC-32")
    void rowsAreInTheOrderOfCodePointsWhereTheDatabaseHasNoOther() {
        assertThat(db.values(Sql.select(WORD.column(TEXT))
                        .from(WORD)
                        .where(WORD.column(TEXT).in(List.of("a", "A", "ss", "i")))
                        .orderBy(WORD.column(TEXT).asc())))
                .containsExactly("A", "a", "i", "ss");
    }
}
