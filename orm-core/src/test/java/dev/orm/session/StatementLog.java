package dev.orm.session;

import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import java.util.ArrayList;
import java.util.List;

/** Records the statements that were sent, spelled alike for all databases. */
final class StatementLog implements StatementListener {

    private final List<String> statements = new ArrayList<>();

    @Override
    public void afterStatement(StatementEvent event) {
        String text = event.sql()
                .replaceAll("[\"`]", "")
                .replaceAll("in \\(select \\* from unnest\\(.*?\\) as orm_rows\\)", "in (?)")
                .replaceAll(
                        "= any\\(\\?\\)|in \\(select value from json_each\\(\\?\\)\\)|in \\(select .*? from unnest.*?\\)"
                                + "|in \\(select value ->> 0.*? from json_each\\(\\?\\)\\)"
                                + "|in \\(select v0.*? from json_table\\(.*?\\) as listed, .*?\\) as listed_row\\)"
                                + "|in \\(select v from json_table\\(\\?, .*?\\)\\) as listed\\)",
                        "in (?)")
                .replaceAll("^select \\w+ from final table \\((insert .*)\\)$", "$1")
                .replaceAll("^delete \\w+ from ", "delete from ")
                .replaceAll(" returning \\w+$", "");
        statements.add(event.executions() > 1 ? text + " x" + event.executions() : text);
    }

    /** Returns what was sent since the last call. */
    List<String> sent() {
        List<String> sent = List.copyOf(statements);
        statements.clear();
        return sent;
    }
}
