package dev.orm.session.load;

import dev.orm.mapping.EntityColumns;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.IdentityMap;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the owner of an element of a collection by the foreign key in its row, or in that of the join table. */
final class OwnerReader {

    private final boolean longId;
    private final int column;
    private final SqlType<?> type;
    private final @Nullable KeyReader key;

    OwnerReader(EntityModel<?> owner, EntityModel<?> target, ToManyAttribute collection) {
        this(owner, places(target, collection));
    }

    /**
     * Makes a reader.
     *
     * @param owner the entity
     * @param places where the columns that refer to it are: for each the number of columns before it
     */
    OwnerReader(EntityModel<?> owner, int[] places) {
        this.longId = owner.hasLongId();
        this.column = 1 + places[0];
        this.type = owner.columns().key().get(0).type();
        this.key = owner.compositeId() == null
                ? null
                : new KeyReader(owner.columns().key(), places);
    }

    /** Returns where the columns that refer to the owner are: for each the number of columns before it. */
    static int[] places(EntityModel<?> target, ToManyAttribute collection) {
        EntityColumns columns = target.columns();
        JoinTable joinTable = collection.joinTable();
        if (joinTable == null) {
            return columns.places(
                    Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())))
                            .index());
        }
        // They stand behind the columns of the entity.
        int behind = columns.all().size();
        return IntStream.range(behind, behind + joinTable.ownerColumns().size()).toArray();
    }

    /** Returns the attribute of the elements that leads to their owner, or -1 if a join table does. */
    static int reference(EntityModel<?> target, ToManyAttribute collection) {
        String mappedBy = collection.joinTable() == null ? collection.mappedBy() : null;
        return mappedBy == null
                ? -1
                : Objects.requireNonNull(target.attribute(mappedBy)).index();
    }

    @Nullable
    EntityEntry read(IdentityMap owners, RowReader row) throws SQLException {
        if (longId) {
            return owners.get(row.getLong(column));
        }
        Object id = key != null ? key.read(row, 1) : type.read(row, column);
        return id == null ? null : owners.get(id);
    }
}
