package dev.orm.testing.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends an embedded server when this JVM ends, however it ends. A small shell process reads from a pipe that only this
 * JVM holds open: the pipe closes on a normal exit, on a crash and on {@code kill -9} alike.
 */
final class ServerWatchdog implements AutoCloseable {

    private static final String SHELL = "/bin/sh";

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat > /dev/null
            pid=$(head -n 1 "$2") && kill -QUIT "$pid"
            for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2> /dev/null || break; sleep 0.2; done
            kill -0 "$pid" 2> /dev/null && kill -KILL "$pid"
            rm -rf "$1"
            """;

    private final Process shell;

    private ServerWatchdog(Process shell) {
        this.shell = shell;
    }

    static boolean isAvailable() {
        return Files.isExecutable(Path.of(SHELL));
    }

    /** Guards the server whose process is the first line of a file, and whose files are in a directory, which is deleted with it. */
    static ServerWatchdog guard(Path directory, Path processId) throws IOException {
        Process shell = new ProcessBuilder(
                        SHELL, "-c", SCRIPT, "orm-test-watchdog", directory.toString(), processId.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(new File("/"))
                .start();
        return new ServerWatchdog(shell);
    }

    /** Does now what the end of this JVM would do, and returns when the server is gone. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        shell.onExit().join();
    }
}
