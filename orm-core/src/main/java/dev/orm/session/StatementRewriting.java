package dev.orm.session;

import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands the statements of one session to the rewriters, one after the other. */
final class StatementRewriting {

    private final DefaultSession session;
    private final List<StatementRewriter> rewriters;
    private boolean busy;

    StatementRewriting(DefaultSession session, List<StatementRewriter> rewriters) {
        this.session = session;
        this.rewriters = rewriters;
    }

    <T> RowStatement<T> query(RowStatement<T> query) {
        return rewritten(query, rewriter -> given -> rewriter.query(session, given));
    }

    Change change(Change change) {
        return rewritten(change, rewriter -> given -> rewriter.change(session, given));
    }

    private <S> S rewritten(S statement, Function<StatementRewriter, Function<S, @Nullable S>> step) {
        // What a rewriter runs itself would come back to it.
        if (busy) {
            return statement;
        }
        busy = true;
        try {
            S present = statement;
            for (StatementRewriter rewriter : rewriters) {
                S rewritten = step.apply(rewriter).apply(present);
                if (rewritten == null) {
                    throw new SessionException(
                            "The statement rewriter "
                                    + rewriter.getClass().getName()
                                    + " returned null. Let it return the statement that it was given where it changes nothing.");
                }
                present = rewritten;
            }
            return present;
        } finally {
            busy = false;
        }
    }
}
