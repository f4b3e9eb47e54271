/**
 * Auto-configuration of Jakarta Validation for entities, when it is present. Start reading at
 * {@link dev.orm.boot.autoconfigure.validation.OrmValidationAutoConfiguration}.
 */
@NullMarked
package dev.orm.boot.autoconfigure.validation;

import org.jspecify.annotations.NullMarked;
