package dev.orm.dialect.sqlite;

/**
 * A text of which a regular expression may look at so many characters only. Some patterns try every way to divide a text before they
 * give up; nothing else could stop them, as the database waits for the answer of this one row.
 */
final class BoundedText implements CharSequence {

    /** Takes half a second or so. */
    private static final long STEPS = 5_000_000;

    /** So often every character of a long text may be looked at. */
    private static final long STEPS_PER_CHARACTER = 100;

    private final String text;
    private long left;

    BoundedText(String text) {
        this.text = text;
        this.left = Math.max(STEPS, STEPS_PER_CHARACTER * text.length());
    }

    /** Says that a pattern was given up. */
    static final class Exhausted extends RuntimeException {

        private Exhausted() {
            super(null, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
