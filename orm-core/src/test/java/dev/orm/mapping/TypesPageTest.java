package dev.orm.mapping;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.schema.Column;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what the dialects make of attributes of each Java type. */
class TypesPageTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/types.md");

    private static final List<Dialect> DIALECTS =
            List.of(Dialects.SQLITE, Dialects.H2, Dialects.POSTGRESQL, Dialects.MARIADB);

    enum Mood {
        SAD("s"),
        GLAD("g");

        @EnumeratedValue
        final String code;

        Mood(String code) {
            this.code = code;
        }
    }

    enum Size {
        SMALL,
        LARGE
    }

    @Entity
    static class Everything {
        @Id
        long aLong;

        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        Year aYear;
        float aFloat;
        double aDouble;

        @jakarta.persistence.Column(precision = 15, scale = 2)
        BigDecimal aShortDecimal;

        @jakarta.persistence.Column(precision = 38, scale = 10)
        BigDecimal aLongDecimal;

        BigInteger aBigInteger;
        String aString;

        @Lob
        String aLongString;

        LocalDate aDate;
        LocalTime aTime;
        LocalDateTime aDateTime;
        Instant anInstant;
        OffsetDateTime anOffset;
        ZonedDateTime aZoned;
        Duration aDuration;
        UUID aUuid;
        byte[] bytes;
        Json json;

        List<Integer> aList;
        String[] anArray;

        Size aPosition;

        @Enumerated(EnumType.STRING)
        Size aName;

        Mood aCode;

        URI aUri;
        Locale aLocale;
        Currency aCurrency;
        ZoneId aZone;
        char aChar;
    }

    /** The attributes that each row of the table is about. */
    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            entry("`boolean`", List.of("aBoolean")),
            entry("`byte`, `short`", List.of("aByte", "aShort")),
            entry("`int`, `Year`", List.of("anInt", "aYear")),
            entry("`long`", List.of("aLong")),
            entry("`float`", List.of("aFloat")),
            entry("`double`", List.of("aDouble")),
            entry("`BigDecimal` up to 15 digits", List.of("aShortDecimal")),
            entry("longer `BigDecimal`, `BigInteger` (38 digits)", List.of("aLongDecimal", "aBigInteger")),
            entry("`String`", List.of("aString")),
            entry("`String` with `@Lob`", List.of("aLongString")),
            entry("`LocalDate`", List.of("aDate")),
            entry("`LocalTime`", List.of("aTime")),
            entry("`LocalDateTime`", List.of("aDateTime")),
            entry("`Instant`, `OffsetDateTime`, `ZonedDateTime`", List.of("anInstant", "anOffset", "aZoned")),
            entry("`Duration`", List.of("aDuration")),
            entry("`UUID`", List.of("aUuid")),
            entry("`byte[]`, `BinaryStream`", List.of("bytes", "aStream")),
            entry("`Json`, `@JsonColumn`", List.of("json")),
            entry("`List<T>`, `T[]` of basic types", List.of("aList", "anArray")),
            entry("enum by position", List.of("aPosition")),
            entry(
                    "enum by name (`@Enumerated(STRING)`) or by a code of text (`@EnumeratedValue`)",
                    List.of("aName", "aCode")),
            entry(
                    "`URI`, `Locale`, `Currency`, `ZoneId`, `char`",
                    List.of("aUri", "aLocale", "aCurrency", "aZone", "aChar")));

    @Test
    @Tag("CORE-46")
    void saysHowEachTypeIsStored() throws IOException {
        EntityModel<Everything> model =
                EntityModels.reflective(List.of(Everything.class)).get(Everything.class);
        Map<String, List<String>> rows = new java.util.LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            List<String> cells = line.startsWith("| ") && !line.startsWith("| Java |")
                    ? Arrays.stream(line.substring(2).split(" \\| | \\|$"))
                            .map(String::strip)
                            .toList()
                    : List.of();
            if (cells.size() == 1 + DIALECTS.size()) {
                rows.put(cells.get(0), cells.subList(1, cells.size()));
            }
        }
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(ATTRIBUTES.keySet());
        List<String> wrong = new ArrayList<>();
        rows.forEach((java, cells) -> {
            for (String attribute : ATTRIBUTES.get(java)) {
                // A stream is the value of a column, and no attribute of an entity.
                Column<?> column = attribute.equals("aStream")
                        ? Column.of(attribute, SqlType.BINARY_STREAM)
                        : model.attribute(attribute).column();
                for (int i = 0; i < DIALECTS.size(); i++) {
                    String said = cells.get(i).equals("the same") ? cells.get(0) : cells.get(i);
                    String made = DIALECTS.get(i).ddl().typeName(column);
                    if (!pattern(said).matcher(made).matches()) {
                        wrong.add(attribute + " on " + DIALECTS.get(i) + " is " + made + ", not " + said);
                    }
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** What stands between the first back quotes, where one letter stands for a number or for the type of an element. */
    private static Pattern pattern(String cell) {
        Matcher code = Pattern.compile("`([^`]*)`").matcher(cell);
        assertThat(code.find()).as(cell).isTrue();
        return Pattern.compile(code.group(1)
                .replaceAll("[()\\[\\]]", "\\\\$0")
                .replaceAll("\\b[nps]\\b", "\\\\d+")
                .replaceAll("\\bT\\b", ".+"));
    }
}
