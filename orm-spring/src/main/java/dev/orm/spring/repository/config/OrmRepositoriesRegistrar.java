package dev.orm.spring.repository.config;

import java.lang.annotation.Annotation;
import org.springframework.data.repository.config.RepositoryBeanDefinitionRegistrarSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/** Reads {@link EnableOrmRepositories}. */
class OrmRepositoriesRegistrar extends RepositoryBeanDefinitionRegistrarSupport {

    @Override
    protected Class<? extends Annotation> getAnnotation() {
        return EnableOrmRepositories.class;
    }

    @Override
    protected RepositoryConfigurationExtension getExtension() {
        return new OrmRepositoryConfigExtension();
    }
}
