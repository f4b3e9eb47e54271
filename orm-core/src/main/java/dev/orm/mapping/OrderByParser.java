package dev.orm.mapping;

import dev.orm.mapping.ToManyAttribute.Order;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code @OrderBy("name, address.city desc")}; empty means the id of the target. */
final class OrderByParser {

    private final Faults faults;
    private final EntityDraft<?> target;

    OrderByParser(Faults faults, EntityDraft<?> target) {
        this.faults = faults;
        this.target = target;
    }

    List<Order> parse(Member member) {
        OrderBy annotation = member.find(OrderBy.class);
        if (annotation == null) {
            return List.of();
        }
        List<Order> orders = new ArrayList<>();
        for (String key : annotation.value().split(",", -1)) {
            String[] words = key.strip().split("\\s+");
            String direction = words[words.length - 1].toUpperCase(Locale.ROOT);
            boolean isDirection = direction.equals("ASC") || direction.equals("DESC");
            if (isId(words, isDirection) && target.hasCompositeId()) {
                target.ids.stream()
                        .filter(id -> id.toOne == null)
                        .forEach(id -> orders.add(new Order(id.path, direction.equals("DESC"))));
                continue;
            }
            String path = path(words, isDirection);
            AttributeDraft attribute = target.attribute(path);
            if (words.length > 2 || words.length == 2 && !isDirection) {
                faults.add(
                        member,
                        "@OrderBy key \"" + key.strip() + "\" is no attribute with ASC or DESC. Write: name DESC.");
            } else if (attribute == null || attribute.toOne != null) {
                faults.add(
                        member,
                        "@OrderBy names \"" + path + "\", which is no basic attribute of " + Names.of(target.type) + "."
                                + Names.suggestion(path, basicPaths()));
            } else {
                orders.add(new Order(path, direction.equals("DESC")));
            }
        }
        return orders;
    }

    private String path(String[] words, boolean isDirection) {
        AttributeDraft id = target.id();
        return isId(words, isDirection) && id != null ? id.path : words[0];
    }

    private static boolean isId(String[] words, boolean isDirection) {
        return words[0].isEmpty() || words.length == 1 && isDirection;
    }

    private List<String> basicPaths() {
        return target.attributes.stream()
                .filter(attribute -> attribute.toOne == null)
                .map(attribute -> attribute.path)
                .toList();
    }
}
