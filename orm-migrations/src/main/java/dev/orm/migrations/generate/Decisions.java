package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person has decided about a revision, because no comparison can know it. Tables are written as {@code users} or
 * {@code schema.users}, columns as {@code users.name}.
 *
 * @param renames new names by old ones: {@code users.mail=users.email}, {@code posts=articles}
 * @param drops tables and columns that are really to go, with their rows and values; {@code *} for whatever is gone from the model
 * @param fills values of new columns in rows that are there, by the name of the column; a text is read as a value of
 *     the type that the column has
 */
public record Decisions(Map<String, String> renames, Set<String> drops, Map<String, DdlExpression> fills) {

    /** Nothing has been decided. */
    public static final Decisions NONE = new Decisions(Map.of(), Set.of(), Map.of());

    /** What stands for all tables and columns that are gone from the model. */
    public static final String ALL = "*";

    /** Copies the collections. */
    public Decisions {
        renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        drops = Collections.unmodifiableSet(new LinkedHashSet<>(drops));
        fills = Collections.unmodifiableMap(new LinkedHashMap<>(fills));
    }

    /**
     * Reads what was written on a command line.
     *
     * @param renames pairs such as {@code users.mail=users.email}
     * @param drops names such as {@code users.mail}, or {@code *}
     * @param fills pairs such as {@code users.age=18}, {@code users.born=2000-12-31}; bytes in hexadecimal digits
     * @return the decisions
     * @throws MigrationException if one of the pairs has no {@code =}
     */
    public static Decisions parse(List<String> renames, List<String> drops, List<String> fills) {
        Map<String, String> renamed = new LinkedHashMap<>();
        renames.forEach(pair -> put(renamed, pair, "--rename old=new"));
        Map<String, String> filled = new LinkedHashMap<>();
        fills.forEach(pair -> put(filled, pair, "--fill table.column=value"));
        Map<String, DdlExpression> values = new LinkedHashMap<>();
        filled.forEach((name, value) -> values.put(name, DdlExpression.literal(value)));
        return new Decisions(renamed, new LinkedHashSet<>(drops), values);
    }

    private static void put(Map<String, String> map, String pair, String form) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new MigrationException("\"" + pair + "\" says nothing. Write it as " + form + ".");
        }
        map.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }

    boolean drops(TableName table) {
        return drops.contains(ALL) || drops.contains(table.toString());
    }

    boolean drops(TableName table, String column) {
        return drops.contains(ALL) || drops.contains(table + "." + column);
    }
}
