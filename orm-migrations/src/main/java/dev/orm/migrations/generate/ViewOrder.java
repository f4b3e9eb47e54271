package dev.orm.migrations.generate;

import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The order in which views can be created: each after those that its query names. Others stay as they were. */
final class ViewOrder {

    private final Map<TableName, Set<TableName>> needs = new HashMap<>();

    private ViewOrder(Collection<View> views) {
        for (View view : views) {
            Set<TableName> names = new HashSet<>();
            for (View other : views) {
                if (!other.name().equals(view.name()) && reads(view, other.name())) {
                    names.add(other.name());
                }
            }
            needs.put(view.name(), names);
        }
    }

    static List<View> of(Collection<View> views) {
        ViewOrder order = new ViewOrder(views);
        List<View> waiting = new ArrayList<>(views);
        List<View> placed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            // What a text names may be a column of the same name, so there may be a circle that is none.
            View next = waiting.stream().filter(order::isReady).findFirst().orElse(waiting.get(0));
            waiting.remove(next);
            placed.add(next);
            order.needs.values().forEach(names -> names.remove(next.name()));
        }
        return placed;
    }

    private boolean isReady(View view) {
        return needs.getOrDefault(view.name(), Set.of()).isEmpty();
    }

    private static boolean reads(View view, TableName name) {
        if (view.query() instanceof ViewText text) {
            return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_])" + Pattern.quote(name.name()) + "(?![\\p{L}\\p{N}_])")
                    .matcher(text.sql())
                    .find();
        }
        Set<TableName> names = new HashSet<>();
        view.query().renamed(read -> {
            names.add(read);
            return read;
        });
        return names.contains(name);
    }
}
