package dev.orm.dialect.h2;

import dev.orm.dialect.CatalogQueries;

/** What a schema of H2 contains. */
final class H2Catalog {

    static final CatalogQueries QUERIES = new CatalogQueries("""
            select table_name, null from information_schema.tables
            where table_schema = coalesce(?, schema()) and table_type = 'BASE TABLE' order by table_name""", """
            select c.table_name, c.column_name, lower(c.data_type),
                coalesce(c.character_maximum_length, c.numeric_precision), c.numeric_scale,
                case when c.is_nullable = 'YES' then 1 else 0 end, case when c.is_identity = 'YES' then 1 else 0 end
            from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
            where c.table_schema = coalesce(?, schema()) order by c.table_name, c.ordinal_position""", """
            select k.table_name, k.constraint_name, case k.constraint_type when 'PRIMARY KEY' then 'P' else 'U' end,
                u.column_name, k.constraint_name
            from information_schema.table_constraints k join information_schema.key_column_usage u
                on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
            where k.table_schema = coalesce(?, schema()) and k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
            order by k.table_name, k.constraint_name, u.ordinal_position""", """
            select f.table_name, r.constraint_name, r.constraint_name, f.column_name, t.table_schema, t.table_name,
                t.column_name, r.delete_rule
            from information_schema.referential_constraints r
                join information_schema.key_column_usage f
                    on f.constraint_schema = r.constraint_schema and f.constraint_name = r.constraint_name
                join information_schema.key_column_usage t
                    on t.constraint_schema = r.unique_constraint_schema and t.constraint_name = r.unique_constraint_name
                    and t.ordinal_position = f.position_in_unique_constraint
            where f.table_schema = coalesce(?, schema())
            order by f.table_name, r.constraint_name, f.ordinal_position""", """
            select i.table_name, i.index_name, case when i.index_type_name = 'UNIQUE INDEX' then 1 else 0 end, c.column_name
            from information_schema.indexes i join information_schema.index_columns c
                on c.index_schema = i.index_schema and c.index_name = i.index_name
            where i.table_schema = coalesce(?, schema()) and i.is_generated = false
                and i.index_type_name in ('INDEX', 'UNIQUE INDEX')
            order by i.table_name, i.index_name, c.ordinal_position""");

    private H2Catalog() {}
}
