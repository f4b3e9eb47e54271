package dev.orm.demo.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text file of lines under headings such as {@code [titles]}; a line that begins with {@code #} is a remark. */
final class SeedFile {

    private final String name;
    private final Map<String, List<String>> sections;

    private SeedFile(String name, Map<String, List<String>> sections) {
        this.name = name;
        this.sections = sections;
    }

    static SeedFile read(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        sections.put("", section);
        for (String line : text(name).split("\n")) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        return new SeedFile(name, sections);
    }

    /** The lines under a heading; those before the first heading are under the empty one. */
    List<String> lines(String heading) {
        List<String> lines = sections.get(heading);
        if (lines == null || lines.isEmpty()) {
            throw new IllegalStateException("seed/" + name + ".txt has nothing under [" + heading + "].");
        }
        return lines;
    }

    private static String text(String name) {
        try (InputStream in = SeedFile.class.getResourceAsStream("/seed/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("seed/" + name + ".txt is missing from the application.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
