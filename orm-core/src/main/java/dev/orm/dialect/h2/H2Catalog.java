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
            select r.kind, name(r.routine), name(r.of_table) from (
                select trigger_schema as place, 'trigger' as kind, trigger_name as routine, event_object_table as of_table
                from information_schema.triggers
                union all select routine_schema, case routine_type when 'PROCEDURE' then 'procedure' else 'function' end,
                    routine_name, null from information_schema.routines) r
            where lower(r.place) = lower(coalesce(?, schema())) order by r.kind, r.routine"""),
            H2Names.reading("""
            select name(s.schema_name), case when s.schema_name = schema() then 1 else 0 end
            from information_schema.schemata s order by s.schema_name"""));

    /** An index knows what its columns are called now; of one that serves several keys the order is another matter. */
    static final CatalogQueries AFTER_RENAMES = new CatalogQueries(
            QUERIES.tables(),
            QUERIES.columns(),
            H2Names.reading("""
            select name(k.table_name), name(k.constraint_name), case k.constraint_type when 'PRIMARY KEY' then 'P' else 'U' end,
                case when c.column_name is null then name(i.column_name) else name(u.column_name) end, k.constraint_name,
                case k.nulls_distinct when 'NO' then 0 else 1 end
            from information_schema.table_constraints k join information_schema.key_column_usage u
                    on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
                left join information_schema.columns c on c.table_schema = k.table_schema and c.table_name = k.table_name
                    and c.column_name = u.column_name
                left join information_schema.index_columns i on i.index_schema = k.index_schema and i.index_name = k.index_name
                    and i.ordinal_position = u.ordinal_position
            where lower(k.table_schema) = lower(coalesce(?, schema())) and k.constraint_type in ('PRIMARY KEY', 'UNIQUE')
            order by k.table_name, k.constraint_name, u.ordinal_position"""),
            H2Names.reading("""
            select name(f.table_name), name(r.constraint_name), r.constraint_name,
                case when fc.column_name is null then name(fi.column_name) else name(f.column_name) end,
                case when t.table_schema <> f.table_schema then name(t.table_schema) end, name(t.table_name),
                case when tc.column_name is null then name(ti.column_name) else name(t.column_name) end,
                r.delete_rule, r.update_rule, 'N', 0
            from information_schema.referential_constraints r
                join information_schema.key_column_usage f
                    on f.constraint_schema = r.constraint_schema and f.constraint_name = r.constraint_name
                join information_schema.table_constraints fk
                    on fk.constraint_schema = r.constraint_schema and fk.constraint_name = r.constraint_name
                left join information_schema.columns fc on fc.table_schema = f.table_schema and fc.table_name = f.table_name
                    and fc.column_name = f.column_name
                left join information_schema.index_columns fi on fi.index_schema = fk.index_schema
                    and fi.index_name = fk.index_name and fi.ordinal_position = f.ordinal_position
                join information_schema.key_column_usage t
                    on t.constraint_schema = r.unique_constraint_schema and t.constraint_name = r.unique_constraint_name
                    and t.ordinal_position = f.position_in_unique_constraint
                join information_schema.table_constraints tk
                    on tk.constraint_schema = r.unique_constraint_schema and tk.constraint_name = r.unique_constraint_name
                left join information_schema.columns tc on tc.table_schema = t.table_schema and tc.table_name = t.table_name
                    and tc.column_name = t.column_name
                left join information_schema.index_columns ti on ti.index_schema = tk.index_schema
                    and ti.index_name = tk.index_name and ti.ordinal_position = t.ordinal_position
            where lower(f.table_schema) = lower(coalesce(?, schema()))
            order by f.table_name, r.constraint_name, f.ordinal_position"""),
            QUERIES.indexes(),
            QUERIES.checks(),
            QUERIES.sequences(),
            QUERIES.sequence(),
            QUERIES.enumTypes(),
            QUERIES.routines(),
            QUERIES.schemas());

    private H2Catalog() {}
}
