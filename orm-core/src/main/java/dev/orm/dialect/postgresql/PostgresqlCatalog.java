package dev.orm.dialect.postgresql;

import dev.orm.dialect.CatalogQueries;

/** What a schema of PostgreSQL contains. */
final class PostgresqlCatalog {

    static final CatalogQueries QUERIES = new CatalogQueries("""
            select c.relname, null from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = coalesce(?, current_schema()) and c.relkind in ('r', 'p') order by c.relname""", """
            select c.relname, a.attname, pg_catalog.format_type(a.atttypid, null),
                coalesce(i.character_maximum_length, i.numeric_precision), i.numeric_scale,
                case when a.attnotnull then 0 else 1 end,
                case when a.attidentity <> '' or pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%' then 1 else 0 end
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join information_schema.columns i
                    on i.table_schema = n.nspname and i.table_name = c.relname and i.column_name = a.attname
                left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where n.nspname = coalesce(?, current_schema()) and c.relkind in ('r', 'p') order by c.relname, a.attnum""", """
            select c.relname, k.conname, upper(k.contype::text), a.attname, k.oid::text
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                cross join lateral unnest(k.conkey) with ordinality as p(attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
            where n.nspname = coalesce(?, current_schema()) and k.contype in ('p', 'u')
            order by c.relname, k.conname, p.position""", """
            select c.relname, k.conname, k.oid::text, a.attname, fn.nspname, f.relname, fa.attname,
                case k.confdeltype when 'c' then 'CASCADE' when 'n' then 'SET NULL' else 'NO ACTION' end
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_class f on f.oid = k.confrelid
                join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
                cross join lateral unnest(k.conkey, k.confkey) with ordinality as p(attnum, fattnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
                join pg_catalog.pg_attribute fa on fa.attrelid = f.oid and fa.attnum = p.fattnum
            where n.nspname = coalesce(?, current_schema()) and k.contype = 'f'
            order by c.relname, k.conname, p.position""", """
            select c.relname, x.relname, case when i.indisunique then 1 else 0 end, a.attname
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid
                join pg_catalog.pg_class x on x.oid = i.indexrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                cross join lateral unnest(i.indkey::int2[]) with ordinality as p(attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
            where n.nspname = coalesce(?, current_schema())
                and not exists (select 1 from pg_catalog.pg_constraint k
                    where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
            order by c.relname, x.relname, p.position""");

    private PostgresqlCatalog() {}
}
