package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows in a virtual machine that could not hold them. */
@EachDatabase
class FlatMemoryTest {

    private static final int ROWS = 1_000_000;

    private static String classPath() throws URISyntaxException {
        if (!(MillionRows.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> paths = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            paths.add(Path.of(url.toURI()).toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    @Test
    @Tag("FAULT-21")
    @Tag("ENGINE-11")
    void aMillionRowsPassThroughASmallHeap(TestDatabase database, @TempDir Path directory) throws Exception {
        // An H2 in memory would have to hold the rows itself.
        String url = database.kind() == DatabaseKind.H2 ? "jdbc:h2:" + directory.resolve("rows") : database.url();
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        MillionRows.class.getName(),
                        url,
                        database.username(),
                        database.password(),
                        String.valueOf(ROWS))
                .redirectErrorStream(true)
                .start();
        String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(small.waitFor()).as(said).isZero();
        assertThat(said.lines().toList()).containsAll(List.of("rows " + ROWS, "sum " + (ROWS - 1L) * ROWS / 2));
    }
}
