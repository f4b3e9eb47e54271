package dev.orm.spring.repository.query;

import dev.orm.spring.repository.Modifying;
import dev.orm.spring.repository.Query;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.QueryMethod;

/** A repository method with its annotations. */
public final class OrmQueryMethod extends QueryMethod {

    private final Method method;
    private final @Nullable Query query;
    private final @Nullable Modifying modifying;

    /**
     * Reads a method.
     *
     * @param method the method
     * @param metadata the repository
     * @param projections makes projections
     */
    public OrmQueryMethod(Method method, RepositoryMetadata metadata, ProjectionFactory projections) {
        super(method, metadata, projections, DefaultParameters::new);
        this.method = method;
        this.query = AnnotatedElementUtils.findMergedAnnotation(method, Query.class);
        this.modifying = AnnotatedElementUtils.findMergedAnnotation(method, Modifying.class);
    }

    Method method() {
        return method;
    }

    @Nullable
    Query query() {
        return query;
    }

    @Nullable
    Modifying modifying() {
        return modifying;
    }

    @Override
    public boolean isModifyingQuery() {
        return modifying != null;
    }

    /** Returns the name that {@code @Query} gives, or that of entity and method. */
    @Override
    public String getNamedQueryName() {
        return query == null || query.name().isBlank() ? super.getNamedQueryName() : query.name();
    }

    Class<?> domainType() {
        return getDomainClass();
    }

    /** Returns interface and method, as messages call it. */
    String describe() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Returns the parameters whose values go into the statement. */
    Parameters<?, ?> bindable() {
        return getParameters().getBindableParameters();
    }

    /** Returns how messages call a parameter whose value goes into the statement. */
    String describeParameter(int index) {
        Parameter parameter = bindable().getParameter(index);
        return "parameter "
                + parameter.getName().map(name -> "\"" + name + "\"").orElse("number " + (index + 1)) + " of "
                + describe();
    }
}
