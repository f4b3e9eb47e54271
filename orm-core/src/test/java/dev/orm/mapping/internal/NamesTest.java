package dev.orm.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "createdAt, created_at",
        "HTTPCode, http_code",
        "userID, user_id",
        "User, user",
        "OrderLine, order_line",
        "line2Text, line2_text",
        "already_snake, already_snake",
        "Mixed_Case, mixed_case",
        "aB, a_b",
        "ÄrgerÜber, ärger_über"
    })
    @Tag("SCHEMA-03")
    void writesJavaNamesInSnakeCase(String javaName, String name) {
        assertThat(Names.snakeCase(javaName)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "album_id, AlbumId",
        "track, Track",
        "AlbumId, AlbumId",
        "HTTPCode, HTTPCode",
        "line2_text, Line2Text",
        "_hidden, Hidden",
        "a__b, AB",
        "__, __",
        "ärger_über, ÄrgerÜber"
    })
    void writesNamesInPascalCase(String name, String pascal) {
        assertThat(Names.pascalCase(name)).isEqualTo(pascal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "Order", "two words", "straße", "'"})
    void acceptsWhatCanBeQuoted(String name) {
        assertThat(Names.faultOf(name, 63)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\"b", "a`b", "a\u0000b", "a\nb", "\uD800", " a", "a "})
    void refusesWhatCannotBeQuotedEverywhere(String name) {
        assertThat(Names.faultOf(name, 63)).endsWith(".").doesNotContain("\u0000", "\n");
    }

    @Test
    void refusesNamesThatPostgresqlWouldCut() {
        assertThat(Names.faultOf("ä".repeat(32), 63))
                .endsWith("is 64 bytes long; PostgreSQL cuts names after 63. Write a shorter one.");
    }

    @Test
    void suggestsTheNearestName() {
        assertThat(Names.suggestion("autor", List.of("title", "author"))).isEqualTo(" Did you mean \"author\"?");
        assertThat(Names.suggestion("xyz", List.of("title", "author"))).isEqualTo(" There are: title, author.");
        assertThat(Names.suggestion("xyz", List.of())).isEqualTo(" There are none.");
    }
}
