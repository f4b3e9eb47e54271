package dev.orm.session;

import dev.orm.mapping.EntityModels;
import java.util.Collection;

/** How the entities of a test are mapped. */
enum Mapping {
    GENERATED {
        @Override
        EntityModels models(Collection<Class<?>> entities) {
            return EntityModels.of(entities);
        }
    },
    REFLECTIVE {
        @Override
        EntityModels models(Collection<Class<?>> entities) {
            return EntityModels.reflective(entities);
        }
    };

    abstract EntityModels models(Collection<Class<?>> entities);
}
