package dev.orm.boot.autoconfigure;

import dev.orm.session.SchemaManagement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the tables of the mapped entities into being, or checks them, before anything uses the session factory. To replace
 * it, declare a bean of this type.
 */
public class OrmSchemaInitializer implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OrmSchemaInitializer.class);

    private final SchemaManagement schema;
    private final SchemaMode mode;

    /**
     * Makes an initializer, which does nothing yet.
     *
     * @param schema the schema of the mapped entities
     * @param mode what to do
     */
    public OrmSchemaInitializer(SchemaManagement schema, SchemaMode mode) {
        this.schema = schema;
        this.mode = mode;
    }

    /**
     * Returns what this object does.
     *
     * @return what it does at start
     */
    public SchemaMode mode() {
        return mode;
    }

    @Override
    public void afterPropertiesSet() {
        switch (mode) {
            case CREATE -> create();
            case CREATE_DROP -> {
                schema.drop();
                create();
            }
            case VALIDATE -> schema.validate();
            case NONE -> log.debug("The schema is left as it is, because orm.schema.mode is none");
        }
    }

    @Override
    public void destroy() {
        if (mode == SchemaMode.CREATE_DROP) {
            schema.drop();
        }
    }

    private void create() {
        List<String> created = schema.createMissing();
        if (!created.isEmpty()) {
            log.info("Created the missing tables: {}", String.join(", ", created));
        }
    }
}
