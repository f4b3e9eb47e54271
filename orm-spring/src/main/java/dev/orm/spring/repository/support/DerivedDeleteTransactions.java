package dev.orm.spring.repository.support;

import dev.orm.spring.repository.Query;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryProxyPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Gives derived methods that delete, such as {@code deleteByName}, a transaction that may write. Without this they would run in the
 * read-only transaction that all other derived methods want. What is annotated with {@link Transactional} is left alone.
 */
final class DerivedDeleteTransactions implements RepositoryProxyPostProcessor {

    private static final Pattern DELETES = Pattern.compile("^(delete|remove)(\\p{Lu}.*?)??By.*");

    private final String transactionManager;
    private final BeanFactory beans;

    DerivedDeleteTransactions(String transactionManager, BeanFactory beans) {
        this.transactionManager = transactionManager;
        this.beans = beans;
    }

    @Override
    public void postProcess(ProxyFactory factory, RepositoryInformation information) {
        if (AnnotatedElementUtils.hasAnnotation(information.getRepositoryInterface(), Transactional.class)) {
            return;
        }
        Set<Method> deletes = information.getQueryMethods().stream()
                .filter(DerivedDeleteTransactions::deletes)
                .collect(Collectors.toUnmodifiableSet());
        if (deletes.isEmpty()) {
            return;
        }
        TransactionInterceptor interceptor = new TransactionInterceptor();
        interceptor.setTransactionManagerBeanName(transactionManager);
        interceptor.setBeanFactory(beans);
        interceptor.setTransactionAttributeSource(new Attributes(deletes));
        factory.addAdvice(interceptor);
    }

    private static boolean deletes(Method method) {
        return DELETES.matcher(method.getName()).matches()
                && !AnnotatedElementUtils.hasAnnotation(method, Query.class)
                && !AnnotatedElementUtils.hasAnnotation(method, Transactional.class);
    }

    private record Attributes(Set<Method> deletes) implements TransactionAttributeSource {

        @Override
        public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> targetClass) {
            return deletes.contains(method) ? new DefaultTransactionAttribute() : null;
        }
    }
}
