package dev.orm.reflect;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What counts as the same when schemas are compared: here what is equal. */
class Equivalence {

    static final Equivalence EXACT = new Equivalence();

    boolean sameName(String wanted, String found) {
        return wanted.equals(found);
    }

    final boolean sameName(TableName wanted, TableName found) {
        return Objects.equals(wanted.schema(), found.schema()) && sameName(wanted.name(), found.name());
    }

    final boolean sameNames(List<String> wanted, List<String> found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!sameName(wanted.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean sameType(Table table, Column<?> wanted, Column<?> found) {
        return wanted.type().sensitive().equals(found.type().sensitive())
                && Objects.equals(wanted.enumType(), found.enumType());
    }

    /** Whether the column that is there holds the values that it should. */
    boolean holds(TableName table, Column<?> wanted, Column<?> found) {
        return false;
    }

    String typeText(TableName table, Column<?> found) {
        return found.type().toString();
    }

    boolean sameExpression(@Nullable DdlExpression wanted, @Nullable DdlExpression found, Column<?> column) {
        return Objects.equals(wanted, found);
    }

    boolean sameCollation(Column<?> wanted, Column<?> found) {
        return Objects.equals(wanted.collation(), found.collation());
    }

    boolean sameObject(SchemaObject wanted, SchemaObject found) {
        return wanted.equals(found);
    }

    final boolean sameComputed(Column<?> wanted, Column<?> found) {
        Computed left = wanted.computed();
        Computed right = found.computed();
        return left == null || right == null
                ? left == right
                : left.stored() == right.stored() && sameExpression(left.expression(), right.expression(), wanted);
    }

    boolean sameCondition(@Nullable DdlExpression wanted, @Nullable DdlExpression found) {
        return Objects.equals(wanted, found);
    }

    boolean sameConstraint(Constraint wanted, Constraint found) {
        if (wanted instanceof PrimaryKey left && found instanceof PrimaryKey right) {
            return sameNames(left.columns(), right.columns());
        } else if (wanted instanceof UniqueConstraint left && found instanceof UniqueConstraint right) {
            return left.nullsDistinct() == right.nullsDistinct() && sameNames(left.columns(), right.columns());
        } else if (wanted instanceof Check left && found instanceof Check right) {
            return sameCondition(left.condition(), right.condition());
        }
        return wanted instanceof ForeignKey left
                && found instanceof ForeignKey right
                && sameNames(left.columns(), right.columns())
                && sameName(left.referencedTable(), right.referencedTable())
                && sameNames(left.referencedColumns(), right.referencedColumns())
                && left.onDelete() == right.onDelete()
                && left.onUpdate() == right.onUpdate()
                && left.deferral() == right.deferral()
                && left.matchFull() == right.matchFull();
    }

    final boolean sameIndex(Index wanted, Index found) {
        if (!sameName(wanted.name(), found.name())
                || wanted.unique() != found.unique()
                || !sameNames(wanted.include(), found.include())
                || !sameCondition(wanted.where(), found.where())
                || wanted.elements().size() != found.elements().size()) {
            return false;
        }
        for (int i = 0; i < wanted.elements().size(); i++) {
            if (!sameElement(wanted.elements().get(i), found.elements().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameElement(Index.Element wanted, Index.Element found) {
        String left = wanted.column();
        String right = found.column();
        boolean sameColumn = left == null || right == null ? Objects.equals(left, right) : sameName(left, right);
        return sameColumn
                && sameCondition(wanted.expression(), found.expression())
                && wanted.descending() == found.descending()
                && nulls(wanted) == nulls(found);
    }

    Index.Nulls nulls(Index.Element element) {
        return element.nulls();
    }
}
