package dev.orm.session;

import java.util.List;

/** The tables of the database are not those of the mapped entities. */
public final class SchemaValidationException extends SessionException {

    private static final long serialVersionUID = 1L;

    private final List<String> differences;

    /**
     * Reports differences.
     *
     * @param differences a sentence for each
     */
    public SchemaValidationException(List<String> differences) {
        super("The database does not fit the mapped entities:\n  " + String.join("\n  ", differences));
        this.differences = List.copyOf(differences);
    }

    /**
     * Returns the differences.
     *
     * @return a sentence for each
     */
    public List<String> differences() {
        return differences;
    }
}
