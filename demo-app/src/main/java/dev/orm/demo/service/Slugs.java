package dev.orm.demo.service;

import dev.orm.demo.model.Post;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes the part of an address that names a post: {@code Käse & Brot} becomes {@code kaese-brot}. */
public final class Slugs {

    /** What a slug looks like. */
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final String UNNAMEABLE = "post";

    private Slugs() {}

    /** Makes a slug of a title; one without any letter of the Latin alphabet becomes {@code post}. */
    public static String of(String title) {
        String latin = title.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "ae")
                .replace("Ö", "oe")
                .replace("Ü", "ue")
                .replace("ß", "ss");
        String slug = Normalizer.normalize(latin, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        slug = trimmed(slug.length() > Post.SLUG_LENGTH - 8 ? slug.substring(0, Post.SLUG_LENGTH - 8) : slug);
        return slug.isEmpty() ? UNNAMEABLE : slug;
    }

    /** Returns the slug itself, or the first of {@code slug-2}, {@code slug-3} … that is not taken. */
    public static String free(String slug, Set<String> taken) {
        String candidate = slug;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = slug + "-" + number;
        }
        return candidate;
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }
}
