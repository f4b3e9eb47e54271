package dev.orm.migrations.run;

import java.util.List;

/**
 * What {@link OfflineSql} prints.
 *
 * @param lines statements and comments, in order
 * @param complete whether the whole way is there; otherwise the last comment says where it ends and why
 */
public record PrintedSql(List<Line> lines, boolean complete) {

    /**
     * A statement or a comment.
     *
     * @param text the statement without a semicolon, or the words of the comment
     * @param comment which of the two it is
     */
    public record Line(String text, boolean comment) {}

    /** Copies the list. */
    public PrintedSql {
        lines = List.copyOf(lines);
    }

    /**
     * Returns the statements.
     *
     * @return each as it can be sent, without comments
     */
    public List<String> statements() {
        return lines.stream().filter(line -> !line.comment()).map(Line::text).toList();
    }

    /**
     * Returns the script.
     *
     * @return its text, for a person or the client program of the database
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (line.comment()) {
                text.append("\n-- ")
                        .append(line.text().replaceAll("\\R", "\n-- "))
                        .append('\n');
            } else {
                text.append(line.text()).append(";\n");
            }
        }
        return text.toString();
    }
}
