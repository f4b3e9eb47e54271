package dev.orm.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What is done with a file that was written, such as formatting it ({@code post_write_hooks} of Alembic).
 *
 * @param command a program and its arguments, with spaces between; <code>{}</code> stands for the file, which is the last argument if
 *     nothing does
 */
record AfterWrite(String command) {

    /**
     * Runs the command and waits for it.
     *
     * @param file the file
     * @param output takes each line that the command writes
     * @throws MojoFailureException if it cannot be run, or fails
     */
    void run(Path file, Consumer<String> output) throws MojoFailureException {
        try {
            Process process =
                    new ProcessBuilder(words(file)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            List<String> lines = new ArrayList<>();
            try (BufferedReader reader = process.inputReader(Charset.defaultCharset())) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    output.accept(line);
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new MojoFailureException("The revision is written, " + file + ", but \"" + command
                        + "\" ended with " + code + ":\n" + String.join("\n", lines));
            }
        } catch (IOException e) {
            throw new MojoFailureException(
                    "The revision is written, " + file + ", but \"" + command + "\" cannot be run: " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoFailureException("\"" + command + "\" was interrupted.", e);
        }
    }

    private List<String> words(Path file) {
        List<String> words = new ArrayList<>(List.of(command.strip().split("\\s+")));
        if (words.contains("{}")) {
            words.replaceAll(word -> word.equals("{}") ? file.toString() : word);
        } else {
            words.add(file.toString());
        }
        return words;
    }
}
