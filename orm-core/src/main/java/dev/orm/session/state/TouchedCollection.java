package dev.orm.session.state;

import dev.orm.mapping.ElementsAttribute;
import org.jspecify.annotations.Nullable;

/** A lazy collection of which everything but its own kind of access is done by its {@link LazyElements}. */
interface TouchedCollection extends LazyCollection {

    /** Returns the elements, loaded or not. */
    LazyElements<?> elements();

    @Override
    default boolean isLoaded() {
        return elements().isLoaded();
    }

    @Override
    default Object[] baseline() {
        return elements().baseline();
    }

    @Override
    default @Nullable ElementsAttribute attribute() {
        return elements().attribute();
    }

    @Override
    default boolean isUntouched() {
        return elements().isUntouched();
    }

    @Override
    default boolean isPart() {
        return elements().isPart();
    }

    @Override
    default void forget(Object element) {
        elements().forget(element);
    }

    @Override
    default int @Nullable [] places() {
        return elements().places();
    }

    @Override
    default void places(int @Nullable [] places) {
        elements().places(places);
    }

    @Override
    default void accept() {
        elements().accept();
    }

    @Override
    default int era() {
        return elements().era();
    }

    @Override
    default void reset() {
        elements().reset();
    }
}
