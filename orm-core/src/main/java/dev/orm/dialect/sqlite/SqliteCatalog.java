package dev.orm.dialect.sqlite;

import dev.orm.dialect.CatalogQueries;

/** What a database file of SQLite contains. Names, checks and expressions stand in the texts of tables and indexes only. */
final class SqliteCatalog {

    static final CatalogQueries QUERIES = new CatalogQueries(
            """
            select t.name, case t.type when 'view' then 'V' else 'T' end, m.sql, null
            from pragma_table_list t join sqlite_master m on m.type = t.type and m.name = t.name
            where t.schema = coalesce(?, 'main') and t.type in ('table', 'view') and t.name not like 'sqlite!_%' escape '!'
            order by t.name""",
            """
            select t.name, c.name, c.type,
                case when c."notnull" = 1 or c.pk > 0 and (t.wr = 1 or lower(c.type) = 'integer') then 0 else 1 end,
                case when c.pk = 1 and lower(c.type) = 'integer' and t.wr = 0
                    and (select count(*) from pragma_table_info(t.name, t.schema) k where k.pk > 0) = 1 then 'D' end,
                1, 1, c.dflt_value, case when c.hidden in (2, 3) then '' end, c.hidden = 3, null, null, null, null
            from pragma_table_list t join pragma_table_xinfo(t.name, t.schema) c
            where t.schema = coalesce(?, 'main') and t.type in ('table', 'view') and t.name not like 'sqlite!_%' escape '!'
                and c.hidden <> 1
            order by t.name, c.cid""",
            """
            select t.name, null, 'P', c.name, 'P', 1, c.pk
            from pragma_table_list t join pragma_table_info(t.name, t.schema) c
            where t.schema = coalesce(?1, 'main') and t.type = 'table' and c.pk > 0 and t.name not like 'sqlite!_%' escape '!'
            union all
            select t.name, null, 'U', c.name, i.name, 1, c.seqno
            from pragma_table_list t join pragma_index_list(t.name, t.schema) i join pragma_index_info(i.name, t.schema) c
            where t.schema = coalesce(?1, 'main') and t.type = 'table' and i.origin = 'u'
                and t.name not like 'sqlite!_%' escape '!'
            order by 1, 5, 7""",
            """
            select t.name, null, f.id, f."from", null, f."table",
                coalesce(f."to", (select k.name from pragma_table_info(f."table", t.schema) k where k.pk = f.seq + 1)),
                f.on_delete, f.on_update, 'N', 0
            from pragma_table_list t join pragma_foreign_key_list(t.name, t.schema) f
            where t.schema = coalesce(?, 'main') and t.type = 'table' and t.name not like 'sqlite!_%' escape '!'
            order by t.name, f.id desc, f.seq""",
            """
            select t.name, i.name, i."unique", c.name, case when c.cid = -2 then '' end, c."desc", null, 0, null, m.sql
            from pragma_table_list t join pragma_index_list(t.name, t.schema) i join pragma_index_xinfo(i.name, t.schema) c
                join sqlite_master m on m.type = 'index' and m.name = i.name
            where t.schema = coalesce(?, 'main') and t.type = 'table' and i.origin = 'c' and c.key = 1
                and t.name not like 'sqlite!_%' escape '!'
            order by t.name, i.name, c.seqno""",
            "select null, null, null where ? is null and 0",
            "select null, null, null where ? is null and 0",
            null,
            "select null, null where ? is null and 0",
            """
            select 'trigger', name, tbl_name from sqlite_master where type = 'trigger' and coalesce(?, 'main') = 'main'
            order by name""",
            "select name, name = 'main' from pragma_database_list order by seq");

    private SqliteCatalog() {}
}
