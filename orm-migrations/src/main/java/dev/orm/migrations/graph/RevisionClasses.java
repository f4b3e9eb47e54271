package dev.orm.migrations.graph;

import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;

/**
 * Makes revisions of the classes that carry a {@link Revision}.
 *
 * <pre>{@code
 * Migrator migrator = Migrator.builder(engine)
 *         .revisions(RevisionClasses.find(loader, "com.example.blog.migrations"))
 *         .build();
 * }</pre>
 */
public final class RevisionClasses {

    private RevisionClasses() {}

    /**
     * Finds all revisions below some packages.
     *
     * @param loader where they are looked for: directories and jars
     * @param packages names of packages; their sub-packages are searched too
     * @return the revisions, by the name of their class
     * @throws MigrationException if one of the classes is no {@link Migration} or cannot be made
     */
    public static List<RevisionScript> find(ClassLoader loader, String... packages) {
        return of(AnnotatedClasses.find(loader, Revision.class, packages));
    }

    /**
     * Makes revisions of classes.
     *
     * @param classes classes with a {@link Revision}
     * @return a revision for each, in the same order
     * @throws MigrationException if one of them is no {@link Migration} or cannot be made
     */
    public static List<RevisionScript> of(Collection<? extends Class<?>> classes) {
        return classes.stream()
                .map(RevisionClasses::migration)
                .map(RevisionScript::of)
                .toList();
    }

    private static Migration migration(Class<?> type) {
        if (!Migration.class.isAssignableFrom(type)) {
            throw new MigrationException(type.getName() + " has a @Revision but is no Migration. Let it implement "
                    + Migration.class.getName() + ", or take the annotation away.");
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Migration) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw unmade(type, "its constructor failed with " + e.getCause(), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unmade(type, "it needs to be a class of its own with a constructor without arguments", e);
        }
    }

    private static MigrationException unmade(Class<?> type, String why, Exception cause) {
        return new MigrationException("Revision class " + type.getName() + " cannot be made: " + why + ".", cause);
    }
}
