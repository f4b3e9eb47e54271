package dev.orm.mapping;

import dev.orm.mapping.internal.Member;
import dev.orm.schema.DdlExpression;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute with a column, while its entity is being read. What refers to other entities is filled in later. */
final class AttributeDraft {

    /** Members from the entity to the attribute; more than one if it is embedded. */
    final List<Member> members;

    final String path;

    /** Name of the column as the mapping has it; annotations use this one. */
    String mappedColumn = "";

    /** Name of the column in the database, as soon as all mapped names are known. */
    String column = "";

    @Nullable
    SqlType<?> type;

    boolean nullable = true;
    boolean unique;
    boolean insertable = true;
    boolean updatable = true;
    boolean id;
    boolean version;
    ColumnAttribute.Made made = ColumnAttribute.Made.NEVER;

    @Nullable
    DdlExpression defaultValue;

    EntityModel.IdGeneration generation = EntityModel.IdGeneration.ASSIGNED;

    @Nullable
    ToOneDraft toOne;

    AttributeDraft(List<Member> members) {
        this.members = List.copyOf(members);
        this.path = String.join(".", members.stream().map(Member::name).toList());
    }

    /** The column in a message, with both of its names if a naming strategy changed it. */
    String shownColumn() {
        return "\"" + column + "\"" + (column.equals(mappedColumn) ? "" : ", in the mapping \"" + mappedColumn + "\",");
    }

    Member member() {
        return members.get(members.size() - 1);
    }

    /** A to-one association, while its entity is being read. */
    static final class ToOneDraft {

        final Class<?> target;
        final boolean lazy;
        final boolean optional;
        final Cascades cascades;
        final String referencedColumn;
        final ForeignKeySetting foreignKey;

        @Nullable
        String inverse;

        ToOneDraft(
                Class<?> target,
                boolean lazy,
                boolean optional,
                Cascades cascades,
                String referencedColumn,
                ForeignKeySetting foreignKey) {
            this.target = target;
            this.lazy = lazy;
            this.optional = optional;
            this.cascades = cascades;
            this.referencedColumn = referencedColumn;
            this.foreignKey = foreignKey;
        }
    }

    /**
     * What {@code @ForeignKey} says.
     *
     * @param name name of the constraint, empty for the convention's
     * @param exists whether there is a constraint at all
     */
    record ForeignKeySetting(String name, boolean exists) {}
}
