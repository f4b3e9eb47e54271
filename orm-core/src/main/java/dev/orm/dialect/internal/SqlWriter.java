package dev.orm.dialect.internal;

import dev.orm.dialect.CompiledStatement.Slot;
import java.util.ArrayList;
import java.util.List;

/** Text in the making, and its parameters in the order of their question marks. */
final class SqlWriter {

    private final StringBuilder text = new StringBuilder(128);
    private final List<Slot> slots = new ArrayList<>();

    SqlWriter append(String part) {
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
