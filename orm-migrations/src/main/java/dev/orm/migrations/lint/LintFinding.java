package dev.orm.migrations.lint;

/**
 * Something that lint has found.
 *
 * @param rule what
 * @param revision the revision, with its message
 * @param operation which operation of it, counted from 1
 * @param what the operation in a few words, and what else is to be said
 */
public record LintFinding(LintRule rule, String revision, int operation, String what) {

    @Override
    public String toString() {
        return rule.code() + " revision " + revision + ", operation " + operation + " (" + what + "): " + rule.reason()
                + " " + rule.recipe();
    }
}
