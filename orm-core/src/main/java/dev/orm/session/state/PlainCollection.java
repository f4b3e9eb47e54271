package dev.orm.session.state;

import java.util.Collection;

/** A collection that the program made; changes in it are found by comparing. */
final class PlainCollection implements TrackedCollection {

    private final Collection<Object> value;
    private Object[] baseline;

    PlainCollection(Collection<Object> value, Object[] baseline) {
        this.value = value;
        this.baseline = baseline;
    }

    @Override
    public Collection<Object> value() {
        return value;
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
    public void accept() {
        baseline = value.toArray();
    }

    @Override
    public void reset() {}
}
