package dev.orm.dialect.internal;

import dev.orm.dialect.UnsupportedConstructException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one database spells its functions. The keys are constants of enums: {@link dev.orm.sql.node.SqlFunction} and its like. Immutable.
 */
public final class FunctionTable {

    private final Map<Enum<?>, Spelling> spellings;
    private final Map<Enum<?>, String> lacking;

    private FunctionTable(Map<Enum<?>, Spelling> spellings, Map<Enum<?>, String> lacking) {
        this.spellings = Collections.unmodifiableMap(spellings);
        this.lacking = Collections.unmodifiableMap(lacking);
    }

    static FunctionTable empty() {
        return new FunctionTable(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A table with another spelling: text with places for the arguments, as {@link Spelling} says. */
    public FunctionTable with(Enum<?> function, String template) {
        Map<Enum<?>, Spelling> changed = new LinkedHashMap<>(spellings);
        changed.put(function, Spelling.of(template));
        Map<Enum<?>, String> present = new LinkedHashMap<>(lacking);
        present.remove(function);
        return new FunctionTable(changed, present);
    }

    /** A table without a function, with the sentence that says what to do instead. */
    public FunctionTable without(Enum<?> function, String instead) {
        Map<Enum<?>, String> changed = new LinkedHashMap<>(lacking);
        changed.put(function, instead);
        return new FunctionTable(spellings, changed);
    }

    Spelling get(Enum<?> function, String database) {
        String instead = lacking.get(function);
        if (instead != null) {
            throw new UnsupportedConstructException(database + " has no function " + function + ". " + instead);
        }
        Spelling spelling = spellings.get(function);
        if (spelling == null) {
            throw new IllegalStateException("The dialect of " + database + " does not spell the function " + function
                    + ". This is a fault of the dialect.");
        }
        return spelling;
    }
}
