package dev.orm.dialect.sqlite;

import java.math.BigDecimal;

/**
 * Decimals as ASCII text in the order of their values: a sign, the position of the first digit, and the digits. What is negative
 * has all of it turned round, and an end mark that is greater than any digit, so that −1.5 comes before −1.
 */
final class DecimalKey {

    private static final int OFFSET = 50_000;

    private DecimalKey() {}

    static String of(BigDecimal value) {
        if (value.signum() == 0) {
            return "1";
        }
        BigDecimal shortest = value.stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale() + OFFSET;
        if (exponent < 10_000 || exponent > 99_999) {
            throw new ArithmeticException("orm_decimal: a number is too large or too small to be compared");
        }
        StringBuilder key = new StringBuilder(digits.length() + 7);
        if (value.signum() > 0) {
            return key.append('2').append(exponent).append(digits).toString();
        }
        key.append('0').append(99_999 - exponent + 10_000);
        for (int i = 0; i < digits.length(); i++) {
            key.append((char) ('9' - digits.charAt(i) + '0'));
        }
        return key.append('~').toString();
    }
}
