package dev.orm.dialect.internal;

import dev.orm.sql.Cte;
import dev.orm.sql.FromItem;
import dev.orm.sql.Statement;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the common table expressions that a statement reads from, each behind those that it reads from itself. */
final class Ctes extends Rewriter {

    private final Map<String, Cte> found = new LinkedHashMap<>();

    private Ctes() {}

    static List<Cte> of(Statement statement) {
        Ctes ctes = new Ctes();
        statement.rewritten(ctes);
        return new ArrayList<>(ctes.found.values());
    }

    @Override
    protected FromItem replace(FromItem item) {
        if (item instanceof Cte cte && cte.body() != null) {
            Cte other = found.get(cte.name());
            if (other == null) {
                cte.rewritten(this);
                found.put(cte.name(), cte);
            } else if (!other.isSameAs(cte)) {
                throw new IllegalArgumentException(
                        "Two different common table expressions of the statement are called \"" + cte.name()
                                + "\". Give one of them another name.");
            }
            return item;
        }
        return super.replace(item);
    }
}
