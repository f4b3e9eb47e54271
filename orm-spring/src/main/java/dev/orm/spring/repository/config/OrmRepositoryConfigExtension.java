package dev.orm.spring.repository.config;

import dev.orm.session.SessionFactory;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.support.OrmRepositoryFactoryBean;
import dev.orm.spring.repository.support.SimpleOrmRepository;
import dev.orm.spring.transaction.OrmExceptionTranslator;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.repository.config.AnnotationRepositoryConfigurationSource;
import org.springframework.data.repository.config.RepositoryConfigurationExtensionSupport;
import org.springframework.data.repository.config.RepositoryConfigurationSource;
import org.springframework.util.StringUtils;

/** Registers a factory bean for each repository interface, with the session factory and transaction manager that it uses. */
public class OrmRepositoryConfigExtension extends RepositoryConfigurationExtensionSupport {

    private static final String DEFAULT_TRANSACTION_MANAGER = "transactionManager";
    private static final String EXCEPTION_TRANSLATOR = "ormExceptionTranslator";

    /** Makes the extension. */
    public OrmRepositoryConfigExtension() {}

    @Override
    public String getModuleName() {
        return "ORM";
    }

    @Override
    @SuppressWarnings("deprecation")
    protected String getModulePrefix() {
        return "orm";
    }

    @Override
    public String getRepositoryBaseClassName() {
        return SimpleOrmRepository.class.getName();
    }

    @Override
    public String getRepositoryFactoryBeanClassName() {
        return OrmRepositoryFactoryBean.class.getName();
    }

    /** Where several Spring Data modules are present, entities belong to this one; JPA's own repositories name their own base type. */
    @Override
    protected Collection<Class<? extends Annotation>> getIdentifyingAnnotations() {
        return List.of(Entity.class, MappedSuperclass.class);
    }

    @Override
    protected Collection<Class<?>> getIdentifyingTypes() {
        return List.of(OrmRepository.class);
    }

    /** Repositories translate exceptions with the translators among the beans; one for sessions has to be there. */
    @Override
    public void registerBeansForRoot(BeanDefinitionRegistry registry, RepositoryConfigurationSource source) {
        super.registerBeansForRoot(registry, source);
        registerIfNotAlreadyRegistered(
                () -> new RootBeanDefinition(OrmExceptionTranslator.class),
                registry,
                EXCEPTION_TRANSLATOR,
                source.getSource() == null ? this : source.getSource());
    }

    @Override
    public void postProcess(BeanDefinitionBuilder builder, RepositoryConfigurationSource source) {
        builder.addPropertyValue(
                "transactionManager",
                source.getAttribute("transactionManagerRef").orElse(DEFAULT_TRANSACTION_MANAGER));
        builder.addPropertyValue(
                "sessionFactory",
                source.getAttribute("sessionFactoryRef")
                        .filter(StringUtils::hasText)
                        .map(RuntimeBeanReference::new)
                        .orElseGet(() -> new RuntimeBeanReference(SessionFactory.class)));
    }

    @Override
    public void postProcess(BeanDefinitionBuilder builder, AnnotationRepositoryConfigurationSource source) {
        builder.addPropertyValue(
                "enableDefaultTransactions",
                source.getAttribute("enableDefaultTransactions", Boolean.class).orElse(true));
    }
}
