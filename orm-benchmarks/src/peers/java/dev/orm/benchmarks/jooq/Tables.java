package dev.orm.benchmarks.jooq;

import org.jooq.Identity;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The tables, as far as the queries need them. */
final class Tables {

    static final ItemTable ITEM = new ItemTable();
    static final AuthorTable AUTHOR = new AuthorTable();
    static final BookTable BOOK = new BookTable();
    static final ChapterTable CHAPTER = new ChapterTable();

    private Tables() {}

    abstract static class IdTable extends TableImpl<Record> {

        private static final long serialVersionUID = 1L;

        final transient TableField<Record, Long> id =
                createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this);

        IdTable(Name name) {
            super(name);
        }

        @Override
        public UniqueKey<Record> getPrimaryKey() {
            return Internal.createUniqueKey(this, id);
        }

        @Override
        public Identity<Record, ?> getIdentity() {
            return Internal.createIdentity(this, id);
        }

        final TableField<Record, String> text(String name) {
            return createField(DSL.name(name), SQLDataType.VARCHAR.nullable(false), this);
        }

        final TableField<Record, Integer> integer(String name) {
            return createField(DSL.name(name), SQLDataType.INTEGER.nullable(false), this);
        }

        final TableField<Record, Long> bigint(String name) {
            return createField(DSL.name(name), SQLDataType.BIGINT.nullable(false), this);
        }
    }

    static final class ItemTable extends IdTable {

        private static final long serialVersionUID = 1L;

        final transient TableField<Record, String> name = text("name");
        final transient TableField<Record, String> category = text("category");
        final transient TableField<Record, String> description = text("description");
        final transient TableField<Record, String> code = text("code");
        final transient TableField<Record, Integer> quantity = integer("quantity");
        final transient TableField<Record, Integer> stock = integer("stock");
        final transient TableField<Record, Long> weight = bigint("weight");
        final transient TableField<Record, Double> price =
                createField(DSL.name("price"), SQLDataType.DOUBLE.nullable(false), this);
        final transient TableField<Record, Boolean> active =
                createField(DSL.name("active"), SQLDataType.BOOLEAN.nullable(false), this);

        ItemTable() {
            super(DSL.name("item"));
        }
    }

    static final class AuthorTable extends IdTable {

        private static final long serialVersionUID = 1L;

        final transient TableField<Record, String> name = text("name");

        AuthorTable() {
            super(DSL.name("author"));
        }
    }

    static final class BookTable extends IdTable {

        private static final long serialVersionUID = 1L;

        final transient TableField<Record, Long> authorId = bigint("author_id");
        final transient TableField<Record, String> title = text("title");

        BookTable() {
            super(DSL.name("book"));
        }
    }

    static final class ChapterTable extends IdTable {

        private static final long serialVersionUID = 1L;

        final transient TableField<Record, Long> bookId = bigint("book_id");
        final transient TableField<Record, String> title = text("title");
        final transient TableField<Record, Integer> pages = integer("pages");

        ChapterTable() {
            super(DSL.name("chapter"));
        }
    }
}
