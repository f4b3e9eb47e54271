package dev.orm.dialect.sqlite;

import dev.orm.dialect.CatalogQueries;

/** What a database file of SQLite contains. */
final class SqliteCatalog {

    static final CatalogQueries QUERIES = new CatalogQueries("""
            select t.name, m.sql from pragma_table_list t join sqlite_master m on m.type = 'table' and m.name = t.name where t.schema = coalesce(?, 'main') and t.type = 'table'
                and t.name not like 'sqlite!_%' escape '!' order by t.name""", """
            select t.name, c.name, lower(c.type), null, null,
                case when c."notnull" = 1 or c.pk > 0 and (t.wr = 1 or lower(c.type) = 'integer') then 0 else 1 end,
                case when c.pk = 1 and lower(c.type) = 'integer' and t.wr = 0
                    and (select count(*) from pragma_table_info(t.name, t.schema) k where k.pk > 0) = 1 then 1 else 0 end
            from pragma_table_list t join pragma_table_xinfo(t.name, t.schema) c
            where t.schema = coalesce(?, 'main') and t.type = 'table' and t.name not like 'sqlite!_%' escape '!'
            order by t.name, c.cid""", """
            select t.name, null, 'P', c.name, 'P'
            from pragma_table_list t join pragma_table_info(t.name, t.schema) c
            where t.schema = coalesce(?1, 'main') and t.type = 'table' and c.pk > 0 and t.name not like 'sqlite!_%' escape '!'
            union all
            select t.name, null, 'U', c.name, i.name
            from pragma_table_list t join pragma_index_list(t.name, t.schema) i join pragma_index_info(i.name, t.schema) c
            where t.schema = coalesce(?1, 'main') and t.type = 'table' and i.origin = 'u'
                and t.name not like 'sqlite!_%' escape '!'
            order by 1, 5""", """
            select t.name, null, f.id, f."from", null, f."table",
                coalesce(f."to", (select k.name from pragma_table_info(f."table", t.schema) k where k.pk = f.seq + 1)),
                f.on_delete
            from pragma_table_list t join pragma_foreign_key_list(t.name, t.schema) f
            where t.schema = coalesce(?, 'main') and t.type = 'table' and t.name not like 'sqlite!_%' escape '!'
            order by t.name, f.id, f.seq""", """
            select t.name, i.name, i."unique", c.name
            from pragma_table_list t join pragma_index_list(t.name, t.schema) i join pragma_index_info(i.name, t.schema) c
            where t.schema = coalesce(?, 'main') and t.type = 'table' and i.origin = 'c'
                and t.name not like 'sqlite!_%' escape '!'
            order by t.name, i.name, c.seqno""");

    private SqliteCatalog() {}
}
