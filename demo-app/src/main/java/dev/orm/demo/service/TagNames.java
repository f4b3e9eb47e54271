package dev.orm.demo.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How tags are written: lower case, single blanks. */
final class TagNames {

    private TagNames() {}

    static String normalized(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static List<String> normalized(Collection<String> names) {
        return names.stream()
                .map(TagNames::normalized)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
