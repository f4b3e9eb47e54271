package dev.orm.demo.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Sentences about one theme, and the texts that are made of them. The same random numbers give the same texts. */
final class Theme {

    private final SeedFile sentences;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> comments;

    Theme(String name, List<String> generalComments, Random random) {
        sentences = SeedFile.read(name);
        comments = Stream.concat(sentences.lines("comments").stream(), generalComments.stream())
                .toList();
        for (String title : sentences.lines("titles")) {
            for (String line : sentences.lines("subjects")) {
                String[] parts = line.split("\\|");
                String subject = parts[0].strip();
                drafts.add(new Draft(filled(title, subject), body(subject, random), Draft.tags(parts[1])));
            }
        }
    }

    /** Every subject under every title. */
    List<Draft> drafts() {
        return drafts;
    }

    String comment(Random random) {
        return anyOf(comments, random);
    }

    private String body(String subject, Random random) {
        List<String> middles = new ArrayList<>(sentences.lines("middles"));
        StringBuilder body = new StringBuilder(filled(anyOf(sentences.lines("openings"), random), subject));
        int paragraphs = 2 + random.nextInt(2);
        for (int paragraph = 0; paragraph < paragraphs; paragraph++) {
            body.append(paragraph == 0 ? " " : "\n\n");
            int length = 2 + random.nextInt(2);
            for (int i = 0; i < length; i++) {
                body.append(i == 0 ? "" : " ").append(middles.remove(random.nextInt(middles.size())));
            }
        }
        return body.append("\n\n")
                .append(anyOf(sentences.lines("closings"), random))
                .toString();
    }

    static String anyOf(List<String> lines, Random random) {
        return lines.get(random.nextInt(lines.size()));
    }

    private static String filled(String pattern, String subject) {
        String capital = Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
        return pattern.replace("{subject}", subject).replace("{Subject}", capital);
    }

    /** A post without author. */
    record Draft(String title, String body, List<String> tags) {

        static List<String> tags(String line) {
            return Stream.of(line.split(",")).map(String::strip).toList();
        }
    }
}
