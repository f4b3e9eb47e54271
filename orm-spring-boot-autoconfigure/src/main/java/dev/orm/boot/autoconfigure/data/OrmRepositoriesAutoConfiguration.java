package dev.orm.boot.autoconfigure.data;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.session.SessionFactory;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.config.OrmRepositoryConfigExtension;
import dev.orm.spring.repository.support.OrmRepositoryFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.Repository;

/**
 * Auto-configuration for the repositories in the packages of the application. It stays away when repositories are declared
 * with {@code @EnableOrmRepositories}.
 */
@AutoConfiguration(after = OrmAutoConfiguration.class)
@ConditionalOnClass({Repository.class, OrmRepository.class})
@ConditionalOnBean(SessionFactory.class)
@ConditionalOnMissingBean({OrmRepositoryFactoryBean.class, OrmRepositoryConfigExtension.class})
@ConditionalOnBooleanProperty(name = "orm.repositories.enabled", matchIfMissing = true)
@Import(OrmRepositoriesRegistrar.class)
public final class OrmRepositoriesAutoConfiguration {}
