package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSchema;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropSchema;
import dev.orm.schema.DdlOperation.DropSequence;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.DropView;
import dev.orm.schema.DdlOperation.RefreshView;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.schema.ViewText;
import dev.orm.sql.QueryExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** DDL as the standard has it. */
public abstract class StandardDdl extends DdlDefinitions {

    protected StandardDdl(Dialect dialect) {
        super(dialect);
    }

    @Override
    public final List<String> compile(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return createTable(
                    new CreateTable(KeySequences.known(dialect, create.table()), create.later(), create.ifNotExists()));
        } else if (operation instanceof DropTable drop) {
            return List.of("drop table " + ifExists(drop.ifExists())
                    + name(drop.table().name()));
        } else if (operation instanceof RenameTable rename) {
            return List.of("alter table " + name(rename.table()) + " rename to " + renamed(rename));
        } else if (operation instanceof AddColumn add) {
            return addColumn(new AddColumn(add.table(), KeySequences.known(dialect, add.column())));
        } else if (operation instanceof DropColumn drop) {
            return List.of("alter table " + name(drop.table()) + " drop column "
                    + dialect.quote(drop.column().name()));
        } else if (operation instanceof RenameColumn rename) {
            return List.of(renameColumn(rename));
        } else if (operation instanceof AlterColumn alter) {
            require(
                    Capability.ALTER_COLUMN,
                    "ALTER COLUMN, so it cannot change column \"" + alter.to().name() + "\" of table " + alter.table(),
                    "Make a new table, copy the rows, and rename it.");
            return alterColumn(new AlterColumn(
                    alter.table(), KeySequences.known(dialect, alter.from()), KeySequences.known(dialect, alter.to())));
        } else if (operation instanceof AddConstraint add) {
            return List.of(addConstraint(add));
        } else if (operation instanceof ValidateConstraint validate) {
            return dialect.supports(Capability.NOT_VALID_CONSTRAINTS)
                    ? List.of("alter table " + name(validate.table()) + " validate constraint "
                            + dialect.quote(validate.constraint().name()))
                    : List.of();
        } else if (operation instanceof DropConstraint drop) {
            requireConstraints(drop.table(), drop.constraint());
            return List.of(dropConstraint(drop));
        } else if (operation instanceof CreateIndex create) {
            return List.of(createIndex(create));
        } else if (operation instanceof DropIndex drop) {
            return List.of(dropIndex(drop));
        }
        return compileOther(operation);
    }

    @Override
    public final List<String> compileTogether(TableName table, List<DdlOperation> operations) {
        require(Capability.SEVERAL_ALTERATIONS, "several changes in one ALTER TABLE", "Make them one by one.");
        String start = "alter table " + name(table) + " ";
        List<String> changes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (DdlOperation operation : operations) {
            for (String text : compile(operation)) {
                if (text.startsWith(start)) {
                    changes.add(text.substring(start.length()));
                } else {
                    others.add(text);
                }
            }
        }
        others.add(0, start + String.join(", ", changes));
        return others;
    }

    private List<String> compileOther(DdlOperation operation) {
        if (operation instanceof CreateView create) {
            return createView(create.view(), create.orReplace());
        } else if (operation instanceof DropView drop) {
            return List.of("drop " + kind(drop.view()) + ifExists(drop.ifExists())
                    + name(drop.view().name()));
        } else if (operation instanceof RefreshView refresh) {
            View view = refresh.view().asMaterialized();
            return List.of("refresh " + kind(view) + name(view.name()));
        } else if (operation instanceof CreateSequence create) {
            Sequence sequence = create.sequence();
            if (!dialect.supports(Capability.SEQUENCES)) {
                return List.of();
            }
            return List.of("create sequence " + ifNotExists(create.ifNotExists()) + name(sequence.name())
                    + " start with " + sequence.start() + " increment by " + sequence.increment());
        } else if (operation instanceof DropSequence drop) {
            if (!dialect.supports(Capability.SEQUENCES)) {
                return List.of();
            }
            return List.of("drop sequence " + ifExists(drop.ifExists())
                    + name(drop.sequence().name()));
        } else if (operation instanceof CreateEnumType create) {
            return dialect.supports(Capability.NAMED_ENUM_TYPES)
                    ? List.of("create type " + name(create.type().name()) + " as enum (" + values(create.type()) + ")")
                    : List.of();
        } else if (operation instanceof DropEnumType drop) {
            return dialect.supports(Capability.NAMED_ENUM_TYPES)
                    ? List.of("drop type " + ifExists(drop.ifExists())
                            + name(drop.type().name()))
                    : List.of();
        } else if (operation instanceof AddEnumValue add) {
            return List.of(addEnumValue(add));
        } else if (operation instanceof AlterEnumType alter) {
            return renameEnumValues(alter);
        } else if (operation instanceof CreateSchema create) {
            requireSchemas(create.name());
            return List.of("create schema " + ifNotExists(create.ifNotExists()) + dialect.quote(create.name()));
        } else if (operation instanceof DropSchema drop) {
            requireSchemas(drop.name());
            return List.of("drop schema " + ifExists(drop.ifExists()) + dialect.quote(drop.name()));
        } else if (operation instanceof CommentOnTable comment) {
            return dialect.supports(Capability.COMMENTS) ? List.of(comment(comment.table(), comment.to())) : List.of();
        }
        UnsafeSql sql = (UnsafeSql) operation;
        return sql.databases().isEmpty() || sql.databases().contains(dialect.name()) ? List.of(sql.sql()) : List.of();
    }

    @Override
    public final List<DdlOperation> create(Schema schema, boolean ifNotExists) {
        return SchemaOrder.create(schema, ifNotExists, dialect);
    }

    @Override
    public final List<DdlOperation> drop(Schema schema, boolean ifExists) {
        return SchemaOrder.drop(schema, ifExists, dialect);
    }

    private List<String> createTable(CreateTable create) {
        Table table = create.table();
        List<String> parts = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            parts.add(column(table, column));
        }
        for (Constraint constraint : table.constraints()) {
            boolean inline = constraint instanceof PrimaryKey key && isInline(table, key);
            if (!inline && !create.later().contains(constraint)) {
                parts.add(constraint(table.name(), constraint));
            }
        }
        List<String> texts = new ArrayList<>();
        texts.add("create table " + ifNotExists(create.ifNotExists()) + newName(table.name()) + " (\n    "
                + String.join(",\n    ", parts) + "\n)" + suffix(table));
        for (Index index : table.indexes()) {
            texts.add(createIndex(new CreateIndex(table.name(), index, false, create.ifNotExists())));
        }
        texts.addAll(comments(table));
        return texts;
    }

    /** What stands behind the definition of a table. */
    protected String suffix(Table table) {
        return "";
    }

    /** What sets the comments of a new table. */
    protected List<String> comments(Table table) {
        List<String> texts = new ArrayList<>();
        if (dialect.supports(Capability.COMMENTS)) {
            if (table.comment() != null) {
                texts.add(comment(table.name(), table.comment()));
            }
            for (Column<?> column : table.columns()) {
                if (column.comment() != null) {
                    texts.add(comment(table.name(), column));
                }
            }
        }
        return texts;
    }

    protected String comment(TableName table, @Nullable String comment) {
        return "comment on table " + name(table) + " is " + (comment == null ? "null" : text(comment));
    }

    protected final String comment(TableName table, Column<?> column) {
        String comment = column.comment();
        return "comment on column " + name(table) + "." + dialect.quote(column.name()) + " is "
                + (comment == null ? "null" : text(comment));
    }

    /** The new name of a table where it is renamed. */
    protected String renamed(RenameTable rename) {
        return dialect.quote(rename.newName());
    }

    protected String renameColumn(RenameColumn rename) {
        return "alter table " + name(rename.table()) + " rename column " + dialect.quote(rename.column()) + " to "
                + newColumn(rename.table(), rename.newName());
    }

    protected List<String> addColumn(AddColumn add) {
        List<String> texts = new ArrayList<>();
        texts.add("alter table " + name(add.table()) + " add column " + column(add.table(), add.column()));
        if (add.column().comment() != null && dialect.supports(Capability.COMMENTS)) {
            texts.add(comment(add.table(), add.column()));
        }
        return texts;
    }

    /** Whatever differs between two columns; asked only where {@link Capability#ALTER_COLUMN} is there. */
    protected List<String> alterColumn(AlterColumn alter) {
        return new ColumnChanges(this, alter).texts();
    }

    /** What gives a column another type, behind its name. */
    protected String changedType(Column<?> column) {
        return "set data type " + typeName(column) + collation(column);
    }

    /** What lets an identity count otherwise, behind the name of the column. */
    protected List<String> changedIdentity(Column<?> from, Column<?> to) {
        Identity before = Objects.requireNonNull(from.identity());
        Identity after = Objects.requireNonNull(to.identity());
        List<String> changes = new ArrayList<>();
        if (before.increment() != after.increment()) {
            changes.add("set increment by " + after.increment());
        }
        if (before.start() != after.start()) {
            changes.add("set start with " + after.start());
        }
        return changes;
    }

    /** What makes a column an identity that was none, behind its name. */
    protected String addedIdentity(Column<?> column, String identity) {
        return "add" + identity;
    }

    private String addConstraint(AddConstraint add) {
        if (add.notValid()) {
            require(
                    Capability.NOT_VALID_CONSTRAINTS,
                    "NOT VALID for constraint \"" + add.constraint().name() + "\"",
                    "Add the constraint for all rows.");
        }
        requireConstraints(add.table(), add.constraint());
        return "alter table " + name(add.table()) + " add " + constraint(add.table(), add.constraint())
                + (add.notValid() ? " not valid" : "");
    }

    protected String dropConstraint(DropConstraint drop) {
        return "alter table " + name(drop.table()) + " drop constraint "
                + dialect.quote(drop.constraint().name());
    }

    private String createIndex(CreateIndex create) {
        Index index = create.index();
        if (create.concurrently()) {
            require(
                    Capability.CONCURRENT_INDEXES,
                    "CONCURRENTLY for index \"" + index.name() + "\"",
                    "Create the index while nobody writes.");
        }
        return (index.unique() ? "create unique index " : "create index ")
                + (create.concurrently() ? "concurrently " : "") + ifNotExists(create.ifNotExists())
                + indexName(create.table(), index) + " on " + indexedTable(create.table()) + " " + indexed(index);
    }

    protected String dropIndex(DropIndex drop) {
        if (drop.concurrently()) {
            require(
                    Capability.CONCURRENT_INDEXES,
                    "CONCURRENTLY for index \"" + drop.index().name() + "\"",
                    "Drop the index while nobody writes.");
        }
        return "drop index " + (drop.concurrently() ? "concurrently " : "") + ifExists(drop.ifExists())
                + name(new TableName(drop.table().schema(), drop.index().name()));
    }

    /** The name of an index where it is created. */
    protected String indexName(TableName table, Index index) {
        return dialect.quote(index.name());
    }

    /** The name of the table on which an index is created. */
    protected String indexedTable(TableName table) {
        return name(table);
    }

    private List<String> createView(View view, boolean orReplace) {
        List<String> names =
                view.columns().stream().map(column -> viewColumn(view, column)).toList();
        String kind = kind(view);
        String rest = kind + newName(view.name()) + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")")
                + " as " + query(view.query());
        if (orReplace && (view.materialized() || !dialect.supports(Capability.REPLACE_VIEW))) {
            return List.of("drop " + kind + "if exists " + name(view.name()), "create " + rest);
        }
        return List.of((orReplace ? "create or replace " : "create ") + rest);
    }

    /** The name of a column of a view that is made, quoted. */
    protected String viewColumn(View view, Column<?> column) {
        return dialect.quote(column.name());
    }

    private String kind(View view) {
        if (view.materialized()) {
            require(
                    Capability.MATERIALIZED_VIEWS,
                    "materialized views, so none named " + view.name(),
                    "Fill a table by INSERT … SELECT.");
        }
        return view.materialized() ? "materialized view " : "view ";
    }

    /** The text of the rows of a view. */
    private String query(ViewQuery query) {
        if (query instanceof ViewText text) {
            return text.sql();
        } else if (query instanceof QueryExpression<?> select) {
            return ViewDefinition.text(dialect, select);
        }
        throw new IllegalArgumentException("A view is made of a Select or of ViewQuery.unsafeSql, not of "
                + query.getClass().getSimpleName() + ".");
    }

    protected String addEnumValue(AddEnumValue add) {
        require(
                Capability.NAMED_ENUM_TYPES,
                "named enum types, so it cannot add a value to " + add.type().name(),
                "Alter the columns that have the type.");
        checkValues(new EnumType(add.type().name(), List.of(add.value())));
        return "alter type " + name(add.type().name()) + " add value " + text(add.value())
                + (add.before() == null ? "" : " before " + text(add.before()));
    }

    private List<String> renameEnumValues(AlterEnumType alter) {
        require(
                Capability.NAMED_ENUM_TYPES,
                "named enum types, so it cannot change the values of "
                        + alter.from().name(),
                "Alter the columns that have the type.");
        if (!alter.isRenaming()) {
            throw new UnsupportedConstructException(dialect.name() + " cannot take values from enum type "
                    + alter.from().name()
                    + " or move them. Alter the columns that have the type, drop it, and create it anew.");
        }
        checkValues(alter.to());
        return alter.renamed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(renamed -> "alter type " + name(alter.from().name()) + " rename value " + text(renamed.getKey())
                        + " to " + text(renamed.getValue()))
                .toList();
    }

    private void requireConstraints(TableName table, Constraint constraint) {
        if (!dialect.supports(Capability.ALTER_ADD_CONSTRAINT)) {
            throw new UnsupportedConstructException(dialect.name() + " cannot change the constraints of a table: \""
                    + constraint.name() + "\" of " + table
                    + ". They stand in CREATE TABLE, where the tables they refer to need not exist yet.");
        }
    }

    private void requireSchemas(String name) {
        require(Capability.SCHEMAS, "CREATE SCHEMA, so no schema \"" + name + "\"", "Attach another database file.");
    }

    protected static String ifExists(boolean said) {
        return said ? "if exists " : "";
    }

    protected static String ifNotExists(boolean said) {
        return said ? "if not exists " : "";
    }
}
