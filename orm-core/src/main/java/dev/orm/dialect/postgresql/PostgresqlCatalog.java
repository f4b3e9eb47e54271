package dev.orm.dialect.postgresql;

import dev.orm.dialect.CatalogQueries;

/** What a schema of PostgreSQL contains. */
final class PostgresqlCatalog {

    static final CatalogQueries QUERIES = new CatalogQueries("""
            select c.relname, case c.relkind when 'v' then 'V' when 'm' then 'M' else 'T' end,
                case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end,
                pg_catalog.obj_description(c.oid, 'pg_class')
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = coalesce(?, current_schema()) and c.relkind in ('r', 'p', 'v', 'm') order by c.relname""", """
            select c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 0 else 1 end,
                case when a.attidentity = 'a' then 'A' when a.attidentity = 'd' or q.seqrelid is not null then 'D' end,
                q.seqstart, q.seqincrement,
                case when a.attgenerated = '' and q.seqrelid is null then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
                case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
                case when a.attgenerated = 's' then 1 else 0 end,
                case when a.attcollation <> t.typcollation then l.collname end,
                pg_catalog.col_description(c.oid, a.attnum),
                case when t.typtype = 'e' and tn.nspname <> n.nspname then tn.nspname end,
                case when t.typtype = 'e' then t.typname end
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_catalog.pg_type t on t.oid = a.atttypid
                join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
                left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                left join pg_catalog.pg_collation l on l.oid = a.attcollation
                left join pg_catalog.pg_depend p on p.refclassid = 'pg_catalog.pg_class'::regclass and p.refobjid = c.oid
                    and p.refobjsubid = a.attnum and p.classid = 'pg_catalog.pg_class'::regclass and p.deptype in ('a', 'i')
                    and exists (select 1 from pg_catalog.pg_sequence s where s.seqrelid = p.objid)
                    and (a.attidentity <> '' or pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
                left join pg_catalog.pg_sequence q on q.seqrelid = p.objid
            where n.nspname = coalesce(?, current_schema()) and c.relkind in ('r', 'p', 'v', 'm')
            order by c.relname, a.attnum""", """
            select c.relname, k.conname, upper(k.contype::text), a.attname, k.oid::text,
                case when coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) then 0 else 1 end
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_index i on i.indexrelid = k.conindid
                cross join lateral unnest(k.conkey) with ordinality as p(attnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
            where n.nspname = coalesce(?, current_schema()) and k.contype in ('p', 'u')
            order by c.relname, k.conname, p.position""", """
            select c.relname, k.conname, k.oid::text, a.attname, nullif(fn.nspname, n.nspname),
                f.relname, fa.attname, k.confdeltype::text, k.confupdtype::text,
                case when k.condeferred then 'I' when k.condeferrable then 'D' else 'N' end,
                case when k.confmatchtype = 'f' then 1 else 0 end
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_class f on f.oid = k.confrelid
                join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
                cross join lateral unnest(k.conkey, k.confkey) with ordinality as p(attnum, fattnum, position)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
                join pg_catalog.pg_attribute fa on fa.attrelid = f.oid and fa.attnum = p.fattnum
            where n.nspname = coalesce(?, current_schema()) and k.contype = 'f'
            order by c.relname, k.conname, p.position""", """
            select c.relname, x.relname, case when i.indisunique then 1 else 0 end, a.attname,
                case when p.attnum = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, p.position::int, true) end,
                case when o.flags & 1 = 1 then 1 else 0 end,
                case when o.flags = 2 then 'F' when o.flags = 1 then 'L' end,
                case when p.position > i.indnkeyatts then 1 else 0 end,
                pg_catalog.pg_get_expr(i.indpred, i.indrelid), null
            from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid
                join pg_catalog.pg_class x on x.oid = i.indexrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                cross join lateral unnest(i.indkey::int2[]) with ordinality as p(attnum, position)
                left join lateral unnest(i.indoption::int2[]) with ordinality as o(flags, position) on o.position = p.position
                left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum and p.attnum > 0
            where n.nspname = coalesce(?, current_schema())
                and not exists (select 1 from pg_catalog.pg_constraint k
                    where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
            order by c.relname, x.relname, p.position""", """
            select c.relname, k.conname, pg_catalog.pg_get_expr(k.conbin, k.conrelid)
            from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = coalesce(?, current_schema()) and k.contype = 'c' order by c.relname, k.conname""", """
            select c.relname, s.seqstart, s.seqincrement
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_sequence s on s.seqrelid = c.oid
            where n.nspname = coalesce(?, current_schema()) and not exists (select 1 from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
                    and d.refobjsubid > 0) order by c.relname""", null, """
            select t.typname, e.enumlabel from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                join pg_catalog.pg_enum e on e.enumtypid = t.oid
            where n.nspname = coalesce(?, current_schema()) order by t.typname, e.enumsortorder""", """
            select r.kind, r.name, r.of_table from (
                select c.relnamespace as place, 'trigger' as kind, t.tgname as name, c.relname as of_table
                from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid where not t.tgisinternal
                union all select p.pronamespace, case p.prokind when 'p' then 'procedure' else 'function' end, p.proname, null
                from pg_catalog.pg_proc p where not exists (select 1 from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')) r
                join pg_catalog.pg_namespace n on n.oid = r.place
            where n.nspname = coalesce(?, current_schema()) order by r.kind, r.name""", """
            select n.nspname, case when n.nspname = current_schema() then 1 else 0 end from pg_catalog.pg_namespace n
            where n.nspname not like 'pg!_%' escape '!' and n.nspname <> 'information_schema' order by n.nspname""");

    private PostgresqlCatalog() {}
}
