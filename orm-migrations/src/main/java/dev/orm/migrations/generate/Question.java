package dev.orm.migrations.generate;

import java.util.List;

/**
 * Something that has to be decided before a revision can be written.
 *
 * @param text the question, in a sentence
 * @param answers what can be written to answer it, such as {@code --rename users.mail=users.email}
 */
public record Question(String text, List<String> answers) {

    /** Copies the list. */
    public Question {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return text + " " + String.join(" or ", answers);
    }
}
