/**
 * Entity models, made from the jakarta.persistence annotations of entity classes. Everything that is wrong with a mapping is
 * found when the models are made and reported together. Start reading at {@link dev.orm.mapping.EntityModels}; what the
 * annotation processor generates extends {@link dev.orm.mapping.EntityAccessor}.
 */
@NullMarked
package dev.orm.mapping;

import org.jspecify.annotations.NullMarked;
