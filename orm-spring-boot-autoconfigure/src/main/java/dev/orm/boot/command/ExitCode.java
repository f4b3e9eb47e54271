package dev.orm.boot.command;

/** What a command tells the program that started it. */
final class ExitCode {

    /** It was done, or nothing was to do. */
    static final int OK = 0;

    /** It failed, or was not understood. */
    static final int FAILED = 1;

    /** Something is pending or different, as was asked. */
    static final int DIFFERENT = 2;

    /** Another program migrates the database and did not end in time. */
    static final int LOCKED = 3;

    private ExitCode() {}
}
