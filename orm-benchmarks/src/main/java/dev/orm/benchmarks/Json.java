package dev.orm.benchmarks;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes JSON. */
final class Json {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    void object(Consumer<Json> fields) {
        text.append('{');
        first = true;
        fields.accept(this);
        text.append('}');
        first = false;
    }

    void field(String name, String value) {
        name(name);
        quoted(value);
    }

    void field(String name, Number value) {
        name(name);
        text.append(value);
    }

    <T> void array(String name, Collection<T> elements, BiConsumer<T, Json> fields) {
        name(name);
        text.append('[');
        String comma = "\n";
        for (T element : elements) {
            text.append(comma);
            object(object -> fields.accept(element, object));
            comma = ",\n";
        }
        text.append(']');
        first = false;
    }

    private void name(String name) {
        text.append(first ? "" : ", ");
        first = false;
        quoted(name);
        text.append(": ");
    }

    private void quoted(String value) {
        text.append('"');
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
