package dev.orm.spring.repository.support;

import dev.orm.session.SessionFactory;
import dev.orm.spring.repository.query.OrmQueryLookupStrategy;
import dev.orm.spring.transaction.SharedSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.core.support.SurroundingTransactionDetectorMethodInterceptor;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.ValueExpressionDelegate;

/** Makes repositories. */
public class OrmRepositoryFactory extends RepositoryFactorySupport {

    private final SharedSession session;

    /**
     * Makes a factory.
     *
     * @param sessions opens the sessions that the repositories work with
     */
    public OrmRepositoryFactory(SessionFactory sessions) {
        this.session = new SharedSession(sessions);
        addRepositoryProxyPostProcessor((factory, information) -> {
            if (information.getQueryMethods().stream()
                    .anyMatch(method -> java.util.stream.Stream.class.isAssignableFrom(method.getReturnType()))) {
                factory.addAdvice(SurroundingTransactionDetectorMethodInterceptor.INSTANCE);
            }
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public EntityInformation<?, ?> getEntityInformation(RepositoryMetadata metadata) {
        return new OrmEntityInformation<>(session.models().get((Class<Object>) metadata.getDomainType()));
    }

    @Override
    protected Object getTargetRepository(RepositoryInformation information) {
        return getTargetRepositoryViaReflection(information, getEntityInformation(information), session);
    }

    @Override
    protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
        return SimpleOrmRepository.class;
    }

    @Override
    protected Optional<QueryLookupStrategy> getQueryLookupStrategy(
            @Nullable Key key, ValueExpressionDelegate valueExpressionDelegate) {
        return Optional.of(new OrmQueryLookupStrategy(key, session));
    }
}
