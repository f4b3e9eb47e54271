package dev.orm.boot.autoconfigure.json;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.type.JsonFormat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * Auto-configuration for attributes with {@link dev.orm.mapping.JsonColumn}: the {@code JsonMapper} of the application writes
 * and reads them. A {@link JsonFormat} of the application's own takes its place.
 */
@AutoConfiguration(
        before = OrmAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(JsonMapper.class)
@ConditionalOnSingleCandidate(JsonMapper.class)
public final class OrmJsonAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(JsonFormat.class)
    JacksonFormat ormJsonFormat(JsonMapper mapper) {
        return new JacksonFormat(mapper);
    }
}
