package dev.orm.spring.repository.config;

import dev.orm.spring.repository.support.OrmRepositoryFactoryBean;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.DefaultRepositoryBaseClass;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

/** Switches repositories on: every interface in the packages that extends a repository of an entity becomes a bean. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(OrmRepositoriesRegistrar.class)
public @interface EnableOrmRepositories {

    /**
     * Packages to scan; the short form of {@link #basePackages()}.
     *
     * @return the packages
     */
    String[] value() default {};

    /**
     * Packages to scan; without any, that of the annotated class.
     *
     * @return the packages
     */
    String[] basePackages() default {};

    /**
     * Classes whose packages are scanned.
     *
     * @return the classes
     */
    Class<?>[] basePackageClasses() default {};

    /**
     * Which interfaces become repositories.
     *
     * @return the filters
     */
    Filter[] includeFilters() default {};

    /**
     * Which interfaces become no repositories.
     *
     * @return the filters
     */
    Filter[] excludeFilters() default {};

    /**
     * How the names of hand-written implementations end.
     *
     * @return the end of the name
     */
    String repositoryImplementationPostfix() default "Impl";

    /**
     * Where named queries are, by default {@code META-INF/orm-named-queries.properties}.
     *
     * @return a resource
     */
    String namedQueriesLocation() default "";

    /**
     * How the statement of a method is found.
     *
     * @return the strategy
     */
    Key queryLookupStrategy() default Key.CREATE_IF_NOT_FOUND;

    /**
     * The class of factory bean that makes a repository.
     *
     * @return the class
     */
    Class<?> repositoryFactoryBeanClass() default OrmRepositoryFactoryBean.class;

    /**
     * The class that implements the methods of {@code OrmRepository}.
     *
     * @return the class
     */
    Class<?> repositoryBaseClass() default DefaultRepositoryBaseClass.class;

    /**
     * Names the beans.
     *
     * @return the class
     */
    Class<? extends BeanNameGenerator> nameGenerator() default BeanNameGenerator.class;

    /**
     * Whether interfaces inside other types are found too.
     *
     * @return whether they are
     */
    boolean considerNestedRepositories() default false;

    /**
     * When repositories are made.
     *
     * @return the mode
     */
    BootstrapMode bootstrapMode() default BootstrapMode.DEFAULT;

    /**
     * Name of the {@code SessionFactory} bean; without it, the only or primary one.
     *
     * @return the name
     */
    String sessionFactoryRef() default "";

    /**
     * Name of the transaction manager bean.
     *
     * @return the name
     */
    String transactionManagerRef() default "transactionManager";

    /**
     * Whether the methods of a repository run in a transaction without being annotated.
     *
     * @return whether they do
     */
    boolean enableDefaultTransactions() default true;
}
