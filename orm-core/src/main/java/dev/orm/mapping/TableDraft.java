package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.AttributeDraft.JoinColumnDraft;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.TableName;
import jakarta.persistence.Index;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.function.Consumer;

/** A table of an entity beside that of the topmost one, while its model is being made. */
final class TableDraft {

    /** The entity that it comes with; others inherit it. */
    final EntityDraft<?> owner;

    /** Its name as the mapping has it. */
    final TableName mapped;

    final String comment;

    /** Whether there may be no row in it. */
    final boolean optional;

    final TableConstraints constraints = new TableConstraints();

    /** What annotations say of a secondary table; that of a class is described by {@code @Table}. */
    final List<UniqueConstraint> uniques;

    final List<Index> indexes;

    private final List<JoinColumnDraft> join;
    private final ForeignKeySetting foreignKey;

    /** Its name in the database, as soon as all mapped names are known. */
    TableName name;

    /** The columns of its primary key in the database, as soon as those of the id are known. */
    List<String> key = List.of();

    TableDraft(
            EntityDraft<?> owner,
            TableName mapped,
            String comment,
            boolean optional,
            List<JoinColumnDraft> join,
            ForeignKeySetting foreignKey,
            List<UniqueConstraint> uniques,
            List<Index> indexes) {
        this.owner = owner;
        this.mapped = mapped;
        this.comment = comment;
        this.optional = optional;
        this.join = join;
        this.foreignKey = foreignKey;
        this.uniques = uniques;
        this.indexes = indexes;
        this.name = mapped;
    }

    ForeignKeySetting foreignKey() {
        return foreignKey;
    }

    /** Finds the names in the database. */
    void name(PhysicalNames names, Consumer<String> sink) {
        name = names.table(mapped, sink);
        List<String> keys = owner.mappedKeyColumns();
        key = ForeignKeyResolver.joinColumns(join, keys, keys, Names.of(owner.root().type), sink).stream()
                .map(column -> names.column(column, sink))
                .toList();
    }
}
