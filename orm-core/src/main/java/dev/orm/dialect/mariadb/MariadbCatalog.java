package dev.orm.dialect.mariadb;

import dev.orm.dialect.CatalogQueries;

/** What a database of MariaDB contains. A unique constraint and a unique index of ascending columns are one thing there. */
final class MariadbCatalog {

    private static final String TYPES = "('BASE TABLE', 'SYSTEM VERSIONED')";

    /** Whether an index of s sorts some column downwards. */
    private static final String DESCENDING = """
            exists (select 1 from information_schema.statistics d where d.table_schema = s.table_schema
                and d.table_name = s.table_name and d.index_name = s.index_name and d.collation = 'D')""";

    static final CatalogQueries QUERIES = new CatalogQueries(
            """
            select t.table_name, case when t.table_type = 'VIEW' then 'V' else 'T' end, v.view_definition,
                case when t.table_type = 'VIEW' then null else t.table_comment end
            from information_schema.tables t left join information_schema.views v
                on v.table_schema = t.table_schema and v.table_name = t.table_name
            where t.table_schema = coalesce(?, database()) and (t.table_type in
            """ + TYPES + """
             or t.table_type = 'VIEW') order by t.table_name""",
            """
            select c.table_name, c.column_name,
                case when c.column_type = 'tinyint(1)' then 'boolean'
                    when c.column_type = 'char(36)' and c.character_set_name = 'ascii' then 'uuid'
                    when c.data_type = 'longtext' and exists (select 1 from information_schema.check_constraints k
                        where k.constraint_schema = c.table_schema and k.table_name = c.table_name
                        and k.level = 'Column' and k.constraint_name = c.column_name
                        and k.check_clause like 'json!_valid(%' escape '!') then 'json'
                    when c.data_type = 'timestamp' then 'timestamp with time zone'
                    else c.column_type end,
                case when c.is_nullable = 'YES' then 1 else 0 end,
                case when c.extra like '%auto_increment%' then 'D' end, 1, 1,
                case when c.generation_expression is null then concat(c.column_default,
                    case when c.extra like '%on update%' then ' on update current_timestamp' else '' end) end,
                c.generation_expression,
                case when c.extra like '%STORED%' then 1 else 0 end,
                case when c.collation_name not in
            """ + "('" + MariadbDdl.COLLATION + "'," + """
                    'ascii_nopad_bin', 'utf8mb4_bin') then c.collation_name end,
                c.column_comment, null, null
            from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name
                and (t.table_type in
            """ + TYPES + """
             or t.table_type = 'VIEW')
            where c.table_schema = coalesce(?, database()) order by c.table_name, c.ordinal_position""",
            """
            select s.table_name, case when s.index_name = 'PRIMARY' then null else s.index_name end,
                case when s.index_name = 'PRIMARY' then 'P' else 'U' end, s.column_name, s.index_name, 1
            from information_schema.statistics s
            where s.table_schema = coalesce(?, database()) and s.non_unique = 0 and not
            """ + DESCENDING + """

            order by s.table_name, s.index_name, s.seq_in_index""",
            """
            select k.table_name, k.constraint_name, k.constraint_name, k.column_name,
                nullif(k.referenced_table_schema, k.table_schema), k.referenced_table_name, k.referenced_column_name, replace(r.delete_rule, 'RESTRICT', 'NO ACTION'),
                replace(r.update_rule, 'RESTRICT', 'NO ACTION'), 'N', 0
            from information_schema.key_column_usage k join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
                and r.table_name = k.table_name
            where k.table_schema = coalesce(?, database())
            order by k.table_name, k.constraint_name, k.ordinal_position""",
            """
            select s.table_name, s.index_name, 1 - s.non_unique, s.column_name, null, case when s.collation = 'D' then 1 else 0 end,
                null, 0, null, null
            from information_schema.statistics s
            where s.table_schema = coalesce(?, database()) and (s.non_unique = 1 or
            """ + DESCENDING + """
            ) and not exists (select 1 from information_schema.referential_constraints r
                    where r.constraint_schema = s.table_schema and r.table_name = s.table_name
                    and r.constraint_name = s.index_name)
            order by s.table_name, s.index_name, s.seq_in_index""",
            """
            select k.table_name, k.constraint_name, k.check_clause from information_schema.check_constraints k
            where k.constraint_schema = coalesce(?, database())
                and not (k.level = 'Column' and k.check_clause like 'json!_valid(%' escape '!')
            order by k.table_name, k.constraint_name""",
            """
            select t.table_name from information_schema.tables t
            where t.table_schema = coalesce(?, database()) and t.table_type = 'SEQUENCE' order by t.table_name""",
            "select start_value, increment from ",
            "select null, null from dual where ? is null and false",
            """
            select r.kind, r.name, r.of_table from (
                select trigger_schema as place, 'trigger' as kind, trigger_name as name, event_object_table as of_table
                from information_schema.triggers
                union all select routine_schema, lower(routine_type), routine_name, null from information_schema.routines
                union all select event_schema, 'event', event_name, null from information_schema.events) r
            where r.place = coalesce(?, database()) order by r.kind, r.name""",
            """
            select schema_name, case when schema_name = database() then 1 else 0 end from information_schema.schemata
            where schema_name not in ('information_schema', 'performance_schema', 'mysql', 'sys') order by schema_name""");

    private MariadbCatalog() {}
}
