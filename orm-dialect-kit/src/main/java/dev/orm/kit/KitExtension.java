package dev.orm.kit;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.kit.suite.DatabaseUnderTest;
import dev.orm.kit.suite.Requires;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Gives the tests their database, and judges how they end: by the capabilities of the dialect and by what is expected. */
final class KitExtension implements InvocationInterceptor, ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseUnderTest.class;
    }

    @Override
    public DatabaseUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return kit(context).underTest();
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        DialectKit kit = kit(context);
        Throwable failure = judged(test.getExecutable(), kit.underTest().dialect(), failureOf(invocation));
        Optional<String> reason = kit.expectations().reason(test.getExecutable());
        if (reason.isPresent()) {
            throw failure != null
                    ? new TestAbortedException("Expected to fail: " + reason.get(), failure)
                    : new AssertionError("This test passes, but is expected to fail because: " + reason.get()
                            + " Remove it from the expectations.");
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static DialectKit kit(ExtensionContext context) {
        return context.getRequiredTestInstances().findInstance(DialectKit.class).orElseThrow();
    }

    private static @Nullable Throwable failureOf(Invocation<@Nullable Void> invocation) {
        try {
            invocation.proceed();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** What is wrong with the way in which a test ended; null if nothing is. */
    private static @Nullable Throwable judged(Method test, Dialect dialect, @Nullable Throwable failure) {
        Requires needs = test.getAnnotation(Requires.class);
        if (needs == null) {
            return failure;
        }
        List<Capability> missing = Arrays.stream(needs.value())
                .filter(capability -> !dialect.supports(capability))
                .toList();
        if (missing.isEmpty()) {
            return failure;
        }
        String claim =
                "The dialect of " + dialect.name() + " does not claim " + missing + ", so that " + needs.construct();
        if (failure == null) {
            return new AssertionError(
                    claim + " must be refused, but it was executed. Claim the capability, or refuse it.");
        }
        if (!(failure instanceof UnsupportedConstructException)) {
            return new AssertionError(
                    claim + " must be refused by an UnsupportedConstructException when it is compiled, not by this.",
                    failure);
        }
        String message = String.valueOf(failure.getMessage());
        if (!contains(message, dialect.name()) || !contains(message, needs.construct())) {
            return new AssertionError(
                    claim + " must be refused by a message that names " + dialect.name() + " and " + needs.construct()
                            + ", not by \"" + message + "\".",
                    failure);
        }
        return null;
    }

    private static boolean contains(String message, String word) {
        return message.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
