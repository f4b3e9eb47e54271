package dev.orm.testing.internal;

import java.io.Serial;

/** A test database cannot be started, emptied or stopped. */
public final class DatabaseFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
