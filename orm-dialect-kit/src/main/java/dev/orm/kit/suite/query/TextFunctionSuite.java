package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.nullValue;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions of texts: {@code NULL} stays {@code NULL}, the empty text is a text, and a character is a character. */
public abstract class TextFunctionSuite extends Suite {

    private static final StringExpression NAME = string(P_NAME);
    private static final StringExpression TITLE = string(People.O_TITLE);

    /** Made by a subclass. */
    protected TextFunctionSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private <T> @Nullable T ofAda(Expression<T> expression) {
        return db.value(select(expression).from(PERSON).where(P_NAME.eq("ada")));
    }

    @Test
    @Tag("CORE-19")
    void changesAndJoinsTexts() {
        assertThat(ofAda(NAME.upper())).isEqualTo("ADA");
        assertThat(ofAda(NAME.upper().lower())).isEqualTo("ada");
        assertThat(ofAda(NAME.concat(" ").concat(NAME))).isEqualTo("ada ada");
        assertThat(ofAda(NAME.concat("  ").trim())).isEqualTo("ada");
    }

    @Test
    @Tag("CORE-19")
    void countsCharactersNotBytes() {
        assertThat(ofAda(NAME.length())).isEqualTo(3);
        assertThat(ofAda(NAME.concat("é").length())).isEqualTo(4);
        assertThat(ofAda(NAME.concat("\uD83D\uDE00").length())).isEqualTo(4);
        assertThat(ofAda(NAME.concat(" ").length())).isEqualTo(4);
    }

    @Test
    @Tag("CORE-19")
    void anythingJoinedWithNullIsNull() {
        db.execute(insertInto(new dev.orm.sql.node.TableRef(People.POSTS, "")));
        List<@Nullable String> titles = db.list(select(TITLE.concat("!"))
                .from(POST)
                .where(People.O_AUTHOR.isNull())
                .orderBy(People.O_ID.asc()));
        assertThat(titles).containsExactly("four!", null);
    }

    @Test
    @Tag("CORE-46")
    void theEmptyTextIsNotNull() {
        db.insert(People.POSTS, List.of(People.TITLE), People.row(""));
        assertThat(db.list(select(TITLE.length()).from(POST).where(TITLE.eq(""))))
                .containsExactly(0);
        assertThat(db.list(select(People.O_ID).from(POST).where(TITLE.isNull())))
                .isEmpty();
    }

    @Test
    @Tag("CORE-46")
    void spacesAtTheEndMatter() {
        db.insert(People.POSTS, List.of(People.TITLE), People.row("x "), People.row("x"));
        assertThat(db.list(select(TITLE).from(POST).where(TITLE.eq("x")))).containsExactly("x");
        assertThat(db.list(select(TITLE).from(POST).where(TITLE.eq("x ")))).containsExactly("x ");
        assertThat(db.list(select(TITLE).from(POST).where(TITLE.eq("X")))).isEmpty();
    }

    private @Nullable String replaced(String text, String regexp, String replacement) {
        return db.value(select(string(value(SqlType.TEXT, text)).regexpReplace(regexp, replacement))
                .from(PERSON)
                .where(P_NAME.eq("ada")));
    }

    @Test
    @Tag("CORE-07")
    void replacesWhatRegularExpressionsFind() {
        assertThat(replaced("hello aaa baab", "a+", "x")).isEqualTo("hello x bxb");
        assertThat(replaced("a1 b2", "([a-z])([0-9])", "$2$1")).isEqualTo("1a 2b");
        assertThat(replaced("ab", "b", "[$0$0]")).isEqualTo("a[bb]");
        assertThat(replaced("ab", "(b)", "$10")).isEqualTo("ab0");
        assertThat(replaced("1,50", ",", "$$")).isEqualTo("1$50");
        assertThat(replaced("ab", "b", "\\1\\\\&$$1")).isEqualTo("a\\1\\\\&$1");
        assertThat(replaced("aAa", "^a", "")).isEqualTo("Aa");
        assertThat(replaced("x\u00fcx\ud83d\ude00x", "[\u00fc]", "\ud83d\ude00"))
                .isEqualTo("x\ud83d\ude00x\ud83d\ude00x");
        assertThat(replaced("abc", "z{2,}", "x")).isEqualTo("abc");
        assertThat(db.list(select(string(nullValue(SqlType.TEXT)).regexpReplace("a", "b"))
                        .from(PERSON)
                        .where(P_NAME.eq("ada"))))
                .containsOnlyNulls();
        assertThatThrownBy(() -> P_NAME_TEXT.regexpReplace("(a)", "$2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 1 groups");
        assertThatThrownBy(() -> P_NAME_TEXT.regexpReplace("a", "5 $")).isInstanceOf(IllegalArgumentException.class);
    }

    private static final StringExpression P_NAME_TEXT = string(P_NAME);
}
