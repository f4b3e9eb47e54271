package dev.orm.mapping;

import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.internal.Member;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.type.SqlType;
import jakarta.persistence.CollectionTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection of values, while its entity is being read. Its table is made when all names are known.
 *
 * @param member where it is held
 * @param kind the interface of its collection
 * @param lazy whether it is loaded when it is first used
 * @param annotation what it says about its table, or null
 * @param element the class of an element
 * @param values what is stored of an element: one value, or the attributes of an embeddable class
 * @param embedded whether an element is an object of an embeddable class
 * @param key the column of the key or place, or null for none
 */
record ElementsDraft(
        Member member,
        Kind kind,
        boolean lazy,
        @Nullable CollectionTable annotation,
        Class<?> element,
        List<AttributeDraft> values,
        boolean embedded,
        @Nullable KeyColumn key) {

    /**
     * The column of the key of a map, or of the place in a list.
     *
     * @param name its name as the mapping has it
     * @param type how it is stored
     */
    record KeyColumn(String name, SqlType<?> type) {}

    String name() {
        return member.name();
    }

    /**
     * The table of a collection.
     *
     * @param table the table
     * @param owner names of its columns that refer to the owner
     * @param values names of its columns that hold an element
     * @param key name of its column that holds the key or the place in the list, or null
     */
    record ElementTable(
            Table table,
            List<String> owner,
            List<String> values,
            @Nullable String key) {

        private ElementForm form(ElementsDraft draft) {
            List<Column<?>> columns =
                    values.stream().<Column<?>>map(table::column).toList();
            return draft.embedded()
                    ? new ElementObject(draft.member().holding(draft.element()), draft.values(), columns)
                    : new ElementValue(columns.get(0));
        }

        ElementsAttribute attribute(int index, ElementsDraft draft) {
            return new ElementsAttribute(
                    index,
                    draft.name(),
                    draft.kind(),
                    draft.lazy(),
                    table,
                    owner.stream().<Column<?>>map(table::column).toList(),
                    form(draft),
                    key == null ? null : table.column(key));
        }
    }
}
