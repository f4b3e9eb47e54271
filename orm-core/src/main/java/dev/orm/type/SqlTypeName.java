package dev.orm.type;

/** The portable SQL types. Each dialect says how it spells and stores one; the Java type of each is fixed. */
public enum SqlTypeName {
    /** {@code boolean}, in Java {@link Boolean}. */
    BOOLEAN,
    /** 16 bit integer, in Java {@link Short}. */
    SMALLINT,
    /** 32 bit integer, in Java {@link Integer}. */
    INTEGER,
    /** 64 bit integer, in Java {@link Long}. */
    BIGINT,
    /** 32 bit floating point, in Java {@link Float}. */
    REAL,
    /** 64 bit floating point, in Java {@link Double}. */
    DOUBLE,
    /** Exact decimal with a precision and a scale, in Java {@link java.math.BigDecimal}. */
    DECIMAL,
    /** Text with a greatest length in characters, in Java {@link String}. */
    VARCHAR,
    /** Text without a length, in Java {@link String}. */
    TEXT,
    /** Calendar date, in Java {@link java.time.LocalDate}. */
    DATE,
    /** Time of day to the microsecond, in Java {@link java.time.LocalTime}. */
    TIME,
    /** Date and time without a zone to the microsecond, in Java {@link java.time.LocalDateTime}. */
    TIMESTAMP,
    /** A point on the time line to the microsecond, in Java {@link java.time.Instant}. */
    INSTANT,
    /** 128 bit identifier, in Java {@link java.util.UUID}. */
    UUID,
    /** Bytes, in Java {@code byte[]} or {@link BinaryStream}. */
    BINARY,
    /** A JSON value, in Java {@link Json}. */
    JSON,
    /** An array whose elements are of one type, in Java {@link java.util.List}. */
    ARRAY
}
