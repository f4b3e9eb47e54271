package dev.orm.session.state;

import dev.orm.mapping.ElementsAttribute;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A collection that the program made; changes in it are found by comparing. */
final class PlainCollection implements TrackedCollection {

    private final @Nullable Object held;
    private final Collection<Object> value;
    private final @Nullable ElementsAttribute attribute;
    private @Nullable Object[] baseline;
    private boolean ordered;
    private int @Nullable [] places;

    PlainCollection(
            @Nullable Object held,
            Collection<Object> value,
            @Nullable ElementsAttribute attribute,
            @Nullable Object[] baseline) {
        this.held = held;
        this.value = value;
        this.attribute = attribute;
        this.baseline = baseline;
    }

    @Override
    public Collection<Object> value() {
        return value;
    }

    @Override
    public @Nullable Object held() {
        return held;
    }

    @Override
    public @Nullable ElementsAttribute attribute() {
        return attribute;
    }

    @Override
    public @Nullable Object attributeValue() {
        return held instanceof MapMembers members ? members.map() : held;
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Object[] baseline() {
        return baseline;
    }

    @Override
    public boolean isUntouched() {
        return false;
    }

    @Override
    public int @Nullable [] places() {
        return places;
    }

    @Override
    public void places(int @Nullable [] stored) {
        ordered = true;
        places = stored;
    }

    @Override
    public void accept() {
        if (value instanceof MapMembers members) {
            members.settle();
        }
        @Nullable Object[] present = states();
        if (ordered) {
            places = Places.carried(baseline, places, present);
        }
        baseline = present;
    }

    @Override
    public void reset() {}
}
