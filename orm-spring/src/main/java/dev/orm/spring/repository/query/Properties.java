package dev.orm.spring.repository.query;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.sql.EntityPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Looks property names up in the mapping. A name that is not mapped never reaches a statement. Thread-safe. */
final class Properties {

    private static final String VALUE = "value";
    private static final int LONGEST_PATH = 255;
    private static final int MOST_STEPS = 8;
    private static final int LONGEST_QUOTE = 80;
    private static final int TRANSPOSED = 2;

    private final EntityModels models;

    Properties(EntityModels models) {
        this.models = models;
    }

    EntityModels models() {
        return models;
    }

    /**
     * Finds a property.
     *
     * @throws IllegalArgumentException if the entity has no such property; the message names what is near
     */
    Property find(EntityPath<?> path, String name) {
        if (name.length() > LONGEST_PATH || name.chars().filter(c -> c == '.').count() >= MOST_STEPS) {
            throw new IllegalArgumentException("The path \"" + quoted(name) + "\" has more than " + LONGEST_PATH
                    + " characters or " + MOST_STEPS + " steps. Name a property that is nearer.");
        }
        return find(path, name, name);
    }

    private Property find(EntityPath<?> path, String rest, String whole) {
        EntityModel<?> model = models.get(path.javaType());
        ColumnAttribute attribute = model.attribute(rest);
        if (attribute != null) {
            return attribute.toOne() == null
                    ? column(path, rest, attribute)
                    : new Property.ToOne(toOne(path, attribute));
        }
        ToManyAttribute collection = model.collection(rest);
        if (collection != null) {
            return new Property.ToMany(path, rest, collection.target(), null);
        }
        ElementsAttribute elements = model.elements(rest);
        if (elements != null) {
            Class<?> type = elements.form().javaType();
            return new Property.Elements(path, rest, type, elements.form().isObject() ? null : VALUE, type);
        }
        for (int dot = rest.lastIndexOf('.'); dot > 0; dot = rest.lastIndexOf('.', dot - 1)) {
            String head = rest.substring(0, dot);
            String tail = rest.substring(dot + 1);
            ColumnAttribute association = model.attribute(head);
            if (association != null && association.toOne() != null) {
                return find(toOne(path, association), tail, whole);
            }
            ElementsAttribute objects = model.elements(head);
            Column<?> column = objects == null ? null : objects.form().column(tail);
            if (objects != null && objects.form().isObject() && column != null) {
                return new Property.Elements(
                        path,
                        head,
                        objects.form().javaType(),
                        tail,
                        column.type().javaType());
            }
            ToManyAttribute toMany = model.collection(head);
            if (toMany != null) {
                return new Property.ToMany(path, head, toMany.target(), tail);
            }
        }
        throw new IllegalArgumentException(unknown(model, rest, whole));
    }

    private static Property.Column column(EntityPath<?> path, String name, ColumnAttribute attribute) {
        Class<?> javaType = attribute.column().type().javaType();
        return new Property.Column(NamedEntityPath.column(path, name, javaType), javaType);
    }

    private static EntityPath<?> toOne(EntityPath<?> owner, ColumnAttribute attribute) {
        return new NamedEntityPath<>(
                java.util.Objects.requireNonNull(attribute.toOne()).target(), owner, attribute.path());
    }

    private static String unknown(EntityModel<?> model, String rest, String whole) {
        List<String> names = new ArrayList<>();
        model.attributes().forEach(attribute -> names.add(attribute.path()));
        model.collections().forEach(collection -> names.add(collection.name()));
        model.elements().forEach(elements -> names.add(elements.name()));
        String of = rest.equals(whole) ? "" : ", which \"" + quoted(whole) + "\" leads to";
        List<String> near = near(rest, names);
        return model.name() + of + " has no mapped property \"" + quoted(rest) + "\". "
                + (near.isEmpty() ? "It has " + names + "." : "Did you mean " + String.join(" or ", near) + "?");
    }

    /** A name from outside may be anything; what is shown of it fits one line of a log. */
    private static String quoted(String name) {
        String shown = name.length() > LONGEST_QUOTE ? name.substring(0, LONGEST_QUOTE) + "…" : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    private static List<String> near(String name, List<String> names) {
        if (name.length() > LONGEST_QUOTE) {
            return List.of();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        int farthest = Math.max(TRANSPOSED, name.length() / 4);
        return names.stream()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= farthest)
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= farthest)
                .sorted(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .limit(2)
                .map(candidate -> "\"" + candidate + "\"")
                .toList();
    }

    /** Counts the letters that have to be put in, taken out or replaced to make one name of the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
