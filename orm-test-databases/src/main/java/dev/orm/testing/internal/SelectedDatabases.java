package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which databases a test class runs on. */
public final class SelectedDatabases {

    /** The property that restricts a run, for instance to {@code sqlite,h2}. */
    public static final String PROPERTY = "orm.test.databases";

    private SelectedDatabases() {}

    /**
     * Tells whether this run leaves databases out.
     *
     * @return whether the property is set
     */
    public static boolean isRestricted() {
        return !System.getProperty(PROPERTY, "").isBlank();
    }

    static boolean isSelected(DatabaseKind kind) {
        return restriction(System.getProperty(PROPERTY, "")).contains(kind);
    }

    static Set<DatabaseKind> of(Class<?> testClass, EachDatabase annotation) {
        Set<DatabaseKind> selected = restriction(System.getProperty(PROPERTY, ""));
        if (annotation.only().length == 0) {
            return selected;
        }
        if (annotation.reason().isBlank()) {
            throw new IllegalStateException("@EachDatabase on " + testClass.getName()
                    + " has 'only' without a reason. Add reason = \"...\" and say why the other databases are left "
                    + "out.");
        }
        selected.retainAll(Arrays.asList(annotation.only()));
        return selected;
    }

    static Set<DatabaseKind> restriction(String names) {
        if (names.isBlank()) {
            return EnumSet.allOf(DatabaseKind.class);
        }
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .map(SelectedDatabases::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DatabaseKind.class)));
    }

    private static DatabaseKind kind(String name) {
        return DatabaseKind.named(name)
                .orElseThrow(() -> new IllegalArgumentException("The property " + PROPERTY + " names '" + name
                        + "', which is not a test database. The test databases are "
                        + Arrays.toString(DatabaseKind.values()) + "."));
    }
}
