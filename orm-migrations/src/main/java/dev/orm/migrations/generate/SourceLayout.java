package dev.orm.migrations.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a call into lines, as palantir-java-format does, so that a revision is readable as it is written and a build that checks its
 * format passes. It knows calls, chains of them, constructors and lambdas with one expression, which is all that a revision is made of.
 */
final class SourceLayout {

    private static final int LONGEST_LINE = 120;

    /** Where the last dot of a chain may stand on one line with it. */
    private static final int LAST_DOT = 80;

    private static final int STEP = 8;

    private static final String ARROW = " -> ";

    private final String source;
    private int at;

    private SourceLayout(String source) {
        this.source = source;
    }

    /** The same statement in lines that begin as far right as the first one is to begin. */
    static String of(String statement, int indent) {
        SourceLayout layout = new SourceLayout(statement);
        Call call = layout.call();
        String rest = statement.substring(layout.at).strip();
        return broken(call, new Place(indent, indent, rest.length())) + rest;
    }

    /**
     * A call or a value, and the calls upon it.
     *
     * @param head what stands before the first parenthesis, such as {@code Column.of}, {@code new Check} or {@code column -> column.type}
     * @param arguments what stands in it; null if there is none
     * @param chain further calls, whose heads are names without a dot
     */
    private record Call(String head, @Nullable List<Call> arguments, List<Call> chain) {

        String own() {
            return head + (arguments == null ? "" : "(" + inOneLine(arguments) + ")");
        }

        static String inOneLine(List<Call> calls) {
            return calls.stream().map(Call::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return own() + chain.stream().map(call -> "." + call).collect(Collectors.joining());
        }
    }

    /**
     * Where something is written.
     *
     * @param column the column of its first character
     * @param indent how far right the line begins
     * @param after how many characters have to follow it on its last line
     */
    private record Place(int column, int indent, int after) {}

    // Reading

    private Call call() {
        String head = head();
        List<Call> arguments = arguments();
        List<Call> chain = new ArrayList<>();
        while (at < source.length() && source.charAt(at) == '.') {
            at++;
            String name = head();
            chain.add(new Call(name, arguments(), List.of()));
        }
        return new Call(head, arguments, chain);
    }

    private @Nullable List<Call> arguments() {
        skipSpace();
        if (at >= source.length() || source.charAt(at) != '(') {
            return null;
        }
        at++;
        List<Call> arguments = new ArrayList<>();
        skipSpace();
        while (source.charAt(at) != ')') {
            arguments.add(call());
            skipSpace();
            if (source.charAt(at) == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
        skipSpace();
        return arguments;
    }

    private void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    /** All up to a parenthesis, a comma or the end; what is in braces, and a cast, is a part of it. */
    private String head() {
        skipSpace();
        StringBuilder head = new StringBuilder();
        if (source.charAt(at) == '(') {
            int end = source.indexOf(')', at) + 1;
            head.append(source, at, end);
            at = end;
        }
        while (at < source.length() && ("(),;").indexOf(source.charAt(at)) < 0) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                int end = literalEnd(at);
                head.append(source, at, end);
                at = end;
            } else if (c == '{') {
                int end = source.indexOf('}', at) + 1;
                head.append(source, at, end);
                at = end;
            } else if (Character.isWhitespace(c)) {
                skipSpace();
                boolean dotted = at < source.length() && source.charAt(at) == '.';
                head.append(dotted || at >= source.length() ? "" : " ");
            } else {
                head.append(c);
                at++;
            }
        }
        return head.toString().stripTrailing();
    }

    private int literalEnd(int start) {
        int end = start + 1;
        while (source.charAt(end) != source.charAt(start)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    // Writing

    private static boolean fits(Call call, Place place) {
        return place.column() + call.toString().length() + place.after() <= LONGEST_LINE
                && dotsFit(call, place.column());
    }

    private static boolean dotsFit(Call call, int column) {
        if (!dotsFit(call.head(), call.arguments(), column)) {
            return false;
        }
        int end = column + call.own().length();
        for (Call link : call.chain()) {
            if (link == call.chain().get(call.chain().size() - 1) && end > LAST_DOT
                    || !dotsFit("." + link.head(), link.arguments(), end)) {
                return false;
            }
            end += 1 + link.own().length();
        }
        return true;
    }

    private static boolean dotsFit(String head, @Nullable List<Call> arguments, int column) {
        int start = column + head.length() + 1;
        for (Call argument : arguments == null ? List.<Call>of() : arguments) {
            if (!dotsFit(argument, start)) {
                return false;
            }
            start += argument.toString().length() + 2;
        }
        return true;
    }

    private static String broken(Call call, Place place) {
        if (fits(call, place) || call.arguments() == null) {
            return call.toString();
        }
        int arrow = call.head().indexOf(ARROW);
        if (arrow >= 0) {
            Call body = new Call(call.head().substring(arrow + ARROW.length()), call.arguments(), call.chain());
            int below = place.indent() + STEP;
            if (fits(body, new Place(below, below, place.after()))) {
                return call.head().substring(0, arrow) + ARROW.stripTrailing() + line(below) + body;
            }
        }
        if (call.chain().isEmpty()) {
            return broken(call.head(), call.arguments(), place);
        }
        int next = place.indent() + STEP;
        StringBuilder text = new StringBuilder(
                broken(new Call(call.head(), call.arguments(), List.of()), new Place(place.column(), next, 0)));
        for (int i = 0; i < call.chain().size(); i++) {
            Call link = call.chain().get(i);
            int after = i + 1 < call.chain().size() ? 0 : place.after();
            text.append(line(next))
                    .append(broken(
                            new Call("." + link.head(), link.arguments(), List.of()), new Place(next, next, after)));
        }
        return text.toString();
    }

    private static String broken(String head, List<Call> arguments, Place place) {
        String apart = head + "(" + apart(arguments, place) + ")";
        if (arguments.size() != 1 || arguments.get(0).arguments() == null) {
            return apart;
        }
        String inside = head + "("
                + broken(
                        arguments.get(0),
                        new Place(place.column() + head.length() + 1, place.indent(), place.after() + 1))
                + ")";
        return inside.lines().count() < apart.lines().count() && isNarrow(inside, place) ? inside : apart;
    }

    /** Whether no line is too long, as one with a long text is. */
    private static boolean isNarrow(String text, Place place) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int length =
                    lines.get(i).length() + (i == 0 ? place.column() : 0) + (i + 1 == lines.size() ? place.after() : 0);
            if (length > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    /** All arguments on the next line, or each on one of its own. */
    private static String apart(List<Call> arguments, Place place) {
        int next = place.indent() + STEP;
        int column = next;
        boolean together = true;
        for (int i = 0; i < arguments.size(); i++) {
            int after = i + 1 < arguments.size() ? 1 : place.after() + 1;
            together &= fits(arguments.get(i), new Place(column, next, after));
            column += arguments.get(i).toString().length() + 2;
        }
        if (together) {
            return line(next) + Call.inOneLine(arguments);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            int after = i + 1 < arguments.size() ? 1 : place.after() + 1;
            lines.add(line(next) + broken(arguments.get(i), new Place(next, next, after)));
        }
        return String.join(",", lines);
    }

    private static String line(int indent) {
        return "\n" + " ".repeat(indent);
    }
}
