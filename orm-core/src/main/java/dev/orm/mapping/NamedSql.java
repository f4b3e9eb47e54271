package dev.orm.mapping;

import dev.orm.mapping.internal.Names;
import dev.orm.sql.node.NamedText;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the database's own SQL that is written at an entity class, by {@code @NamedNativeQuery}, and called by its name.
 *
 * @param name what it is called, unlike any other of the program
 * @param text the statement, cut at its parameters
 * @param resultClass what its rows become: an entity, a record or the class of one value; null if nothing is said
 */
public record NamedSql(
        String name, NamedText text, @Nullable Class<?> resultClass) {

    /**
     * Refuses another class of rows than the one that is written.
     *
     * @param asked the class that was asked for
     * @throws IllegalArgumentException if a class is written, and it is another one
     */
    public void checkRows(Class<?> asked) {
        if (resultClass != null && resultClass != boxed(asked)) {
            throw new IllegalArgumentException("A row of the named SQL \"" + name + "\" is a " + Names.of(resultClass)
                    + ", as its resultClass says, and a " + Names.of(asked)
                    + " was asked for. Make the two alike, or leave resultClass out.");
        }
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
