package dev.orm.spring.repository.query;

import dev.orm.session.Session;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;

/**
 * Finds the statement of a repository method: that of its {@link dev.orm.spring.repository.Query} annotation, one that is called after the
 * method in the file of named queries or at an entity class, or one that is derived from its name.
 */
public final class OrmQueryLookupStrategy implements QueryLookupStrategy {

    private final Key key;
    private final Session session;
    private final ConcurrentMap<Class<?>, EntityQueries<?>> entities = new ConcurrentHashMap<>();

    /**
     * Makes a strategy.
     *
     * @param key where statements are looked for; null for everywhere
     * @param session the session of the current transaction
     */
    public OrmQueryLookupStrategy(@Nullable Key key, Session session) {
        this.key = key == null ? Key.CREATE_IF_NOT_FOUND : key;
        this.session = session;
    }

    @Override
    public RepositoryQuery resolveQuery(
            Method method, RepositoryMetadata metadata, ProjectionFactory projections, NamedQueries namedQueries) {
        OrmQueryMethod queryMethod = new OrmQueryMethod(method, metadata, projections);
        try {
            return resolve(queryMethod, namedQueries);
        } catch (PropertyReferenceException | IllegalArgumentException e) {
            throw QueryCreationException.create(
                    queryMethod, "No query can be made of " + queryMethod.describe() + ": " + e.getMessage(), e);
        }
    }

    private RepositoryQuery resolve(OrmQueryMethod method, NamedQueries namedQueries) {
        WrittenSql sql = key == Key.CREATE ? null : WrittenSql.find(method, namedQueries, session.models());
        if (sql != null) {
            return new NativeOrmQuery(method, sql, session);
        }
        if (key == Key.USE_DECLARED_QUERY) {
            throw new IllegalArgumentException("it has neither @Query nor a named query \"" + method.getNamedQueryName()
                    + "\", and names are not looked at.");
        }
        if (method.isModifyingQuery()) {
            throw new IllegalArgumentException(
                    "@Modifying needs a statement. Add @Query or a @NamedNativeQuery \"" + method.getNamedQueryName()
                            + "\", or leave it out: a name such as deleteBy…"
                            + " says by itself that rows change.");
        }
        return new DerivedOrmQuery(method, entity(method.domainType()), session);
    }

    private EntityQueries<?> entity(Class<?> type) {
        return entities.computeIfAbsent(type, missing -> new EntityQueries<>(session.models(), missing));
    }
}
