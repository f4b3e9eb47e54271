package dev.orm.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.found.deep.R2_second;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionClassesTest {

    private static final String FOUND = "dev.orm.migrations.graph.found";

    private final ClassLoader loader = RevisionClassesTest.class.getClassLoader();

    @Test
    @Tag("MIG-05")
    void revisionsAreFoundBelowAPackage() {
        assertThat(RevisionClasses.find(loader, FOUND))
                .extracting(RevisionScript::title)
                .containsExactlyInAnyOrder("1111aaaa (first)", "2222bbbb (second)");
        assertThat(RevisionClasses.find(loader, FOUND + ".deep", FOUND + ".deep"))
                .extracting(RevisionScript::id)
                .containsExactly("2222bbbb");
        assertThat(RevisionClasses.find(loader, "dev.orm.migrations.nothing")).isEmpty();
    }

    @Test
    @Tag("MIG-05")
    void revisionsAreFoundInAJar(@TempDir Path directory) throws IOException {
        Path jar = jar(directory);
        try (URLClassLoader own = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new OnlyApi(loader))) {
            List<RevisionScript> scripts = RevisionClasses.find(own, FOUND);
            assertThat(scripts).extracting(RevisionScript::id).containsExactlyInAnyOrder("1111aaaa", "2222bbbb");
            assertThat(scripts)
                    .allSatisfy(
                            script -> assertThat(script.migration().getClass().getClassLoader())
                                    .isSameAs(own));
        }
    }

    /** Other classes of the jar are broken, and nobody minds. */
    private static Path jar(Path directory) throws IOException {
        Path classes = Path.of(URI.create(RevisionClassesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Path jar = directory.resolve("found.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            // URLs of packages need entries for directories.
            out.putNextEntry(new ZipEntry("dev/orm/migrations/graph/found/"));
            for (String name : List.of("R1_first", "deep/R2_second", "deep/R2_second$Part")) {
                String path = "dev/orm/migrations/graph/found/" + name + ".class";
                out.putNextEntry(new ZipEntry(path));
                out.write(Files.readAllBytes(classes.resolve(path)));
            }
            out.putNextEntry(new ZipEntry("dev/orm/migrations/graph/found/Broken.class"));
            out.write(new byte[] {1, 2, 3});
        }
        return jar;
    }

    /** Hides the revisions of the test, as those of the jar are meant. */
    private static final class OnlyApi extends ClassLoader {

        OnlyApi(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(FOUND)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) {
            return java.util.Collections.emptyEnumeration();
        }
    }

    @Test
    void onlyClassesThatNameTheAnnotationAreLoaded() {
        assertThat(AnnotatedClasses.names(loader, Revision.class.getName(), FOUND))
                .hasSize(2)
                .contains(R2_second.class.getName());
        assertThat(AnnotatedClasses.find(loader, Revision.class, FOUND + ".deep"))
                .containsExactly(R2_second.class);
    }

    @Test
    @Tag("MIG-05")
    void revisionsInSqlAreFoundBesideThem() {
        List<RevisionScript> scripts = SqlRevisions.find(loader, FOUND);
        assertThat(scripts).extracting(RevisionScript::title).containsExactly("3333cccc (keep an audit)");
        assertThat(scripts.get(0).parents()).containsExactly("2222bbbb");
        List<String> paths = scripts.stream().map(RevisionScript::origin).toList();
        assertThat(paths).containsExactly("dev/orm/migrations/graph/found/keep_an_audit.sql");
        assertThat(SqlRevisions.read(loader, paths))
                .extracting(RevisionScript::id)
                .containsExactly("3333cccc");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> SqlRevisions.read(loader, List.of("nowhere.sql")))
                .withMessage("The revision in nowhere.sql is not there any more.");
    }

    @Test
    void aRevisionThatIsNoMigrationIsRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> RevisionClasses.find(loader, "dev.orm.migrations.graph.wrong"))
                .withMessageStartingWith(
                        "dev.orm.migrations.graph.wrong.NoMigration has a @Revision but is no Migration.");
    }
}
