package dev.orm.boot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command has to say: lines for people, the same as values for programs. Not thread-safe. */
final class Result {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private int exitCode = ExitCode.OK;

    Result line(String line) {
        text.append(line).append(System.lineSeparator());
        return this;
    }

    Result lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    Result value(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    Result exitCode(int code) {
        exitCode = code;
        return this;
    }

    int exitCode() {
        return exitCode;
    }

    String text(boolean json) {
        return json ? JsonText.of(values) + System.lineSeparator() : text.toString();
    }
}
