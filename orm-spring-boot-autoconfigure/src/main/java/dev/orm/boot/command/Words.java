package dev.orm.boot.command;

import java.util.List;

/** Phrases that several commands use. */
final class Words {

    private Words() {}

    static String list(List<String> revisions) {
        return revisions.isEmpty() ? "base" : String.join(", ", revisions);
    }
}
