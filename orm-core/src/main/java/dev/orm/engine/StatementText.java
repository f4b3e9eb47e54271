package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of a compiled statement as it is sent under some options: with their schemas and tags. Immutable. */
final class StatementText {

    private final Dialect dialect;
    private final @Nullable Function<CompiledStatement, @Nullable String> tagger;
    private final Map<String, String> schemas;
    private final @Nullable String tag;

    StatementText(
            Dialect dialect, @Nullable Function<CompiledStatement, @Nullable String> tagger, ExecutionOptions options) {
        this.dialect = dialect;
        this.tagger = tagger;
        this.schemas = options.schemas();
        this.tag = options.tag();
    }

    String of(CompiledStatement statement) {
        String sql = schemas.isEmpty() ? statement.sql() : statement.inSchemas(schemas, dialect);
        if (tag != null) {
            sql = tagged(sql, tag);
        }
        String own = tagger == null ? null : tagger.apply(statement);
        return own == null ? sql : tagged(sql, ExecutionOptions.checkedTag(own));
    }

    private static String tagged(String sql, String tag) {
        return sql + " /* " + tag + " */";
    }
}
