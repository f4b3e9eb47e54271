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
        Instant started,
        long millis,
        @Nullable String appliedBy) {

    /** How far a revision is. */
    public enum State {
        /** It has run. */
        APPLIED,
        /** It was stamped: marked as applied without being run. */
        STAMPED,
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

    /** Copies the list. */
    public AppliedRevision {
        parents = List.copyOf(parents);
    }

    /**
     * Returns the same revision, further on.
     *
     * @param changed how far it is
     * @param done how many statements of it have run
     * @param duration how long it took, in milliseconds
     * @return the changed line
     */
    public AppliedRevision at(State changed, int done, long duration) {
        return new AppliedRevision(id, parents, message, checksum, changed, done, started, duration, appliedBy);
    }
}
