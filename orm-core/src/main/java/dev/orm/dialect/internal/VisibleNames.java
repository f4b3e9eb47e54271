package dev.orm.dialect.internal;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.FromItem;
import java.util.HashSet;
import java.util.Set;

/** The aliases that an expression may speak of, and those whose rows an outer join may have left out. */
final class VisibleNames {

    private final Set<String> visible;
    private final Set<String> optional;
    private final Set<String> own = new HashSet<>();

    /** What could be seen if the database did not need a derived table, and the sentence that says so. */
    private final Set<String> hidden;

    private final String whyHidden;

    /** Nothing. */
    VisibleNames() {
        this(Set.of(), Set.of(), Set.of(), "");
    }

    /** What an enclosing query sees, to which a query inside adds its own. */
    VisibleNames(VisibleNames enclosing) {
        this(enclosing.visible, enclosing.optional, enclosing.hidden, enclosing.whyHidden);
    }

    private VisibleNames(Set<String> visible, Set<String> optional, Set<String> hidden, String whyHidden) {
        this.visible = new HashSet<>(visible);
        this.optional = new HashSet<>(optional);
        this.hidden = hidden;
        this.whyHidden = whyHidden;
    }

    /** What a derived table sees, which is nothing. */
    VisibleNames ofDerivedTable() {
        return new VisibleNames(Set.of(), Set.of(), hidden, whyHidden);
    }

    /** Nothing, where a query that could see these names is written as a derived table. */
    VisibleNames hidden(String why) {
        return new VisibleNames(Set.of(), Set.of(), visible, why);
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

    /** A full join may leave out rows of everything before it, and so may ROLLUP, CUBE and GROUPING SETS. */
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
            if (hidden.contains(alias)) {
                throw new UnsupportedConstructException(whyHidden + " It refers to \"" + alias + "." + column + "\".");
            }
            throw new IllegalArgumentException("\"" + (alias.isEmpty() ? "" : alias + ".") + column
                    + "\" is used where the statement reads from "
                    + (visible.isEmpty() ? "nothing" : visible) + " only. Add .from(…) or .join(…, …) of \"" + alias
                    + "\", or, in a derived table, make the join lateral.");
        }
    }
}
