package dev.orm.migrations.sqlite;

import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several changes of one table, made at once.
 *
 * @param before the table as it is
 * @param after the table as it shall be, of the same name
 * @param sources where the values of the new columns come from, in the order of {@code after}; columns that it leaves out get their
 *     default
 */
public record TableRebuild(Table before, Table after, Map<String, Source> sources) {

    /**
     * Where the values of a new column come from.
     *
     * @param expression what is computed from the columns of the table as it is
     * @param from the old column, or null if the value is another one
     */
    public record Source(DdlExpression expression, @Nullable Column<?> from) {}

    /** Copies the map. */
    public TableRebuild {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /**
     * Returns the table that an operation changes, if a rebuild can take the operation up. A rename of a column is none: SQLite lets what
     * names the column follow, in triggers, views and other tables too.
     *
     * @param change the operation
     * @return the name of the table, or null if the operation is about something else
     */
    public static @Nullable TableName tableOf(SchemaChange change) {
        if (change.operation() instanceof AddColumn add) {
            return add.table();
        } else if (change.operation() instanceof DropColumn drop) {
            return drop.table();
        } else if (change.operation() instanceof AlterColumn alter) {
            return alter.table();
        } else if (change.operation() instanceof AddConstraint add) {
            return add.table();
        } else if (change.operation() instanceof ValidateConstraint validate) {
            return validate.table();
        } else if (change.operation() instanceof DropConstraint drop) {
            return drop.table();
        } else if (change.operation() instanceof CreateIndex create) {
            return create.table();
        } else if (change.operation() instanceof DropIndex drop) {
            return drop.table();
        } else if (change.operation() instanceof CommentOnTable comment) {
            return comment.table();
        }
        return null;
    }

    /**
     * Makes one rebuild of changes of one table.
     *
     * @param schema the schema before the first of them
     * @param changes the changes, in order; {@link #tableOf} is the same for all
     * @return the rebuild
     */
    public static TableRebuild of(Schema schema, List<SchemaChange> changes) {
        TableName name = Objects.requireNonNull(tableOf(changes.get(0)));
        Table before = schema.table(name).orElseThrow();
        Map<String, Source> sources = sources(before);
        Schema state = schema;
        for (SchemaChange change : changes) {
            change(sources, change);
            state = SchemaState.apply(state, change);
        }
        return of(before, state.table(name).orElseThrow(), sources);
    }

    /**
     * Makes a rebuild of a table whose columns keep their names.
     *
     * @param before the table as it is
     * @param after the table as it shall be
     * @return the rebuild
     */
    public static TableRebuild of(Table before, Table after) {
        return of(before, after, sources(before));
    }

    private static Map<String, Source> sources(Table before) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Column<?> column : before.columns()) {
            if (column.computed() == null) {
                sources.put(column.name(), new Source(DdlExpression.column(column.name()), column));
            }
        }
        return sources;
    }

    private static TableRebuild of(Table before, Table after, Map<String, Source> sources) {
        Map<String, Source> ordered = new LinkedHashMap<>();
        for (Column<?> column : after.columns()) {
            Source source = sources.get(column.name());
            if (source != null && column.computed() == null) {
                ordered.put(column.name(), source);
            }
        }
        return new TableRebuild(before, after, ordered);
    }

    private static void change(Map<String, Source> sources, SchemaChange change) {
        if (change.operation() instanceof AddColumn add && change.existingRows() != null) {
            sources.put(add.column().name(), new Source(change.existingRows(), null));
        } else if (change.operation() instanceof DropColumn drop) {
            sources.remove(drop.column().name());
        }
    }
}
