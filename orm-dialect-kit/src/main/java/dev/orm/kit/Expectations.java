package dev.orm.kit;

import dev.orm.kit.suite.Suite;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tests of the kit that a database is known to fail, each with the reason. Such a test still runs: it is reported as aborted
 * with the reason when it fails, and as failed when it passes, so that the list never outlives its reasons. Immutable.
 *
 * <p>This is not the way to say that a database lacks something: that is {@link dev.orm.dialect.Dialect#supports}, and the kit then
 * demands that it is refused.
 */
public final class Expectations {

    private static final Expectations NONE = new Expectations(Map.of());

    private final Map<Key, String> reasons;

    private record Key(Class<?> suite, String test) {}

    private Expectations(Map<Key, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * Returns the expectations of a database that passes everything.
     *
     * @return no expected failure
     */
    public static Expectations none() {
        return NONE;
    }

    /**
     * Adds a test that is expected to fail.
     *
     * @param suite the class that declares the test
     * @param test the name of its method
     * @param reason why the database cannot pass it: one sentence
     * @return the expectations with this one
     * @throws IllegalArgumentException if there is no such test, no reason, or a reason was given already
     */
    public Expectations fails(Class<? extends Suite> suite, String test, String reason) {
        if (Arrays.stream(suite.getDeclaredMethods())
                .noneMatch(method -> method.getName().equals(test))) {
            throw new IllegalArgumentException(suite.getSimpleName() + " has no test " + test
                    + ". Name the class that declares it, and remove what was renamed or is gone.");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "Say why " + suite.getSimpleName() + "." + test + " is expected to fail on this database.");
        }
        Map<Key, String> all = new LinkedHashMap<>(reasons);
        if (all.put(new Key(suite, test), reason) != null) {
            throw new IllegalArgumentException(suite.getSimpleName() + "." + test + " is expected to fail twice.");
        }
        return new Expectations(all);
    }

    Optional<String> reason(Method test) {
        return Optional.ofNullable(reasons.get(new Key(test.getDeclaringClass(), test.getName())));
    }
}
