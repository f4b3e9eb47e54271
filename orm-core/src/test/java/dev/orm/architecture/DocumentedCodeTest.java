package dev.orm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Demands that every Java example of the documentation stands, line by line, in a source that is compiled and run by a test. Blank lines
 * and indentation do not matter; a line {@code // …} stands for lines that the page leaves out.
 */
class DocumentedCodeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final String GAP = "// …";

    @Test
    void everyExampleIsRunByATest() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (String folder : List.of("orm-core", "orm-dialect-kit", "orm-spring-boot-autoconfigure")) {
            for (Path source : files(ROOT.resolve(folder).resolve("src/test/java/dev/orm/tour"), ".java")) {
                sources.add(lines(Files.readString(source)));
            }
        }
        List<String> unknown = new ArrayList<>();
        int examples = 0;
        for (Path page : pages()) {
            Matcher example = EXAMPLE.matcher(Files.readString(page));
            while (example.find()) {
                examples++;
                List<List<String>> parts = parts(lines(example.group(1)));
                if (sources.stream().noneMatch(source -> contains(source, parts))) {
                    unknown.add(ROOT.relativize(page) + ":\n" + example.group(1));
                }
            }
        }
        assertThat(unknown)
                .as(
                        "Examples that stand in no file of dev.orm.tour. Write them there first, format them, and copy them.")
                .isEmpty();
        assertThat(examples).isGreaterThan(20);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
        List<String> broken = new ArrayList<>();
        List<Path> pages = new ArrayList<>(pages());
        pages.add(ROOT.resolve("CONTRIBUTING.md"));
        for (Path page : pages) {
            Matcher found = link.matcher(Files.readString(page));
            while (found.find()) {
                if (!Files.exists(page.getParent().resolve(found.group(1)))) {
                    broken.add(ROOT.relativize(page) + " → " + found.group(1));
                }
            }
        }
        assertThat(broken).as("links to files that do not exist").isEmpty();
    }

    @Test
    void everyDecisionIsListedOnce() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String index = Files.readString(folder.resolve("README.md"));
        List<String> records = files(folder, ".md").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList();
        assertThat(records)
                .allSatisfy(record ->
                        assertThat(index).containsOnlyOnce("[" + record.substring(0, 4) + "](" + record + ")"));
        assertThat(records).extracting(record -> record.substring(0, 4)).doesNotHaveDuplicates();
    }

    @Test
    void theRuleFindsWhatIsChanged() {
        List<String> source = lines("class A {\n    int a = 1;\n\n    int b = 2;\n    int c = 3;\n}\n");
        assertThat(contains(source, parts(lines("int a = 1;\nint b = 2;")))).isTrue();
        assertThat(contains(source, parts(lines("class A {\n// …\n    int c = 3;"))))
                .isTrue();
        assertThat(contains(source, parts(lines("int a = 1;\nint c = 3;")))).isFalse();
        assertThat(contains(source, parts(lines("int c = 3;\n// …\nint a = 1;"))))
                .isFalse();
    }

    /** Tells whether all parts stand in the source, one behind the other. */
    private static boolean contains(List<String> source, List<List<String>> parts) {
        List<String> rest = source;
        for (List<String> part : parts) {
            int at = Collections.indexOfSubList(rest, part);
            if (at < 0) {
                return false;
            }
            rest = rest.subList(at + part.size(), rest.size());
        }
        return true;
    }

    private static List<List<String>> parts(List<String> example) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : example) {
            if (line.equals(GAP)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        pages.addAll(files(ROOT.resolve("docs"), ".md"));
        return pages;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
