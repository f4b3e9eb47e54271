package dev.orm.mapping.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a mapping, each fault once. Not thread-safe. */
public final class Faults {

    private final Set<String> sentences = new LinkedHashSet<>();

    /** Makes an empty collection. */
    public Faults() {}

    /**
     * Adds a fault of a class.
     *
     * @param type the class
     * @param sentence what is wrong and how to mend it
     */
    public void add(Class<?> type, String sentence) {
        sentences.add(Names.of(type) + ": " + sentence);
    }

    /**
     * Adds a fault of a member of a class.
     *
     * @param type the class
     * @param member the member, or a path of members
     * @param sentence what is wrong and how to mend it
     */
    public void add(Class<?> type, String member, String sentence) {
        sentences.add(Names.of(type) + "." + member + ": " + sentence);
    }

    /**
     * Adds a fault of a member.
     *
     * @param member the member
     * @param sentence what is wrong and how to mend it
     */
    public void add(Member member, String sentence) {
        add(member.declaring(), member.name(), sentence);
    }

    /**
     * Tells whether nothing is wrong so far.
     *
     * @return whether there is no fault
     */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /**
     * Returns the faults.
     *
     * @return the sentences in the order they were found
     */
    public List<String> list() {
        return List.copyOf(sentences);
    }
}
