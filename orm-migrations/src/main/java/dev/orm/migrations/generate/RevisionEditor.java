package dev.orm.migrations.generate;

/**
 * Changes what a revision will say before it is written ({@code process_revision_directives} of Alembic): leaves a step out, adds one,
 * or puts them in another order. A draft without steps is not written.
 *
 * <pre>{@code
 * class NoComments implements RevisionEditor {
 *     public RevisionDraft edit(RevisionDraft draft) {
 *         return draft.withUpgrade(draft.upgrade().stream()
 *                 .filter(step -> !(step instanceof SchemaChange change && change.operation() instanceof CommentOnTable))
 *                 .toList());
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RevisionEditor {

    /**
     * Changes a draft.
     *
     * @param draft what the comparison found
     * @return what is written; {@link RevisionDraft#withUpgrade} also makes the way back of other steps
     */
    RevisionDraft edit(RevisionDraft draft);
}
