package dev.orm.migrations.generate;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats files in a process of its own, as the formatter needs what the compiler of the JDK does not show to others. */
final class PalantirFormat {

    private static final List<String> PACKAGES = List.of("api", "code", "file", "parser", "tree", "util");

    private PalantirFormat() {}

    /** Formats all files of a folder in place. */
    static void format(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        for (String name : PACKAGES) {
            command.add("--add-exports");
            command.add("jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(PalantirFormat.class.getName());
        command.add(folder.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    public static void main(String[] folders) throws Exception {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        try (Stream<Path> files = Files.list(Path.of(folders[0]))) {
            for (Path file : files.toList()) {
                Files.writeString(file, formatter.formatSource(Files.readString(file)));
            }
        }
    }
}
