package dev.orm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Demands Javadoc on the public API. The compiler's own check for missing comments differs between the JDKs and asks for
 * the comment of a record's components a second time on its constructor; what comments say is left to it.
 */
@DisabledIfSystemProperty(named = "orm.draft", matches = ".*", disabledReason = "A draft may lack Javadoc.")
class JavadocTest {

    @Test
    void everythingPublicIsDescribed() throws IOException {
        assertThat(undescribedIn(api())).as("public API without Javadoc").isEmpty();
    }

    @Test
    void theRuleFindsWhatIsMissing(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, """
                public class Example {
                    /** Described. */
                    public int field;
                    public void method() {}
                    void notPublic() {}
                    @Override public String toString() { return ""; }
                    /** Described. */
                    public record Pair(int left, int right) { public Pair {} }
                    /** Described. */
                    public interface Role { void play(); }
                }
                """);
        assertThat(undescribedIn(List.of(source)))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("Example", "Example.method", "Role.play");
    }

    private static List<String> undescribedIn(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> missing = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new UndescribedApi(comments, missing).scan(unit, null);
            }
        }
        return missing;
    }

    private static List<Path> api() {
        return MainSources.ofLibraries().stream()
                .filter(file -> !file.toString().contains("/internal/"))
                .toList();
    }
}
