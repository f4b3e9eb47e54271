package dev.orm.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/** The file of a SQLite database cannot be used. */
public final class SqliteFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String fault;

    SqliteFileException(String file, String fault) {
        this(file, fault, null);
    }

    SqliteFileException(String file, String fault, @Nullable Throwable cause) {
        super("The SQLite database file '" + file + "' " + fault + ".", cause);
        this.file = file;
        this.fault = fault;
    }

    /**
     * Returns the file.
     *
     * @return its absolute path, or what was configured if that is no path
     */
    public String file() {
        return file;
    }

    /**
     * Returns what is wrong.
     *
     * @return the rest of a sentence that begins with the file
     */
    public String fault() {
        return fault;
    }
}
