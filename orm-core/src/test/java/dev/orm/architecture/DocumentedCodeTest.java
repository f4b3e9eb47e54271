package dev.orm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.View;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.Delete;
import dev.orm.sql.Insert;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.OnConflict;
import dev.orm.sql.PerDialect;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TemporalExpression;
import dev.orm.sql.Update;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.Window;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.JsonObject;
import dev.orm.sql.node.NumberAggregate;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private static final Pattern NAME = Pattern.compile("(?:^|\\.)([a-z]\\w*)");
    private static final List<Class<?>> WITH_WORDS = List.of(
            Sql.class,
            Select.class,
            Cte.class,
            Cte.Name.class,
            View.class,
            ValuesTable.class,
            Insert.class,
            OnConflict.class,
            Update.class,
            Delete.class,
            Condition.class,
            StringExpression.class,
            NumberExpression.class,
            TemporalExpression.class,
            ComparableExpression.class,
            Case.class,
            PerDialect.class,
            JsonObject.class,
            NumberAggregate.class,
            Window.class);

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
    void theGuideToSqlKnowsEveryWord() throws IOException {
        String page =
                EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/sql.md"))).replaceAll("");
        Set<String> there = new TreeSet<>();
        Matcher code = Pattern.compile("`([^`]+)`").matcher(page);
        while (code.find()) {
            NAME.matcher(code.group(1)).results().forEach(name -> there.add(name.group(1)));
        }
        assertThat(there).as("words in the text of docs/sql.md").containsAll(words());
    }

    @Test
    void theListOfWordsHasNoOthers() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/sql.md"));
        String list = page.substring(page.indexOf("\n## Words"), page.indexOf("\n## Not there yet"));
        Set<String> known = new TreeSet<>();
        WITH_WORDS.forEach(type -> Stream.of(type.getMethods()).forEach(method -> known.add(method.getName())));
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]*) \\|").matcher(list);
        while (row.find()) {
            Matcher code = Pattern.compile("`([^`]+)`").matcher(row.group(1));
            while (code.find()) {
                NAME.matcher(code.group(1)).results().forEach(name -> listed.add(name.group(1)));
            }
        }
        assertThat(listed).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    /** The words of statements, and the methods of expressions by their types. */
    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        Stream.of(Sql.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .forEach(method -> words.add(method.getName()));
        for (Class<?> type : List.of(
                StringExpression.class,
                NumberExpression.class,
                TemporalExpression.class,
                ComparableExpression.class,
                JsonExpression.class)) {
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.isDefault() && !method.isSynthetic())
                    .forEach(method -> words.add(method.getName()));
        }
        return words;
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
