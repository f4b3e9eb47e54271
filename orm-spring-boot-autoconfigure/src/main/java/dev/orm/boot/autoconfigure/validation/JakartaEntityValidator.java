package dev.orm.boot.autoconfigure.validation;

import dev.orm.session.EntityValidator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Checks entities by Jakarta Validation, in its default group. */
final class JakartaEntityValidator implements EntityValidator {

    private final Validator validator;

    JakartaEntityValidator(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean validates(Class<?> entity) {
        return validator.getConstraintsForClass(entity).isBeanConstrained();
    }

    @Override
    public void validate(Object entity) {
        Set<ConstraintViolation<Object>> violations = validator.validate(entity);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }
}
