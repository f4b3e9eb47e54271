package dev.orm.boot.autoconfigure.data;

import dev.orm.spring.repository.config.EnableOrmRepositories;
import dev.orm.spring.repository.config.OrmRepositoryConfigExtension;
import java.lang.annotation.Annotation;
import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/** Registers the repositories in the packages of the application. */
class OrmRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

    @Override
    protected Class<? extends Annotation> getAnnotation() {
        return EnableOrmRepositories.class;
    }

    @Override
    protected Class<?> getConfiguration() {
        return Defaults.class;
    }

    @Override
    protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
        return new OrmRepositoryConfigExtension();
    }

    /** Carries the annotation with its defaults. */
    @EnableOrmRepositories
    private static final class Defaults {}
}
