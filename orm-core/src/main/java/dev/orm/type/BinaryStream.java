package dev.orm.type;

import java.io.InputStream;

/**
 * Bytes too many to hold in memory. Written, they are read from the stream once, so a statement that has one cannot be repeated.
 * Read, the stream is valid until the next row, or until the result is closed.
 *
 * <p>H2 and MariaDB take the bytes as they come; PostgreSQL takes them as they come and gives a value back whole; SQLite holds the
 * whole value in memory in both directions, as its driver does.
 *
 * @param stream the bytes
 * @param length how many bytes the stream gives, or -1 if that is unknown, as it is where the database sends them piece by piece
 */
public record BinaryStream(InputStream stream, long length) {

    /** Greatest length, which the message formats and drivers of all databases have in common. */
    public static final long MAX_LENGTH = 1_000_000_000;

    /** Checks the length. */
    public BinaryStream {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("A value of " + length + " bytes is longer than " + MAX_LENGTH
                    + ", the most that every database holds in one column. Keep it in parts, or in a file.");
        }
    }
}
