package dev.orm.dialect.internal;

import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.UnsupportedConstructException;
import java.util.ArrayList;
import java.util.List;

/** Text in the making, and its parameters in the order of their question marks. */
final class SqlWriter {

    /** What the most patient database takes as one packet unless it is configured otherwise. */
    private static final int MAX_LENGTH = 16_000_000;

    private final StringBuilder text = new StringBuilder(128);
    private final List<Slot> slots = new ArrayList<>();

    SqlWriter append(String part) {
        if (text.length() + part.length() > MAX_LENGTH) {
            throw new UnsupportedConstructException(
                    "The text of the statement is longer than " + MAX_LENGTH
                            + " characters, which no database is sure to take. Some constructs are written as several for a database"
                            + " that lacks them, each with a copy of what stands inside: select that in a derived table first.");
        }
        text.append(part);
        return this;
    }

    SqlWriter append(int number) {
        text.append(number);
        return this;
    }

    /** Takes the parameter whose question mark the next text holds. */
    void slot(Slot slot) {
        slots.add(slot);
    }

    int length() {
        return text.length();
    }

    int slotCount() {
        return slots.size();
    }

    String textFrom(int start) {
        return text.substring(start);
    }

    List<Slot> slotsFrom(int start) {
        return List.copyOf(slots.subList(start, slots.size()));
    }

    /** Takes back all that was written since. */
    void cut(int length, int slotCount) {
        text.setLength(length);
        slots.subList(slotCount, slots.size()).clear();
    }

    String text() {
        return text.toString();
    }

    List<Slot> slots() {
        return slots;
    }
}
