package dev.orm.migrations.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes SVG. Every text goes through {@link #escaped}, as names of tables are anybody's. */
final class Svg {

    /** Width of a character of the font, in pixels. */
    static final double LETTER = 7.25;

    private static final String STYLE = """
            <style>
              text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #1f2937; }
              .title { font-weight: bold; fill: #ffffff; }
              .faint { fill: #6b7280; }
              .box { fill: #ffffff; stroke: #94a3b8; }
              .head { fill: #334155; }
              .edge { fill: none; stroke: #64748b; stroke-width: 1.3; }
              .open { fill: #ffffff; stroke: #334155; stroke-width: 2; }
              .done { fill: #334155; stroke: #334155; stroke-width: 2; }
            </style>
            """;

    private final List<String> elements = new ArrayList<>();
    private double width;
    private double height;

    private void covers(double x, double y) {
        width = Math.max(width, x);
        height = Math.max(height, y);
    }

    void rectangle(double x, double y, double w, double h, String css) {
        covers(x + w, y + h);
        elements.add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>"
                .formatted(css, number(x), number(y), number(w), number(h)));
    }

    void circle(double x, double y, double radius, String css) {
        covers(x + radius, y + radius);
        elements.add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                .formatted(css, number(x), number(y), number(radius)));
    }

    void text(double x, double y, String text, String css) {
        covers(x + text.length() * LETTER, y);
        elements.add(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(css, number(x), number(y), escaped(text)));
    }

    /** A curve between two points that leaves and arrives sideways, by so much. */
    void curve(double x1, double y1, double bend1, double x2, double y2, double bend2, String title) {
        covers(Math.max(x1, x2) + Math.max(bend1, bend2), Math.max(y1, y2));
        elements.add(
                "<path class=\"edge\" marker-end=\"url(#one)\" d=\"M%s %s C%s %s %s %s %s %s\"><title>%s</title></path>"
                        .formatted(
                                number(x1),
                                number(y1),
                                number(x1 + bend1),
                                number(y1),
                                number(x2 + bend2),
                                number(y2),
                                number(x2),
                                number(y2),
                                escaped(title)));
    }

    void line(double x1, double y1, double x2, double y2) {
        elements.add(
                "<path class=\"edge\" d=\"M%s %s L%s %s\"/>".formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
                    escaped.appendCodePoint(allowed ? c : 0xFFFD);
                }
            }
        });
        return escaped.toString();
    }

    String document(String title) {
        String frame = """
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img">
                <title>%s</title>
                %s<defs><marker id="one" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
                <path d="M0 0 L8 4 L0 8 z" fill="#64748b"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#f8fafc"/>
                %s
                </svg>
                """;
        String w = number(width + 24);
        String h = number(height + 24);
        return frame.formatted(w, h, w, h, escaped(title), STYLE, String.join("\n", elements));
    }
}
