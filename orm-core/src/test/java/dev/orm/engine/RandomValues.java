package dev.orm.engine;

import dev.orm.type.JavaTypes;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random values of every type, those at the edges more often than others. */
final class RandomValues {

    static final List<SqlType<?>> TYPES = types();

    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    private static List<SqlType<?>> types() {
        List<SqlType<?>> types = new ArrayList<>(List.of(
                SqlType.BOOLEAN,
                SqlType.SMALLINT,
                SqlType.INTEGER,
                SqlType.BIGINT,
                SqlType.REAL,
                SqlType.DOUBLE,
                SqlType.decimal(15, 2),
                SqlType.decimal(15, 15),
                SqlType.decimal(38, 0),
                SqlType.decimal(38, 12),
                SqlType.varchar(7),
                SqlType.TEXT,
                SqlType.DATE,
                SqlType.TIME,
                SqlType.TIMESTAMP,
                SqlType.INSTANT,
                SqlType.UUID,
                SqlType.BINARY,
                SqlType.JSON));
        for (SqlType<?> element : List.copyOf(types)) {
            if (element != SqlType.JSON) {
                types.add(SqlType.array(element));
            }
        }
        types.add(JavaTypes.array(String[].class, SqlType.VARCHAR));
        for (Class<?> type : List.of(
                Byte.class,
                Character.class,
                BigInteger.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Duration.class,
                Year.class,
                URI.class,
                Locale.class,
                Currency.class,
                ZoneId.class,
                DayOfWeek.class)) {
            types.add(Objects.requireNonNull(JavaTypes.find(type)));
        }
        types.add(JavaTypes.enumByName(DayOfWeek.class));
        types.add(JavaTypes.enumByCode(DayOfWeek.class, day -> day.name().substring(0, 2)));
        types.add(JavaTypes.enumByNumber(DayOfWeek.class, DayOfWeek::getValue));
        types.add(SqlType.array(JavaTypes.enumByName(DayOfWeek.class)));
        return types;
    }

    <T> T of(SqlType<T> type) {
        return type.javaType().cast(value(type));
    }

    private Object value(SqlType<?> type) {
        Class<?> java = type.javaType();
        if (java == Byte.class) {
            return (byte) random.nextInt();
        } else if (java == Character.class) {
            return "aß中 '".charAt(random.nextInt(5));
        } else if (java == BigInteger.class) {
            return decimal(38, 0).toBigInteger();
        } else if (java == OffsetDateTime.class) {
            Instant instant = instant(2 * 86_400);
            return instant.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_800)));
        } else if (java == ZonedDateTime.class) {
            return instant(2 * 86_400).atZone(ZoneId.of(random.nextBoolean() ? "Asia/Kathmandu" : "Europe/Berlin"));
        } else if (java == Duration.class) {
            return Duration.ofNanos(pick(0L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong(), 1_000L));
        } else if (java == Year.class) {
            return Year.of(random.nextInt(1, 10_000));
        } else if (java == URI.class) {
            return URI.create("https://example.org/" + random.nextInt());
        } else if (java == Locale.class) {
            return pick(Locale.GERMANY, Locale.JAPAN, Locale.forLanguageTag("zh-Hant-TW"));
        } else if (java == Currency.class) {
            return Currency.getInstance(pick("EUR", "JPY", "USD"));
        } else if (java == ZoneId.class) {
            return ZoneId.of(pick("Europe/Berlin", "Asia/Kathmandu", "UTC"));
        } else if (java == DayOfWeek.class) {
            return DayOfWeek.of(random.nextInt(1, 8));
        } else if (java == String[].class) {
            return pick(new String[0], new String[] {text(9), "a\"b\\c,{}", ""}, new String[] {"NULL", "null"});
        }
        return plain(type);
    }

    private Object plain(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> random.nextBoolean();
            case SMALLINT -> pick((short) 0, Short.MIN_VALUE, Short.MAX_VALUE, (short) random.nextInt());
            case INTEGER -> pick(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt());
            case BIGINT -> pick(0L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, random.nextLong());
            case REAL -> pick(0f, -1.5f, Float.MAX_VALUE, Float.MIN_NORMAL, random.nextFloat() * 1e10f);
            case DOUBLE -> pick(0d, 0.1, -Double.MAX_VALUE, Double.MIN_NORMAL, random.nextGaussian() * 1e10);
            case DECIMAL -> decimal(type.precision(), type.scale());
            case VARCHAR -> inUnits(text(type.length()), type.length());
            case TEXT -> random.nextInt(20) == 0 ? "é😀".repeat(30_000) : text(60);
            case DATE -> LocalDate.ofInstant(instant(0), ZoneOffset.UTC);
            case TIME -> LocalTime.ofNanoOfDay(pick(0L, 86_399_999_999L, random.nextLong(86_400_000_000L)) * 1_000);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(0), ZoneOffset.UTC);
            case INSTANT -> instant(0);
            case UUID -> new UUID(random.nextLong(), pick(0L, -1L, random.nextLong()));
            case BINARY -> bytes();
            case JSON -> Json.ofValue(json(3));
            case ARRAY -> array(Objects.requireNonNull(type.element()));
        };
    }

    private List<@Nullable Object> array(SqlType<?> element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random.nextInt(5) == 0 ? null : value(element));
        }
        return list;
    }

    private @Nullable Object json(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 7);
        switch (kind) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return decimal(38, random.nextInt(20));
            case 3, 4:
                return text(12);
            case 5:
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(json(depth - 1));
                }
                return list;
            default:
                Map<String, @Nullable Object> map = new TreeMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(6), json(depth - 1));
                }
                return map;
        }
    }

    private BigDecimal decimal(int precision, int scale) {
        BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        BigInteger digits = pick(most, BigInteger.ZERO, BigInteger.ONE, new BigInteger(100, random).mod(most));
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
    }

    /** To the microsecond, so far from the edges of the calendar that an offset does not lead beyond. */
    private Instant instant(int margin) {
        long second = pick(
                FIRST_SECOND + margin,
                LAST_SECOND - margin,
                0L,
                -1L,
                Instant.parse("2026-10-25T00:30:00Z").getEpochSecond(),
                Instant.parse("1582-10-10T12:00:00Z").getEpochSecond(),
                random.nextLong(FIRST_SECOND + margin, LAST_SECOND - margin));
        return Instant.ofEpochSecond(second, pick(0, 999_999_000, 1_000, random.nextInt(1_000_000) * 1_000))
                .truncatedTo(ChronoUnit.MICROS);
    }

    private String text(int most) {
        String[] pieces = {"a", "Z", " ", "'", "\"", "\\", "%", "é", "ß", "中", "😀", "\n", "\t", "{", "}", ",", "NULL"};
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        while (text.codePointCount(0, text.length()) < length) {
            String piece = pieces[random.nextInt(pieces.length)];
            if (text.codePointCount(0, text.length()) + piece.codePointCount(0, piece.length()) <= length) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    /** H2 counts what takes two UTF-16 units as two characters of a varchar. */
    private static String inUnits(String text, int most) {
        String cut = text;
        while (cut.length() > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[pick(0, 1, random.nextInt(300))];
        random.nextBytes(bytes);
        return bytes;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
