package dev.orm.boot.autoconfigure.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.app.Author;
import dev.orm.boot.app.AuthorRepository;
import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.boot.autoconfigure.OrmPoolDefaultsAutoConfiguration;
import dev.orm.spring.repository.config.EnableOrmRepositories;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;

class OrmRepositoriesAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(context -> AutoConfigurationPackages.register(
                        (BeanDefinitionRegistry) context.getBeanFactory(), Author.class.getPackageName()))
                .withConfiguration(AutoConfigurations.of(
                        OrmPoolDefaultsAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        OrmAutoConfiguration.class,
                        OrmRepositoriesAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=jdbc:sqlite:" + directory.resolve("test.db"));
    }

    @Test
    void findsTheRepositoriesOfTheApplication() {
        runner().run(context -> {
            context.getBean(AuthorRepository.class).save(new Author("Ada"));
            assertThat(context.getBean(AuthorRepository.class).findAll()).hasSize(1);
        });
    }

    @Test
    void canBeSwitchedOff() {
        runner().withPropertyValues("orm.repositories.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthorRepository.class));
    }

    @Test
    void leavesDeclaredRepositoriesAlone() {
        runner().withUserConfiguration(Declared.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(AuthorRepository.class)
                        .doesNotHaveBean(OrmRepositoriesAutoConfiguration.class));
    }

    @Test
    void needsSpringDataForNothingElse() {
        runner().withClassLoader(new FilteredClassLoader(Repository.class.getPackageName()))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(OrmRepositoriesAutoConfiguration.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableOrmRepositories(basePackageClasses = AuthorRepository.class)
    static class Declared {}
}
