package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;
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
}
