package dev.orm.spring.repository;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A {@link org.springframework.data.domain.Sort} names a property that the result cannot be sorted by. Where the sort came
 * with a request, the request is wrong and not the program: answer {@code 400 Bad Request}.
 */
public final class UnsortablePropertyException extends InvalidDataAccessApiUsageException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /**
     * Says what is wrong.
     *
     * @param property the property as the sort names it
     * @param message why the result cannot be sorted by it
     * @param cause what found it out, or null
     */
    public UnsortablePropertyException(String property, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.property = property;
    }

    /**
     * Returns the property.
     *
     * @return the property as the sort names it
     */
    public String getProperty() {
        return property;
    }
}
