package dev.orm.migrations.generate;

import dev.orm.dialect.Dialects;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;

/** Whether two defaults are the same to every database, though one is said as a text and the other as a value. */
final class SameText {

    private SameText() {}

    static boolean everywhere(Column<?> left, Column<?> right) {
        DdlExpression one = left.defaultValue();
        DdlExpression other = right.defaultValue();
        return one != null
                && other != null
                && Dialects.supported().stream().map(dialect -> dialect.ddl()).allMatch(ddl -> {
                    try {
                        return ddl.expression(one, left.type()).equals(ddl.expression(other, left.type()));
                    } catch (IllegalArgumentException unwritable) {
                        // What a database cannot write is no default there, so that nothing is known to be the same.
                        return false;
                    }
                });
    }
}
