package dev.orm.migrations.run;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.sqlite.RebuildText;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What actions send, with the values in the text, for scripts and plans that people read.
 *
 * @param dialect the dialect of the database
 */
record ActionText(Dialect dialect) {

    /** Something that no text does: work of the program, or a value that cannot be written. The message says why, as a clause. */
    static final class UnprintableException extends MigrationException {

        private static final long serialVersionUID = 1L;

        UnprintableException(String why) {
            super(why);
        }
    }

    /**
     * Writes an action.
     *
     * @return its statements, each as it can be sent
     * @throws UnprintableException if no statements do what the action does
     */
    List<String> statements(Action action) {
        if (action instanceof Action.RunSql sql) {
            return List.of(sql.sql());
        } else if (action instanceof Action.ChangeRows rows) {
            return List.of(rows.sql());
        } else if (action instanceof Action.Rebuild rebuild) {
            return new RebuildText(dialect, rebuild.rebuild()).texts();
        }
        try {
            if (action instanceof Action.RunParts parts) {
                return List.of(whole(parts.step()));
            }
            return statements(((Action.RunStep) action).step());
        } catch (UnsupportedConstructException unwritable) {
            throw new UnprintableException(unwritable.getMessage());
        }
    }

    private List<String> statements(MigrationStep step) {
        if (step instanceof InsertRows insert) {
            CompiledStatement statement = dialect.compileInsert(insert.table(), insert.columns(), 1, List.of());
            List<String> texts = new ArrayList<>();
            for (List<@Nullable Object> row : insert.rows()) {
                texts.add(InlinedValues.text(dialect, statement, row.toArray()));
            }
            return texts;
        } else if (step instanceof ExecuteStatement execute) {
            return List.of(statement(execute.statement()));
        } else if (step instanceof Irreversible irreversible) {
            throw new UnprintableException("there is no way back, as " + irreversible.reason() + ".");
        }
        throw new UnprintableException("it runs work of the program (" + step.describe() + ").");
    }

    /** All parts at once, as nobody knows the keys of the rows. */
    private String whole(RunBatches step) {
        if (step.statement() == null) {
            throw new UnprintableException("it runs work of the program (" + step.describe() + ").");
        }
        return statement(step.statement().apply(step.table().column(step.key()).isNotNull()));
    }

    /** Writes a statement of the toolkit. */
    String statement(Statement statement) {
        BindCollector binds = BindCollector.indexing(statement);
        return InlinedValues.text(dialect, dialect.compile(statement, binds), binds.values());
    }
}
