package dev.orm.demo.seed;

import dev.orm.demo.model.Post;
import dev.orm.demo.model.PostStatus;
import dev.orm.demo.model.Tag;
import dev.orm.demo.model.User;
import dev.orm.demo.service.Slugs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Authors, tags, posts and comments made of hand-written sentences, the same every time. */
final class SeedPosts {

    private static final Instant FIRST = Instant.parse("2024-02-05T06:40:00Z");

    private final Random random = new Random(20240205);
    private final Map<String, List<User>> authors = new LinkedHashMap<>();
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<String> readers;

    SeedPosts() {
        SeedFile people = SeedFile.read("people");
        readers = people.lines("readers");
        people.lines("authors").forEach(this::author);
        List<Entry> entries = new ArrayList<>();
        Map<String, Theme> themes = new LinkedHashMap<>();
        for (String name : List.of("databases", "gardening", "cycling", "cooking")) {
            Theme theme = new Theme(name, people.lines("comments"), random);
            themes.put(name, theme);
            theme.drafts().forEach(draft -> entries.add(new Entry(name, draft, false)));
        }
        List<String> special = SeedFile.read("special").lines("");
        for (int i = 0; i < special.size(); i += 2) {
            String[] parts = special.get(i).split("\\|");
            Theme.Draft draft = new Theme.Draft(parts[0].strip(), special.get(i + 1), Theme.Draft.tags(parts[1]));
            entries.add(new Entry(themeOf(draft), draft, true));
        }
        Collections.shuffle(entries, random);
        Set<String> slugs = new HashSet<>();
        Instant when = FIRST;
        for (Entry entry : entries) {
            when = when.plus(Duration.ofMinutes(900 + random.nextInt(8_000)));
            posts.add(post(entry, when, slugs, themes));
        }
    }

    List<User> authors() {
        return authors.values().stream().flatMap(List::stream).toList();
    }

    List<Tag> tags() {
        return List.copyOf(tags.values());
    }

    List<Post> posts() {
        return posts;
    }

    private void author(String line) {
        String[] parts = line.split("\\|");
        boolean retired = parts[0].startsWith("!");
        String name = parts[0].replace("!", "").strip();
        String about = parts.length > 2 ? parts[2].strip() : "";
        String address = Slugs.of(name).replace('-', '.') + "@blog.example";
        User author = new User(name, address, about.isEmpty() ? null : about, FIRST);
        if (retired) {
            author.retire();
        }
        authors.computeIfAbsent(parts[1].strip(), theme -> new ArrayList<>()).add(author);
    }

    private Post post(Entry entry, Instant when, Set<String> slugs, Map<String, Theme> themes) {
        Theme.Draft text = entry.draft();
        List<User> writers = authors.getOrDefault(entry.theme(), List.of());
        String slug = Slugs.free(Slugs.of(text.title()), slugs);
        slugs.add(slug);
        boolean draft = random.nextInt(20) == 0 && !entry.special();
        PostStatus status = draft ? PostStatus.DRAFT : PostStatus.PUBLISHED;
        Post post =
                new Post(writers.get(random.nextInt(writers.size())), slug, text.title(), text.body(), status, when);
        post.tagWith(text.tags().stream()
                .map(name -> tags.computeIfAbsent(name, Tag::new))
                .toList());
        int comments = draft ? 0 : random.nextInt(7);
        Instant said = when;
        for (int i = 0; i < comments; i++) {
            said = said.plus(Duration.ofMinutes(5 + random.nextInt(1_500)));
            post.addComment(
                    Theme.anyOf(readers, random), themes.get(entry.theme()).comment(random), said);
        }
        return post;
    }

    private static String themeOf(Theme.Draft draft) {
        Set<String> kitchen = Set.of("bread", "cakes", "noodles", "preserves");
        if (draft.tags().stream().anyMatch(kitchen::contains)) {
            return "cooking";
        }
        return draft.tags().contains("touring") ? "cycling" : "databases";
    }

    /** The hand-written ones are never drafts, so that searching finds them. */
    private record Entry(String theme, Theme.Draft draft, boolean special) {}
}
