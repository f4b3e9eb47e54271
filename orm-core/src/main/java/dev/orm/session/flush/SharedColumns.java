package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foreign keys some of whose columns another attribute writes, as where all keys of a tenant begin with its number. */
final class SharedColumns {

    private SharedColumns() {}

    /** Sees to it that an association leads to a row that has what the other attributes write. */
    static void check(PersistenceContext context, EntityEntry entry, ColumnAttribute foreignKey, @Nullable Object key) {
        if (foreignKey.written().size() == foreignKey.columns().size() || !(key instanceof List<?> parts)) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Column<?> column = foreignKey.columns().get(i);
            ColumnAttribute writer =
                    foreignKey.written().contains(column) ? null : writer(entry.model(), foreignKey, column.name());
            if (writer != null && !parts.get(i).equals(value(context, entry, writer, column.name()))) {
                throw new SessionException(
                        entry + "." + foreignKey.path() + " leads to a row that has something else in column \""
                                + column.name() + "\" than " + writer.path() + ", which writes it. Make both agree.");
            }
        }
    }

    private static @Nullable ColumnAttribute writer(EntityModel<?> model, ColumnAttribute foreignKey, String column) {
        for (ColumnAttribute attribute : model.attributes()) {
            boolean writes = attribute.insertable() || attribute.updatable();
            if (attribute != foreignKey && writes && place(attribute.written(), column) >= 0) {
                return attribute;
            }
        }
        return null;
    }

    private static int place(List<Column<?>> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Object value(
            PersistenceContext context, EntityEntry entry, ColumnAttribute writer, String column) {
        if (writer.toOne() == null) {
            return FlushContext.accessor(entry.model()).get(writer.index(), entry.entity());
        }
        Object key = References.id(context, entry, writer);
        return key instanceof List<?> parts ? parts.get(place(writer.columns(), column)) : key;
    }
}
