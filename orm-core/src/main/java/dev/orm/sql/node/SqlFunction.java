package dev.orm.sql.node;

/** The functions that mean the same on every database; a dialect knows how each is spelled, and which it lacks. */
public enum SqlFunction {
    /** {@code coalesce}. */
    COALESCE(ResultType.FIRST),
    /** {@code nullif}. */
    NULLIF(ResultType.FIRST),
    /** The greatest of several values; {@code NULL} if one of them is. */
    GREATEST(ResultType.FIRST),
    /** The least of several values; {@code NULL} if one of them is. */
    LEAST(ResultType.FIRST),

    /** {@code abs}. */
    ABS(ResultType.FIRST),
    /** The number with the other sign. */
    NEGATE(ResultType.FIRST),
    /** The remainder, with the sign of the first number; {@code NULL} where the second is 0. */
    MODULO(ResultType.FIRST),
    /** The whole quotient of two whole numbers, cut towards 0. */
    QUOTIENT(ResultType.BIGINT),
    /** The quotient of whole numbers, rounded down; {@code NULL} where the second is 0. */
    FLOOR_DIVIDE(ResultType.FIRST),
    /** {@code floor}. */
    FLOOR(ResultType.WHOLE),
    /** {@code ceil}. */
    CEIL(ResultType.WHOLE),
    /** The nearest whole number to a floating point number, halves away from 0. */
    ROUND_DOUBLE(ResultType.FIRST),
    /** -1, 0, or 1. */
    SIGN(ResultType.INTEGER),
    /** {@code power}; {@code NULL} where there is no such number. */
    POWER(ResultType.DOUBLE),
    /** {@code sqrt}; {@code NULL} of a negative number. */
    SQRT(ResultType.DOUBLE),
    /** {@code exp}. */
    EXP(ResultType.DOUBLE),
    /** The natural logarithm; {@code NULL} of what is not greater than 0. */
    LN(ResultType.DOUBLE),
    /** A number from 0, inclusive, to 1. */
    RANDOM(ResultType.DOUBLE),

    /** The bits that are set in both. */
    BIT_AND(ResultType.FIRST),
    /** The bits that are set in either. */
    BIT_OR(ResultType.FIRST),
    /** The bits that are set in one of the two. */
    BIT_XOR(ResultType.FIRST),
    /** The bits that are not set. */
    BIT_NOT(ResultType.FIRST),
    /** 64 bits moved up. */
    SHIFT_LEFT(ResultType.BIGINT),
    /** 64 bits moved down; the sign stays. */
    SHIFT_RIGHT(ResultType.BIGINT),

    /** {@code lower}. */
    LOWER(ResultType.TEXT),
    /** {@code upper}. */
    UPPER(ResultType.TEXT),
    /** {@code trim} of blanks at both ends. */
    TRIM(ResultType.TEXT),
    /** {@code trim} of blanks at the beginning. */
    LTRIM(ResultType.TEXT),
    /** {@code trim} of blanks at the end. */
    RTRIM(ResultType.TEXT),
    /** {@code length} in characters. */
    LENGTH(ResultType.INTEGER),
    /** {@code ||}. */
    CONCAT(ResultType.TEXT),
    /** Texts with a separator between them, without those that are {@code NULL}. */
    CONCAT_WS(ResultType.TEXT),
    /** Characters from a position on, as many as said. */
    SUBSTRING(ResultType.TEXT),
    /** The first characters. */
    LEFT(ResultType.TEXT),
    /** The last characters. */
    RIGHT(ResultType.TEXT),
    /** Where a text stands in another, from 1; 0 if it does not. */
    POSITION(ResultType.INTEGER),
    /** Whether a regular expression is found. */
    REGEXP_MATCH(ResultType.BOOLEAN),
    /** Every place where a regular expression is found, with another text in it. */
    REGEXP_REPLACE(ResultType.TEXT),
    /** {@code replace}. */
    REPLACE(ResultType.TEXT),
    /** Filled up at the beginning, or cut, to a number of characters. */
    LPAD(ResultType.TEXT),
    /** Filled up at the end, or cut, to a number of characters. */
    RPAD(ResultType.TEXT),
    /** {@code repeat}. */
    REPEAT(ResultType.TEXT),

    /** The number of elements of an array. */
    ARRAY_LENGTH(ResultType.INTEGER),

    /** The characters of a JSON text. */
    JSON_TEXT(ResultType.TEXT),
    /** The value of a JSON number that is whole and takes up to 64 bits. */
    JSON_LONG(ResultType.BIGINT),
    /** The value of a JSON number of up to 28 digits before the point, rounded to 10 behind it. */
    JSON_DECIMAL(ResultType.JSON_DECIMAL),
    /** The value of a JSON number below 1e308. */
    JSON_DOUBLE(ResultType.DOUBLE),
    /** The value of JSON {@code true} or {@code false}. */
    JSON_BOOLEAN(ResultType.BOOLEAN),
    /** Whether a value is JSON {@code null}; false of SQL {@code NULL}. */
    JSON_IS_NULL(ResultType.BOOLEAN),
    /** The number of elements of a JSON array. */
    JSON_LENGTH(ResultType.INTEGER),
    /** Whether JSON holds other JSON. */
    JSON_CONTAINS(ResultType.BOOLEAN);

    private final ResultType result;

    SqlFunction(ResultType result) {
        this.result = result;
    }

    ResultType result() {
        return result;
    }
}
