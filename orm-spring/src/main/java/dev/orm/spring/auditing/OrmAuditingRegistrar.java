package dev.orm.spring.auditing;

import java.lang.annotation.Annotation;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.data.auditing.AuditingHandler;
import org.springframework.data.auditing.config.AuditingBeanDefinitionRegistrarSupport;
import org.springframework.data.auditing.config.AuditingConfiguration;
import org.springframework.data.config.ParsingUtils;
import org.springframework.data.mapping.context.PersistentEntities;

/** Registers the beans of {@link EnableOrmAuditing}. */
final class OrmAuditingRegistrar extends AuditingBeanDefinitionRegistrarSupport {

    @Override
    protected Class<? extends Annotation> getAnnotation() {
        return EnableOrmAuditing.class;
    }

    @Override
    protected String getAuditingHandlerBeanName() {
        return "ormAuditingHandler";
    }

    @Override
    protected BeanDefinitionBuilder getAuditHandlerBeanDefinitionBuilder(AuditingConfiguration configuration) {
        BeanDefinitionBuilder handler = BeanDefinitionBuilder.rootBeanDefinition(AuditingHandler.class);
        // No mapping context: the attributes are found by their annotations.
        handler.addConstructorArgValue(PersistentEntities.of());
        return configureDefaultAuditHandlerAttributes(configuration, handler);
    }

    @Override
    protected void registerAuditListenerBeanDefinition(
            BeanDefinition auditingHandlerDefinition, BeanDefinitionRegistry registry) {
        BeanDefinitionBuilder listener = BeanDefinitionBuilder.rootBeanDefinition(AuditingEntityListener.class);
        listener.addConstructorArgValue(
                ParsingUtils.getObjectFactoryBeanDefinition(getAuditingHandlerBeanName(), null));
        registerInfrastructureBeanWithId(listener.getBeanDefinition(), "ormAuditingEntityListener", registry);
    }
}
