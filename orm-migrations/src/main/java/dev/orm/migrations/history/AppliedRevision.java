package dev.orm.migrations.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database remembers of a revision.
 *
 * @param id id of the revision
 * @param parents ids of the revisions just before it
 * @param message what it does, in a few words
 * @param checksum what its operations are recognised by
 * @param state how far it is
 * @param stepsDone how many statements of it have run, while it is under way
 * @param stepsBegun one more than {@code stepsDone} while a statement runs of which nobody can see afterwards whether it has, the same
 *     otherwise
 * @param started when it began
 * @param millis how long it took, in milliseconds
 * @param appliedBy the user and the machine that ran it, or null if they are unknown
 */
public record AppliedRevision(
        String id,
        List<String> parents,
        String message,
        String checksum,
        State state,
        int stepsDone,
        int stepsBegun,
        Instant started,
        long millis,
        @Nullable String appliedBy) {

    /** How far a revision is. */
    public enum State {
        /** It has run. */
        APPLIED,
        /** It was stamped: marked as applied without being run. */
        STAMPED,
        /** It is no revision but an object that was made, and is made again when its SQL changes. */
        REPEATABLE,
        /** It is being applied, or was when the program ended. */
        UPGRADING,
        /** It is being undone, or was when the program ended. */
        DOWNGRADING;

        /**
         * Tells whether a run that ended in the middle has to be finished.
         *
         * @return whether it is under way
         */
        public boolean isUnderWay() {
            return this == UPGRADING || this == DOWNGRADING;
        }
    }

    /** What stands before the name of a repeatable object, which may be the id of a revision. */
    private static final String REPEATABLE = "r:";

    /**
     * Returns what is remembered of a repeatable object.
     *
     * @param name its name
     * @param message what it is, in a few words
     * @param checksum what its SQL is recognised by
     * @param started when it was made
     * @param millis how long it took, in milliseconds
     * @param appliedBy the user and the machine that made it, or null if they are unknown
     * @return the line
     */
    public static AppliedRevision repeatable(
            String name, String message, String checksum, Instant started, long millis, @Nullable String appliedBy) {
        return new AppliedRevision(
                REPEATABLE + name, List.of(), message, checksum, State.REPEATABLE, 0, 0, started, millis, appliedBy);
    }

    /**
     * Tells whether the line is that of a repeatable object.
     *
     * @return whether it is no revision
     */
    public boolean isRepeatable() {
        return state == State.REPEATABLE;
    }

    /**
     * Names the object.
     *
     * @return the id of the revision, or the name of the repeatable object
     */
    public String name() {
        return isRepeatable() && id.startsWith(REPEATABLE) ? id.substring(REPEATABLE.length()) : id;
    }

    /** Copies the list. */
    public AppliedRevision {
        parents = List.copyOf(parents);
    }

    /**
     * Tells whether the program ended while a statement ran of which nobody can see whether it has.
     *
     * @return whether a person has to say so
     */
    public boolean isInDoubt() {
        return state.isUnderWay() && stepsBegun > stepsDone;
    }

    /**
     * Returns the same revision, further on.
     *
     * @param changed how far it is
     * @param done how many statements of it have run, and begun
     * @return the changed line
     */
    public AppliedRevision at(State changed, int done) {
        return new AppliedRevision(id, parents, message, checksum, changed, done, done, started, millis, appliedBy);
    }

    /**
     * Returns the same revision, in the next statement.
     *
     * @return the changed line, which {@link #isInDoubt} if nothing is written after it
     */
    public AppliedRevision inNextStep() {
        return new AppliedRevision(
                id, parents, message, checksum, state, stepsDone, stepsDone + 1, started, millis, appliedBy);
    }

    /**
     * Returns the same revision, at its end.
     *
     * @param duration how long it took, in milliseconds
     * @return the changed line
     */
    public AppliedRevision applied(long duration) {
        return new AppliedRevision(id, parents, message, checksum, State.APPLIED, 0, 0, started, duration, appliedBy);
    }

    /**
     * Returns the same revision, recognised by something else.
     *
     * @param changed the checksum
     * @return the changed line
     */
    public AppliedRevision withChecksum(String changed) {
        return new AppliedRevision(
                id, parents, message, changed, state, stepsDone, stepsBegun, started, millis, appliedBy);
    }
}
