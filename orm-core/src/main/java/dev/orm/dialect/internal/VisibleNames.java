package dev.orm.dialect.internal;

import dev.orm.sql.FromItem;
import java.util.HashSet;
import java.util.Set;

/** The aliases that an expression may speak of, and those whose rows an outer join may have left out. */
final class VisibleNames {

    private final Set<String> visible;
    private final Set<String> optional;
    private final Set<String> own = new HashSet<>();

    /** Nothing. */
    VisibleNames() {
        visible = new HashSet<>();
        optional = new HashSet<>();
    }

    /** What an enclosing query sees, to which a query inside adds its own. */
    VisibleNames(VisibleNames enclosing) {
        visible = new HashSet<>(enclosing.visible);
        optional = new HashSet<>(enclosing.optional);
    }

    VisibleNames add(FromItem item, boolean leftOut) {
        if (!own.add(item.alias())) {
            throw new IllegalArgumentException(
                    item.alias().isEmpty()
                            ? "Two tables of the statement have no alias. Give one to each."
                            : "Two parts of the statement are called \"" + item.alias()
                                    + "\". Give one of them another alias.");
        }
        visible.add(item.alias());
        if (leftOut) {
            optional.add(item.alias());
        } else {
            optional.remove(item.alias());
        }
        return this;
    }

    /** A full join may leave out rows of everything before it. */
    void leaveOutAll() {
        optional.addAll(own);
    }

    boolean isOptional(String alias) {
        return optional.contains(alias);
    }

    boolean isOwn(String alias) {
        return own.contains(alias);
    }

    void check(String alias, String column) {
        if (!visible.contains(alias)) {
            throw new IllegalArgumentException("\"" + (alias.isEmpty() ? "" : alias + ".") + column
                    + "\" is used where the statement reads from "
                    + (visible.isEmpty() ? "nothing" : visible) + " only. Add .from(…) or .join(…, …) of \"" + alias
                    + "\", or, in a derived table, make the join lateral.");
        }
    }
}
