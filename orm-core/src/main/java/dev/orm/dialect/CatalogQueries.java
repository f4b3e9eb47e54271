package dev.orm.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The queries that tell what a schema contains, in bulk. Each but {@code schemas} takes one parameter, the name of the schema, which
 * is {@code null} for the one that the connection uses, and returns its rows in order. Truth values are 1 or 0.
 *
 * @param tables table or view, {@code T}, {@code V} or, where its rows are stored, {@code M}, its text (of a view its {@code SELECT} or {@code CREATE VIEW}; of a table
 *     its {@code CREATE TABLE} where the catalog keeps constraints nowhere else) or {@code null}, comment or {@code null}
 * @param columns table or view, column, type with length or digits, whether it may be {@code NULL}, {@code A} for an identity that is
 *     always generated, {@code D} for one by default or {@code null}, its start, its increment, default or {@code null}, computed
 *     expression or {@code null}, whether that is stored, collation other than the usual one or {@code null}, comment or
 *     {@code null}, schema and name of its enum type or {@code null}
 * @param keys table, name of the constraint or {@code null}, {@code P} for a primary key or {@code U} for a unique constraint,
 *     column, what tells constraints of a table apart, whether {@code NULL} values are distinct; columns follow each other
 * @param foreignKeys table, name of the constraint or {@code null}, what tells keys of a table apart, column, schema that is referred
 *     to or {@code null} if it is that of the table, table that is referred to, column that is referred to, rule of {@code ON DELETE}, rule of
 *     {@code ON UPDATE}, {@code D} if it is deferrable, {@code I} if it is initially deferred, or {@code N}, whether
 *     {@code MATCH FULL}
 * @param indexes table, index, whether it is unique, column or {@code null}, expression or {@code null}, whether it is descending,
 *     {@code F} or {@code L} where {@code NULL} stands elsewhere than usual or {@code null}, whether it is only included,
 *     condition or {@code null}, its {@code CREATE INDEX} where expression and condition stand nowhere else or {@code null};
 *     without those that a constraint brings with it
 * @param checks table, name of the constraint or {@code null}, condition; none where it stands in the text of the table
 * @param sequences sequence, start, increment; without those of identities
 * @param sequence what asks a sequence for start and increment when its quoted name is put behind it, where {@code sequences} gives
 *     no more than names; else {@code null}
 * @param enumTypes type, value; the values of a type follow each other
 * @param routines {@code trigger}, {@code function}, {@code procedure} or {@code event}, its name, the table of a trigger or {@code null};
 *     without those of extensions
 * @param schemas schema, whether it is the one that the connection uses
 */
public record CatalogQueries(
        String tables,
        String columns,
        String keys,
        String foreignKeys,
        String indexes,
        String checks,
        String sequences,
        @Nullable String sequence,
        String enumTypes,
        String routines,
        String schemas) {}
