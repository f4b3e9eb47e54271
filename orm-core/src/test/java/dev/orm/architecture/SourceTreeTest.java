package dev.orm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looks at the main sources of every module, not only at this one's. */
class SourceTreeTest {

    private static final int LONGEST_FILE = 600;

    private static final Pattern SYNCHRONIZED = Pattern.compile("(?m)^(?!\\s*(\\*|/)).*\\bsynchronized\\b");

    private static final Pattern SERIAL = Pattern.compile("\\bObject(In|Out)putStream\\b|\\bXML(De|En)coder\\b");

    private final List<Path> sources = MainSources.ofAllModules();

    @Test
    void thereAreSourcesToLookAt() {
        assertThat(sources).isNotEmpty();
    }

    @Test
    void noFileIsTooLongToRead() {
        assertThat(sources)
                .as("main sources of more than %d lines", LONGEST_FILE)
                .filteredOn(file -> text(file).lines().count() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(sources.stream().map(Path::getParent).distinct())
                .as("packages without a package-info.java that has @NullMarked")
                .filteredOn(folder -> !isNullMarked(folder))
                .isEmpty();
    }

    @Test
    @Tag("SEC-24")
    void nothingIsSerialized() {
        assertThat(sources)
                .as("sources that write or read Java's serial form; store columns or JSON")
                .filteredOn(file -> SERIAL.matcher(text(file)).find())
                .isEmpty();
    }

    @Test
    void nothingIsSynchronized() {
        assertThat(sources)
                .as("sources with 'synchronized', which pins virtual threads; use a ReentrantLock")
                .filteredOn(file -> SYNCHRONIZED.matcher(text(file)).find())
                .isEmpty();
    }

    private static boolean isNullMarked(Path folder) {
        Path packageInfo = folder.resolve("package-info.java");
        return Files.exists(packageInfo) && text(packageInfo).contains("\n@NullMarked\npackage ");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
