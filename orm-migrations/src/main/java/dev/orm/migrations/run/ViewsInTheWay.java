package dev.orm.migrations.run;

import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.InspectedView;
import dev.orm.reflect.Inspector;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.TableName;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The views that read a column whose change was refused. PostgreSQL changes no type below a view, and drops nothing there. */
final class ViewsInTheWay {

    private ViewsInTheWay() {}

    /** A sentence about them, or nothing if there are none or something else was wrong. */
    static String sentence(EngineConnection connection, PlannedStep step, RuntimeException failure) {
        boolean refused = failure instanceof DatabaseException database
                && switch (database.kind()) {
                    case SYNTAX, OTHER -> true;
                    default -> false;
                };
        if (!refused) {
            return "";
        }
        for (MigrationStep said : step.steps()) {
            if (said instanceof SchemaChange change) {
                try {
                    String sentence = sentence(connection, change.operation());
                    if (!sentence.isEmpty()) {
                        return sentence;
                    }
                } catch (DatabaseException unreadable) {
                    failure.addSuppressed(unreadable);
                }
            }
        }
        return "";
    }

    private static String sentence(EngineConnection connection, DdlOperation operation) {
        List<String> views;
        if (operation instanceof AlterColumn alter) {
            views = views(connection, alter.table(), alter.to().name());
        } else if (operation instanceof DropColumn drop) {
            views = views(connection, drop.table(), drop.column().name());
        } else if (operation instanceof DropTable drop) {
            views = views(connection, drop.table().name(), null);
        } else {
            return "";
        }
        return views.isEmpty()
                ? ""
                : " It is read by " + (views.size() == 1 ? "view " : "views ") + String.join(", ", views)
                        + ": drop " + (views.size() == 1 ? "it" : "them")
                        + " before, by op.dropView, and afterwards make what is still wanted again, by op.createView.";
    }

    private static List<String> views(EngineConnection connection, TableName table, @Nullable String column) {
        return new Inspector(connection)
                .views(table.schema()).stream()
                        .filter(view -> mentions(view, table.name()))
                        .filter(view -> column == null || mentions(view, column))
                        .map(view -> view.name().toString())
                        .toList();
    }

    private static boolean mentions(InspectedView view, String name) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])")
                .matcher(view.query())
                .find();
    }
}
