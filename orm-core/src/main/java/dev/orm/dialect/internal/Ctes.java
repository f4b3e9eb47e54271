package dev.orm.dialect.internal;

import dev.orm.sql.Cte;
import dev.orm.sql.FromItem;
import dev.orm.sql.Statement;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the common table expressions that a statement reads from. */
final class Ctes extends Rewriter {

    private final Map<String, Cte> found = new LinkedHashMap<>();
    private final Set<String> tables = new HashSet<>();

    private Ctes() {}

    static Ctes of(Statement statement) {
        Ctes ctes = new Ctes();
        statement.rewritten(ctes);
        return ctes;
    }

    /** The expressions, each behind those that it reads from itself. */
    List<Cte> all() {
        return new ArrayList<>(found.values());
    }

    /** Other names for those that are called like a table of the statement, which a database could take for the other. */
    Map<String, String> names() {
        Set<String> taken = new HashSet<>(tables);
        found.keySet().forEach(name -> taken.add(folded(name)));
        Map<String, String> names = new HashMap<>();
        for (String name : found.keySet()) {
            if (tables.contains(folded(name))) {
                int number = 1;
                while (!taken.add("orm_cte_" + number)) {
                    number++;
                }
                names.put(name, "orm_cte_" + number);
            }
        }
        return names;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
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
        } else if (item instanceof TableRef table) {
            tables.add(folded(table.table().name().name()));
        }
        return super.replace(item);
    }
}
