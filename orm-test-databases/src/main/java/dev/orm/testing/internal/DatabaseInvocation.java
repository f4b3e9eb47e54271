package dev.orm.testing.internal;

import dev.orm.testing.AfterDatabase;
import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** One run of a test class on one database, which is created when a test first asks for it. */
final class DatabaseInvocation
        implements ClassTemplateInvocationContext,
                BeforeClassTemplateInvocationCallback,
                AfterClassTemplateInvocationCallback,
                ParameterResolver,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(DatabaseInvocation.class);

    private final DatabaseKind kind;
    private final Fresh fresh;
    private @Nullable ManagedDatabase database;

    DatabaseInvocation(DatabaseKind kind, Fresh fresh) {
        this.kind = kind;
        this.fresh = fresh;
    }

    /** Tells whether a database has already been chosen in a context. */
    static boolean isRunningIn(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(DatabaseInvocation.class) != null;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return kind.label();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
        AutoCloseable end = this::close;
        context.getStore(NAMESPACE).put(DatabaseInvocation.class, end);
    }

    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) {
        runAll(BeforeDatabase.class, context);
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
        runAll(AfterDatabase.class, context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (database == null) {
            database = ManagedDatabase.create(kind);
        }
        return database;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (database != null && fresh == Fresh.EACH_METHOD) {
            database.reset();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new RanOn(kind));
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        handleTestExecutionException(context, failure);
    }

    private void runAll(Class<? extends Annotation> annotation, ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        for (Method method :
                AnnotationSupport.findAnnotatedMethods(testClass, annotation, HierarchyTraversalMode.TOP_DOWN)) {
            if (fresh == Fresh.EACH_METHOD) {
                throw new IllegalStateException("The method " + method.getName() + " of " + testClass.getName()
                        + " has @" + annotation.getSimpleName() + ", but the database is emptied after each method. "
                        + "Use @BeforeEach, or @EachDatabase(fresh = Fresh.EACH_CLASS).");
            }
            context.getExecutableInvoker().invoke(method, null);
        }
    }

    private void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
