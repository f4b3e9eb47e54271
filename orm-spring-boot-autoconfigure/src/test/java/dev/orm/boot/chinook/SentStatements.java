package dev.orm.boot.chinook;

import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Records what the product sends. */
@Component
class SentStatements implements StatementListener {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void afterStatement(StatementEvent event) {
        statements.add(event.sql());
    }

    /** Returns what was sent since the last call. */
    List<String> take() {
        List<String> sent = List.copyOf(statements);
        statements.clear();
        return sent;
    }
}
