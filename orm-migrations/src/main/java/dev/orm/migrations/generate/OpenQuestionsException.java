package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import java.util.List;
import java.util.stream.Collectors;

/** A revision cannot be written before questions are answered: nothing is guessed about names and rows. */
public final class OpenQuestionsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Question> questions;

    /**
     * Makes an exception.
     *
     * @param questions what is open
     */
    public OpenQuestionsException(List<Question> questions) {
        super("The revision was not written, as only you can know this:\n"
                + questions.stream().map(question -> "- " + question).collect(Collectors.joining("\n")));
        this.questions = List.copyOf(questions);
    }

    /**
     * Returns what is open.
     *
     * @return the questions
     */
    public List<Question> questions() {
        return questions;
    }
}
