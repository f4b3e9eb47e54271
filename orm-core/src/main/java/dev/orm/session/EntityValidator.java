package dev.orm.session;

/**
 * Checks objects before a flush writes them. With Spring Boot, Jakarta Validation is one if it is on the class path. Must be thread-safe.
 */
public interface EntityValidator {

    /**
     * Tells whether objects of a class are checked. Asked once for each class, when the session factory is made.
     *
     * @param entity the entity class
     * @return whether {@link #validate} is to be called
     */
    boolean validates(Class<?> entity);

    /**
     * Checks an object whose row is about to be inserted or updated, after {@code @PrePersist} and {@code @PreUpdate}. Nothing was sent yet.
     *
     * @param entity the object, which is not changed
     * @throws RuntimeException if it is wrong; the flush fails with this exception
     */
    void validate(Object entity);
}
