package dev.orm.engine;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;

/** Refuses statements that one of the supported databases could not run, whichever it is that is used. */
final class Portability {

    private Portability() {}

    static void check(Dialect used, Statement statement, BindCollector binds) {
        for (Dialect other : Dialects.supported()) {
            if (!other.name().equals(used.name())) {
                try {
                    other.compile(statement, binds);
                } catch (IllegalArgumentException refusal) {
                    throw new UnsupportedConstructException("The statement would run on " + used.name()
                            + ", but not on "
                            + other.name() + ", and statements have to be portable here: " + refusal.getMessage()
                            + " To use it all the same, turn off orm.portable (EngineBuilder.portable).");
                }
            }
        }
    }
}
