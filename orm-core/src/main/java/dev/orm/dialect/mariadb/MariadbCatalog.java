package dev.orm.dialect.mariadb;

import dev.orm.dialect.CatalogQueries;

/** What a database of MariaDB contains. */
final class MariadbCatalog {

    static final CatalogQueries QUERIES = new CatalogQueries("""
            select table_name, null from information_schema.tables
            where table_schema = coalesce(?, database()) and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
            order by table_name""", """
            select c.table_name, c.column_name,
                case when c.column_type = 'tinyint(1)' then 'boolean'
                    when c.column_type = 'char(36)' and c.character_set_name = 'ascii' then 'uuid'
                    when c.data_type = 'longtext' and exists (select 1 from information_schema.check_constraints k
                        where k.constraint_schema = c.table_schema and k.table_name = c.table_name
                        and k.check_clause = concat('json_valid(`', c.column_name, '`)')) then 'json'
                    when c.data_type = 'timestamp' then 'timestamp with time zone'
                    else c.data_type end,
                coalesce(c.character_maximum_length, c.numeric_precision), c.numeric_scale,
                case when c.is_nullable = 'YES' then 1 else 0 end,
                case when c.extra like '%auto_increment%' then 1 else 0 end
            from information_schema.columns c join information_schema.tables t
                on t.table_schema = c.table_schema and t.table_name = c.table_name
                and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
            where c.table_schema = coalesce(?, database()) order by c.table_name, c.ordinal_position""", """
            select table_name, case when index_name = 'PRIMARY' then null else index_name end,
                case when index_name = 'PRIMARY' then 'P' else 'U' end, column_name, index_name
            from information_schema.statistics
            where table_schema = coalesce(?, database()) and non_unique = 0
            order by table_name, index_name, seq_in_index""", """
            select k.table_name, k.constraint_name, k.constraint_name, k.column_name, k.referenced_table_schema,
                k.referenced_table_name, k.referenced_column_name, r.delete_rule
            from information_schema.key_column_usage k join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
                and r.table_name = k.table_name
            where k.table_schema = coalesce(?, database())
            order by k.table_name, k.constraint_name, k.ordinal_position""", """
            select s.table_name, s.index_name, 0, s.column_name
            from information_schema.statistics s
            where s.table_schema = coalesce(?, database()) and s.non_unique = 1
                and not exists (select 1 from information_schema.referential_constraints r
                    where r.constraint_schema = s.table_schema and r.table_name = s.table_name
                    and r.constraint_name = s.index_name)
            order by s.table_name, s.index_name, s.seq_in_index""");

    private MariadbCatalog() {}
}
