package dev.orm.spring.repository.support;

import dev.orm.session.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.core.support.TransactionalRepositoryFactoryBeanSupport;
import org.springframework.util.Assert;

/**
 * The factory bean behind each repository.
 *
 * @param <T> the repository
 * @param <S> its entity class
 * @param <ID> the class of the entity's id
 */
public class OrmRepositoryFactoryBean<T extends Repository<S, ID>, S, ID>
        extends TransactionalRepositoryFactoryBeanSupport<T, S, ID> {

    private @Nullable SessionFactory sessionFactory;
    private @Nullable BeanFactory beans;
    private String transactionManagerName = "transactionManager";
    private boolean defaultTransactions = true;

    /**
     * Makes a factory bean.
     *
     * @param repositoryInterface the repository
     */
    public OrmRepositoryFactoryBean(Class<? extends T> repositoryInterface) {
        super(repositoryInterface);
    }

    /**
     * Sets what opens the sessions that the repository works with.
     *
     * @param sessionFactory the factory
     */
    public void setSessionFactory(SessionFactory sessionFactory) {
        this.sessionFactory = sessionFactory;
    }

    @Override
    public void setTransactionManager(String transactionManager) {
        super.setTransactionManager(transactionManager);
        this.transactionManagerName = transactionManager;
    }

    @Override
    public void setEnableDefaultTransactions(boolean enableDefaultTransactions) {
        super.setEnableDefaultTransactions(enableDefaultTransactions);
        this.defaultTransactions = enableDefaultTransactions;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        this.beans = beanFactory;
    }

    @Override
    protected RepositoryFactorySupport doCreateRepositoryFactory() {
        Assert.state(sessionFactory != null, "The repository has no SessionFactory. Define a bean of that type.");
        OrmRepositoryFactory factory = new OrmRepositoryFactory(sessionFactory);
        if (defaultTransactions && beans != null) {
            factory.addRepositoryProxyPostProcessor(new DerivedDeleteTransactions(transactionManagerName, beans));
        }
        return factory;
    }
}
