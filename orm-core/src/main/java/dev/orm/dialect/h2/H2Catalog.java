package dev.orm.dialect.h2;

import dev.orm.dialect.CatalogQueries;

/** What a schema of H2 contains. */
final class H2Catalog {

    static final CatalogQueries QUERIES = new CatalogQueries(
            H2Names.reading("""
            select name(t.table_name), case t.table_type when 'VIEW' then 'V' else 'T' end, v.view_definition, t.remarks
            from information_schema.tables t left join information_schema.views v
                on v.table_schema = t.table_schema and v.table_name = t.table_name
            where lower(t.table_schema) = lower(coalesce(?, schema())) and t.table_type in ('BASE TABLE', 'VIEW')
            order by t.table_name"""),
            H2Names.reading("""
            select name(c.table_name), name(c.column_name),
                case
                    when c.data_type = 'ENUM' then 'enum(' || (select listagg('''' || replace(e.value_name, '''', '''''') || '''', ', ')
                        within group (order by cast(e.value_ordinal as integer)) from information_schema.enum_values e
                        where e.object_schema = c.table_schema and e.object_name = c.table_name and e.object_type = 'TABLE'
                            and e.enum_identifier = c.dtd_identifier) || ')'
                    when c.data_type like 'CHARACTER%' and c.data_type <> 'CHARACTER LARGE OBJECT' or c.data_type like 'BINARY%'
                        and c.data_type <> 'BINARY LARGE OBJECT' then c.data_type || '(' || c.character_maximum_length || ')'
                    when c.data_type in ('NUMERIC', 'DECIMAL') then
                        c.data_type || '(' || c.numeric_precision || ', ' || c.numeric_scale || ')'
                    when c.data_type like 'TIME%' then c.data_type || '(' || c.datetime_precision || ')'
                    when c.data_type = 'ARRAY' then (select e.data_type || case
                            when e.data_type in ('NUMERIC', 'DECIMAL') then
                                '(' || e.numeric_precision || ', ' || e.numeric_scale || ')'
                            when e.data_type like 'TIME%' then '(' || e.datetime_precision || ')' else '' end || ' ARRAY'
                        from information_schema.element_types e where e.object_schema = c.table_schema
                            and e.object_name = c.table_name and e.object_type = 'TABLE'
                            and e.collection_type_identifier = c.dtd_identifier)
                    else c.data_type end,
                case when c.is_nullable = 'YES' then 1 else 0 end,
                case c.identity_generation when 'ALWAYS' then 'A' when 'BY DEFAULT' then 'D' end,
                c.identity_start, c.identity_increment, case when c.is_generated = 'NEVER' then c.column_default end,
                case when c.is_generated = 'ALWAYS' then c.generation_expression end, 1, null, c.remarks, null, null
            from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type in ('BASE TABLE', 'VIEW')
            where lower(c.table_schema) = lower(coalesce(?, schema())) order by c.table_name, c.ordinal_position"""),
            H2Names.reading("""
            select name(k.table_name), name(k.constraint_name), case k.constraint_type when 'PRIMARY KEY' then 'P' else 'U' end,
                name(u.column_name), k.constraint_name, case k.nulls_distinct when 'NO' then 0 else 1 end
            from information_schema.table_constraints k join information_schema.key_column_usage u
                on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
            where lower(k.table_schema) = lower(coalesce(?, schema())) and k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
            order by k.table_name, k.constraint_name, u.ordinal_position"""),
            H2Names.reading("""
            select name(f.table_name), name(r.constraint_name), r.constraint_name, name(f.column_name),
                case when t.table_schema <> f.table_schema then name(t.table_schema) end,
                name(t.table_name), name(t.column_name), r.delete_rule, r.update_rule, 'N', 0
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
                name(c.column_name), null, case c.ordering_specification when 'DESC' then 1 else 0 end,
                case when c.ordering_specification = 'ASC' and c.null_ordering = 'LAST' then 'L'
                    when c.ordering_specification = 'DESC' and c.null_ordering = 'FIRST' then 'F' end, 0, null, null
            from information_schema.indexes i join information_schema.index_columns c
                on c.index_schema = i.index_schema and c.index_name = i.index_name
            where lower(i.table_schema) = lower(coalesce(?, schema())) and i.is_generated = false
                and i.index_type_name in ('INDEX', 'UNIQUE INDEX')
            order by i.table_name, i.index_name, c.ordinal_position"""),
            H2Names.reading("""
            select name(k.table_name), name(k.constraint_name), c.check_clause
            from information_schema.table_constraints k join information_schema.check_constraints c
                on c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name
            where lower(k.table_schema) = lower(coalesce(?, schema())) and k.constraint_type = 'CHECK'
            order by k.table_name, k.constraint_name"""),
            H2Names.reading("""
            select name(s.sequence_name), s.start_value, s.increment from information_schema.sequences s
            where lower(s.sequence_schema) = lower(coalesce(?, schema())) order by s.sequence_name"""),
            null,
            "select null, null where ? is null and false",
            H2Names.reading("""
            select name(s.schema_name), case when s.schema_name = schema() then 1 else 0 end
            from information_schema.schemata s order by s.schema_name"""));

    private H2Catalog() {}
}
