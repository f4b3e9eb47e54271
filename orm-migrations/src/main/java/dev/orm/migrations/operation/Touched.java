package dev.orm.migrations.operation;

import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a step has to do with: whole objects, and parts of one table. Not thread-safe. */
final class Touched {

    /** What the operators and functions of expressions are written with; other words may name anything. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)(?:[^a-z\"`\\[]|\\b(?:and|or|not|is|null|in|between|like|lower|upper|length)\\b)*");

    /** Stands for the place of a column behind the others. */
    private static final String PLACE = "";

    private boolean everything;
    private final Set<TableName> objects = new HashSet<>();
    private final Map<TableName, Set<String>> columns = new HashMap<>();
    /** The table whose columns are meant. */
    private @Nullable TableName table;

    private Touched() {}

    static Touched by(MigrationStep step) {
        Touched touched = new Touched();
        if (step instanceof SchemaChange change) {
            touched.operation(change.operation());
            touched.expression(change.existingRows());
        } else if (step instanceof InsertRows insert) {
            touched.wholeTable(insert.table());
        } else {
            touched.everything = true;
        }
        return touched;
    }

    /** Whether a table has expressions of which nobody knows what they name. */
    static boolean byText(Table table) {
        Touched touched = new Touched();
        touched.wholeTable(table);
        return touched.everything;
    }

    /** Whether the two may change places. */
    boolean isApartFrom(Touched other) {
        if (everything
                || other.everything
                || !Collections.disjoint(objects, other.objects)
                || !Collections.disjoint(objects, other.columns.keySet())
                || !Collections.disjoint(other.objects, columns.keySet())) {
            return false;
        }
        return columns.keySet().stream()
                .allMatch(name -> Collections.disjoint(columns.get(name), other.columns.getOrDefault(name, Set.of())));
    }

    /** The same without the places of columns in their tables, which mean nothing to rows. */
    Touched withoutPlaces() {
        columns.values().forEach(touched -> touched.remove(PLACE));
        return this;
    }

    private void touch(@Nullable TableName name, Collection<String> touched) {
        if (name != null) {
            columns.computeIfAbsent(name, fresh -> new HashSet<>()).addAll(touched);
        }
    }

    private void operation(DdlOperation operation) {
        table = StepMerge.tableOf(operation);
        if (operation instanceof CreateTable create) {
            wholeTable(create.table());
        } else if (operation instanceof DropTable drop) {
            wholeTable(drop.table());
        } else if (operation instanceof RenameTable rename) {
            objects.add(rename.table());
            objects.add(new TableName(rename.table().schema(), rename.newName()));
        } else if (operation instanceof AddColumn add) {
            touch(table, Set.of(PLACE));
            column(add.column());
        } else if (operation instanceof DropColumn drop) {
            column(drop.column());
        } else if (operation instanceof AlterColumn alter) {
            column(alter.from());
            column(alter.to());
        } else if (operation instanceof RenameColumn rename) {
            touch(table, Set.of(rename.column(), rename.newName()));
        } else if (operation instanceof AddConstraint add) {
            constraint(add.constraint());
        } else if (operation instanceof DropConstraint drop) {
            constraint(drop.constraint());
        } else if (operation instanceof CreateIndex create) {
            index(create.index());
        } else if (operation instanceof DropIndex drop) {
            index(drop.index());
        } else if (operation instanceof CreateSequence create) {
            objects.add(create.sequence().name());
        } else if (operation instanceof DropSequence drop) {
            objects.add(drop.sequence().name());
        } else if (operation instanceof CreateEnumType create) {
            objects.add(create.type().name());
        } else if (operation instanceof DropEnumType drop) {
            objects.add(drop.type().name());
        } else if (operation instanceof AddEnumValue add) {
            objects.add(add.type().name());
        } else {
            everything = !(operation instanceof CommentOnTable);
        }
    }

    private void wholeTable(Table touched) {
        table = touched.name();
        objects.add(table);
        touched.columns().forEach(this::column);
        touched.constraints().forEach(this::constraint);
        touched.indexes().forEach(this::index);
    }

    private void column(Column<?> column) {
        touch(table, Set.of(column.name()));
        expression(column.defaultValue());
        if (column.computed() != null) {
            expression(column.computed().expression());
        }
        if (column.enumType() != null) {
            objects.add(column.enumType().name());
        }
        if (column.identity() != null && column.identity().sequence() != null) {
            objects.add(column.identity().sequence().name());
        }
    }

    private void constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            touch(table, key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            touch(table, unique.columns());
        } else if (constraint instanceof ForeignKey key) {
            touch(table, key.columns());
            touch(key.referencedTable(), key.referencedColumns());
        } else {
            expression(((Check) constraint).condition());
        }
    }

    private void index(Index index) {
        touch(table, index.columns());
        touch(table, index.include());
        index.elements().forEach(element -> expression(element.expression()));
        expression(index.where());
    }

    private void expression(@Nullable DdlExpression expression) {
        if (expression == null) {
            return;
        }
        for (DdlExpression.Part part : expression.parts()) {
            if (part instanceof DdlExpression.ColumnName column) {
                touch(table, Set.of(column.name()));
            } else if (part instanceof DdlExpression.Text text) {
                everything |= !HARMLESS.matcher(text.sql()).matches();
            }
        }
    }
}
