package dev.orm.demo.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Checks what a form becomes by the rules that hold for the REST API too, and marks the fields of the form. */
@Component
class FormCheck {

    private final Validator validator;

    FormCheck(Validator validator) {
        this.validator = validator;
    }

    /** Tells whether the content is valid; if not, the fields say why. */
    <T> boolean isValid(T content, BindingResult fields) {
        for (ConstraintViolation<T> violation : validator.validate(content)) {
            String field = violation.getPropertyPath().iterator().next().getName();
            if (!fields.hasFieldErrors(field)) {
                fields.rejectValue(field, "invalid", violation.getMessage());
            }
        }
        return !fields.hasErrors();
    }
}
