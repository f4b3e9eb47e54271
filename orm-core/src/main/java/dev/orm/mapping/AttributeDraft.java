package dev.orm.mapping;

import dev.orm.mapping.internal.Member;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Sequence;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import jakarta.persistence.CheckConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    /** The other columns of a foreign key to an id of several columns, behind the first. */
    List<ColumnDraft> further = List.of();

    /** Whether the first column is written, if any of them is. */
    boolean firstWritten = true;

    /** What {@code @Column} says of check constraints and comments. */
    List<CheckConstraint> checks = List.of();

    String comment = "";

    /** The secondary table that has its column; empty for the table of the entity. */
    String table = "";

    boolean nullable = true;
    boolean unique;
    boolean insertable = true;
    boolean updatable = true;
    boolean id;
    boolean version;
    boolean softDelete;
    boolean tenant;

    /** Whether it is read when it is first used, if an object can wait for it. */
    boolean lazy;

    /** Whether it has no column, and the database computes it in each query. */
    boolean computed;

    ColumnAttribute.Made made = ColumnAttribute.Made.NEVER;

    @Nullable
    DdlExpression defaultValue;

    IdGeneration generation = IdGeneration.ASSIGNED;

    /** What gives out the ids, if a sequence does. */
    @Nullable
    SequenceDraft sequence;

    @Nullable
    ToOneDraft toOne;

    AttributeDraft(List<Member> members) {
        this.members = List.copyOf(members);
        this.path = String.join(".", members.stream().map(Member::name).toList());
    }

    /** The names of all columns in the database; none of a foreign key that leads nowhere. */
    List<String> columns() {
        return column.isEmpty() || computed ? List.of() : withFurther(column, key -> key.name);
    }

    List<String> mappedColumns() {
        return computed ? List.of() : withFurther(mappedColumn, key -> key.mapped);
    }

    /** Tells whether a column is written by this attribute. */
    boolean isWritten(int place) {
        return (insertable || updatable) && (place == 0 ? firstWritten : further.get(place - 1).written);
    }

    List<SqlType<?>> types() {
        return withFurther(Objects.requireNonNull(type), key -> key.type);
    }

    private <T> List<T> withFurther(T first, Function<ColumnDraft, T> of) {
        List<T> all = new ArrayList<>();
        all.add(first);
        further.forEach(key -> all.add(of.apply(key)));
        return all;
    }

    /** The column in a message, with both of its names if a naming strategy changed it. */
    String shownColumn() {
        return "\"" + column + "\"" + (column.equals(mappedColumn) ? "" : ", in the mapping \"" + mappedColumn + "\",");
    }

    Member member() {
        return members.get(members.size() - 1);
    }

    /** A further column of a foreign key. */
    static final class ColumnDraft {

        final String mapped;
        final SqlType<?> type;

        final boolean written;

        /** Its name in the database, as soon as all mapped names are known. */
        String name = "";

        ColumnDraft(String mapped, SqlType<?> type, boolean written) {
            this.mapped = mapped;
            this.type = type;
            this.written = written;
        }
    }

    /**
     * What {@code @JoinColumn} says of one column.
     *
     * @param name its name, empty for the derived one
     * @param referenced the column that it refers to, empty for the only one
     * @param written whether the association writes it
     */
    record JoinColumnDraft(String name, String referenced, boolean written) {}

    /** A to-one association, while its entity is being read. */
    static final class ToOneDraft {

        final Class<?> target;
        final boolean lazy;
        final boolean optional;
        final Cascades cascades;
        final List<JoinColumnDraft> columns;
        final ForeignKeySetting foreignKey;

        @Nullable
        String inverse;

        boolean resolved;

        /** What {@code @MapsId} says: which attribute of the id it sets, empty for the whole id; null without it. */
        @Nullable
        String mapsId;

        /** The attributes of the id that it sets, in the order of the columns that it refers to. */
        List<AttributeDraft> mapped = List.of();

        /** Whether the id that it refers to is an object of several columns. */
        boolean composite;

        ToOneDraft(
                Class<?> target,
                boolean lazy,
                boolean optional,
                Cascades cascades,
                List<JoinColumnDraft> columns,
                ForeignKeySetting foreignKey) {
            this.target = target;
            this.lazy = lazy;
            this.optional = optional;
            this.cascades = cascades;
            this.columns = columns;
            this.foreignKey = foreignKey;
        }
    }

    /**
     * What {@code @ForeignKey} says.
     *
     * @param name name of the constraint, empty for the convention's
     * @param exists whether there is a constraint at all
     * @param onDelete what {@link OnDelete} says
     */
    record ForeignKeySetting(String name, boolean exists, ReferentialAction onDelete) {

        static final ForeignKeySetting NONE = new ForeignKeySetting("", true, ReferentialAction.NO_ACTION);

        ForeignKeySetting onDelete(ReferentialAction action) {
            return new ForeignKeySetting(name, exists, action);
        }
    }

    /**
     * The sequence of an id as it is annotated.
     *
     * @param name its name; empty to make one of the table
     * @param schema its schema; empty for that of the table
     * @param start the first number
     * @param increment how many ids there are for each number
     */
    record SequenceDraft(String name, String schema, int start, int increment) {

        /** What is taken where nothing is said. */
        static final SequenceDraft STANDARD = new SequenceDraft("", "", 1, 50);

        Sequence of(TableName table) {
            return new Sequence(
                    new TableName(
                            schema.isEmpty() ? table.schema() : schema, name.isEmpty() ? table.name() + "_seq" : name),
                    start,
                    increment);
        }
    }
}
