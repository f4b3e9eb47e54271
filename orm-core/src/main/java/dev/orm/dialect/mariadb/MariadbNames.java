package dev.orm.dialect.mariadb;

import dev.orm.dialect.internal.TextRules;

/** Names in MariaDB. */
final class MariadbNames {

    private MariadbNames() {}

    /** Quotes a name with backticks, which no setting of the server changes. */
    static String quoted(String name) {
        TextRules.checkedName(name);
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                throw new IllegalArgumentException("The name \"" + name
                        + "\" holds a character outside of the Basic Multilingual Plane, which MariaDB does not take in names."
                        + " Choose another one.");
            }
        }
        if (name.charAt(0) == ' ' || name.charAt(name.length() - 1) == ' ') {
            throw new IllegalArgumentException("The name \"" + name
                    + "\" begins or ends with a space, which MariaDB would cut off. Choose another one.");
        }
        return TextRules.quoted(name, "`");
    }
}
