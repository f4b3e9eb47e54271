package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerWatchdogTest {

    @Test
    void endsTheServerAndDeletesItsFilesWhenThePipeCloses(@TempDir Path parent) throws Exception {
        assumeThat(ServerWatchdog.isAvailable()).isTrue();
        Process server = new ProcessBuilder("/bin/sh", "-c", "exec sleep 60").start();
        Path directory = Files.createDirectories(parent.resolve("server"));
        Path processId = Files.writeString(directory.resolve("process-id"), server.pid() + "\n");

        ServerWatchdog.guard(directory, processId).close();

        assertThat(server.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(directory).doesNotExist();
    }
}
