package dev.orm.mapping;

import java.util.List;

/** The entity classes cannot be mapped. The message lists everything that is wrong, with class and member. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /**
     * Reports faults.
     *
     * @param faults one sentence or more for each fault, beginning with class and member
     */
    public MappingException(List<String> faults) {
        super(
                faults.size() == 1
                        ? faults.get(0)
                        : faults.size() + " mapping faults:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * Returns the faults.
     *
     * @return one text for each
     */
    public List<String> faults() {
        return faults;
    }
}
