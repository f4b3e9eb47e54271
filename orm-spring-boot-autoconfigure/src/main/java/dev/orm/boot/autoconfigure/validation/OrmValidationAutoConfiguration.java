package dev.orm.boot.autoconfigure.validation;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.session.EntityValidator;
import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for entities with constraints of Jakarta Validation: the {@code Validator} of the application checks them
 * before a flush writes them. An {@link EntityValidator} of the application's own takes its place.
 */
@AutoConfiguration(
        before = OrmAutoConfiguration.class,
        afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass(Validator.class)
@ConditionalOnSingleCandidate(Validator.class)
public final class OrmValidationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(EntityValidator.class)
    JakartaEntityValidator ormEntityValidator(Validator validator) {
        return new JakartaEntityValidator(validator);
    }
}
