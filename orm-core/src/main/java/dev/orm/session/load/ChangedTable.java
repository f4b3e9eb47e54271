package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.PolymorphicUnion;
import dev.orm.schema.TableName;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.EntityId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one table of an entity that a statement changes. */
final class ChangedTable {

    private ChangedTable() {}

    /** Returns which of the tables of an entity has the attributes that are set. */
    static int of(EntityModels models, EntityPath<?> path, List<Assignment> assignments) {
        EntityModel<?> model = models.get(path.javaType());
        if (!model.hasSeveralTables()) {
            return 0;
        }
        int table = -1;
        for (Assignment assignment : assignments) {
            ColumnAttribute attribute = attribute(models, assignment.target());
            if (attribute == null) {
                continue;
            }
            if (attribute.table() >= model.tables().size()) {
                throw new IllegalArgumentException("\"" + assignment.target() + "\" is in a table that only some of "
                        + model.name() + " have. Update the entity that has the attribute.");
            } else if (table >= 0 && table != attribute.table()) {
                throw refused(
                        model,
                        "An UPDATE changes one table, but \"" + assignment.target()
                                + "\" is in another than what is set before",
                        "Write one statement for each table, or change objects of a session");
            }
            table = attribute.table();
        }
        return Math.max(table, 0);
    }

    private static @Nullable ColumnAttribute attribute(EntityModels models, Expression<?> target) {
        if (target instanceof AttributePath<?> path) {
            return path.owner().isRoot()
                    ? models.get(path.owner().javaType()).attribute(path.name())
                    : foreignKey(models, path.owner());
        }
        return target instanceof EntityId.Column column && !column.path().isRoot()
                ? foreignKey(models, column.path())
                : null;
    }

    private static @Nullable ColumnAttribute foreignKey(EntityModels models, EntityPath<?> path) {
        return models.get(path.owner().javaType()).attribute(path.attribute());
    }

    static IllegalArgumentException refused(EntityModel<?> model, String what, String instead) {
        PolymorphicUnion union = model.union();
        List<TableName> tables = union != null
                ? union.branches().stream().map(branch -> branch.table().name()).toList()
                : (model.tables().size() > 1 ? model.tables() : model.columns().tables())
                        .stream().map(table -> table.table().name()).toList();
        return new IllegalArgumentException(
                what + ", and the rows of " + model.name() + " are divided among " + tables + ". " + instead + ".");
    }
}
