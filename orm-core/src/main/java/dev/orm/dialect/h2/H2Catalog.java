package dev.orm.dialect.h2;

import dev.orm.dialect.CatalogQueries;

/** What a schema of H2 contains. */
final class H2Catalog {

    static final CatalogQueries QUERIES = new CatalogQueries(
            H2Names.reading("""
            select name(table_name), null from information_schema.tables
            where lower(table_schema) = lower(coalesce(?, schema())) and table_type = 'BASE TABLE' order by table_name"""),
            H2Names.reading("""
            select name(c.table_name), name(c.column_name), lower(c.data_type),
                coalesce(c.character_maximum_length, c.numeric_precision), c.numeric_scale,
                case when c.is_nullable = 'YES' then 1 else 0 end, case when c.is_identity = 'YES' then 1 else 0 end
            from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
            where lower(c.table_schema) = lower(coalesce(?, schema())) order by c.table_name, c.ordinal_position"""),
            H2Names.reading("""
            select name(k.table_name), name(k.constraint_name), case k.constraint_type when 'PRIMARY KEY' then 'P' else 'U' end,
                name(u.column_name), k.constraint_name
            from information_schema.table_constraints k join information_schema.key_column_usage u
                on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
            where lower(k.table_schema) = lower(coalesce(?, schema())) and k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
            order by k.table_name, k.constraint_name, u.ordinal_position"""),
            H2Names.reading("""
            select name(f.table_name), name(r.constraint_name), r.constraint_name, name(f.column_name), t.table_schema,
                name(t.table_name), name(t.column_name), r.delete_rule
            from information_schema.referential_constraints r
                join information_schema.key_column_usage f
                    on f.constraint_schema = r.constraint_schema and f.constraint_name = r.constraint_name
                join information_schema.key_column_usage t
                    on t.constraint_schema = r.unique_constraint_schema and t.constraint_name = r.unique_constraint_name
                    and t.ordinal_position = f.position_in_unique_constraint
            where lower(f.table_schema) = lower(coalesce(?, schema()))
            order by f.table_name, r.constraint_name, f.ordinal_position"""),
            H2Names.reading("""
            select name(i.table_name), name(i.index_name), case when i.index_type_name = 'UNIQUE INDEX' then 1 else 0 end,
                name(c.column_name)
            from information_schema.indexes i join information_schema.index_columns c
                on c.index_schema = i.index_schema and c.index_name = i.index_name
            where lower(i.table_schema) = lower(coalesce(?, schema())) and i.is_generated = false
                and i.index_type_name in ('INDEX', 'UNIQUE INDEX')
            order by i.table_name, i.index_name, c.ordinal_position"""));

    private H2Catalog() {}
}
