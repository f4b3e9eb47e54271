package dev.orm.testing.internal;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.Executable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a class with {@link EachDatabase} one invocation per database. */
public final class EachDatabaseExtension implements ClassTemplateInvocationContextProvider, ParameterResolver {

    /** Made by JUnit. */
    public EachDatabaseExtension() {}

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), EachDatabase.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        EachDatabase annotation =
                AnnotationSupport.findAnnotation(testClass, EachDatabase.class).orElseThrow();
        return SelectedDatabases.of(testClass, annotation).stream()
                .map(kind -> new DatabaseInvocation(kind, annotation.fresh()));
    }

    /** In a run restricted to other databases, a class with {@code only} has nothing to do. */
    @Override
    public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
        return SelectedDatabases.isRestricted();
    }

    /** Answers where no database has been chosen yet, only to say what to do instead. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Executable asking = parameter.getDeclaringExecutable();
        boolean oncePerClass =
                asking.isAnnotationPresent(BeforeAll.class) || asking.isAnnotationPresent(AfterAll.class);
        return parameter.getParameter().getType() == TestDatabase.class
                && oncePerClass
                && !DatabaseInvocation.isRunningIn(context);
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        throw new ParameterResolutionException(
                parameter.getDeclaringExecutable().getName() + " of "
                        + context.getRequiredTestClass().getName()
                        + " runs once for all databases, so there is no TestDatabase to give. Use @BeforeEach, or "
                        + "@EachDatabase(fresh = Fresh.EACH_CLASS) and @BeforeDatabase.");
    }
}
