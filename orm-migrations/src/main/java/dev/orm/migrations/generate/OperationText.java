package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.internal.DefinitionText;
import dev.orm.reflect.internal.JavaText;
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
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps as the calls of {@link dev.orm.migrations.Operations} that say them. */
final class OperationText {

    private static final NamingConvention NAMES = NamingConvention.DEFAULT;

    private static final int LONGEST_LINE = 120;

    private static final int INDENT = 8;

    private static final String NEXT = "\n                ";

    private static final String NEXT_CALL = NEXT + "        ";

    private final JavaText java;
    private final DefinitionText definitions;

    OperationText(JavaText java) {
        this.java = java;
        this.definitions = new DefinitionText(java);
    }

    String of(MigrationStep step) {
        if (step instanceof Irreversible irreversible) {
            return "op.irreversible(" + java.string(irreversible.reason()) + ");";
        }
        if (step instanceof InsertRows insert) {
            return insert(insert);
        }
        if (!(step instanceof SchemaChange change)) {
            throw new MigrationException("\"" + step.describe() + "\" cannot be written as source.");
        }
        if (change.operation() instanceof AddColumn add && change.existingRows() != null) {
            return call(
                    add.table(), "addColumn", definitions.column(add.column()), java.expression(change.existingRows()));
        }
        if (change.operation() instanceof AlterColumn alter && change.online()) {
            return call(
                    alter.table(), "setNotNullOnline", java.string(alter.to().name()));
        }
        return of(change.operation());
    }

    private String of(DdlOperation operation) {
        if (operation instanceof CreateTable create) {
            return createTable(create.table());
        } else if (operation instanceof DropTable drop) {
            return call(drop.table().name(), "dropTable");
        } else if (operation instanceof RenameTable rename) {
            return call(rename.table(), "renameTable", java.string(rename.newName()));
        } else if (operation instanceof CommentOnTable comment) {
            return call(comment.table(), "commentOnTable", text(comment.to()));
        } else if (operation instanceof AddColumn add) {
            return call(add.table(), "addColumn", definitions.column(add.column()));
        } else if (operation instanceof DropColumn drop) {
            return call(drop.table(), "dropColumn", java.string(drop.column().name()));
        } else if (operation instanceof RenameColumn rename) {
            return call(rename.table(), "renameColumn", java.string(rename.column()), java.string(rename.newName()));
        } else if (operation instanceof AlterColumn alter) {
            return call(
                    alter.table(), "alterColumn", java.string(alter.to().name()), "column -> column" + changes(alter));
        } else if (operation instanceof AddConstraint add) {
            return add.notValid()
                    ? call(add.table(), "createConstraintNotValid", definitions.constraint(add.constraint()))
                    : addConstraint(add.table(), add.constraint());
        } else if (operation instanceof ValidateConstraint validate) {
            return call(
                    validate.table(),
                    "validateConstraint",
                    java.string(validate.constraint().name()));
        } else if (operation instanceof DropConstraint drop) {
            return call(
                    drop.table(),
                    "dropConstraint",
                    java.string(drop.constraint().name()));
        } else if (operation instanceof CreateIndex create && create.concurrently()) {
            return call(create.table(), "createIndexConcurrently", definitions.index(create.index()));
        } else if (operation instanceof CreateIndex create) {
            String table = create.table().name();
            return call(
                    create.table(),
                    "createIndex",
                    DefinitionText.isPlain(table, create.index())
                            ? definitions.strings(create.index().columns())
                            : definitions.index(create.index()));
        } else if (operation instanceof DropIndex drop) {
            return call(
                    drop.table(),
                    drop.concurrently() ? "dropIndexConcurrently" : "dropIndex",
                    java.string(drop.index().name()));
        }
        return ofOther(operation);
    }

    private String ofOther(DdlOperation operation) {
        if (operation instanceof CreateView create) {
            View view = create.view();
            List<String> columns =
                    view.columns().stream().map(definitions::column).toList();
            return in(view.name()) + (create.orReplace() ? ".replaceView(" : ".createView(")
                    + definitions.view(view, columns) + ");";
        } else if (operation instanceof DropView drop) {
            return call(drop.view().name(), "dropView");
        } else if (operation instanceof CreateSequence create) {
            Sequence sequence = create.sequence();
            return in(sequence.name()) + ".createSequence(" + java.sequence(sequence) + ");";
        } else if (operation instanceof DropSequence drop) {
            return call(drop.sequence().name(), "dropSequence");
        } else if (operation instanceof CreateEnumType create) {
            return in(create.type().name()) + ".createEnumType(" + java.enumType(create.type()) + ");";
        } else if (operation instanceof DropEnumType drop) {
            return call(drop.type().name(), "dropEnumType");
        } else if (operation instanceof AddEnumValue add) {
            return add.before() == null
                    ? call(add.type().name(), "addEnumValue", java.string(add.value()))
                    : call(add.type().name(), "addEnumValue", java.string(add.value()), java.string(add.before()));
        } else if (operation instanceof AlterEnumType alter) {
            String type = java.enumType(alter.to());
            return in(alter.to().name()) + ".alterEnumType(" + type + ", " + map(alter.renamed()) + ");";
        } else if (operation instanceof CreateSchema create) {
            return "op.createSchema(" + java.string(create.name()) + ");";
        } else if (operation instanceof DropSchema drop) {
            return "op.dropSchema(" + java.string(drop.name()) + ");";
        } else if (operation instanceof UnsafeSql sql) {
            String databases = sql.databases().stream()
                    .sorted()
                    .map(name -> ", " + java.string(name))
                    .collect(Collectors.joining());
            return "op.unsafeSql(" + java.string(sql.sql()) + databases + ");";
        }
        throw new MigrationException("There is no operation for " + operation + ".");
    }

    /** {@code Map.of} takes no more than ten. */
    private String map(Map<String, String> map) {
        boolean few = map.size() <= 10;
        List<String> entries = new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> java.string(entry.getKey()) + ", " + java.string(entry.getValue()))
                        .map(entry -> few ? entry : java.type(Map.class) + ".entry(" + entry + ")")
                        .toList();
        return java.type(Map.class) + (few ? ".of(" : ".ofEntries(") + String.join(", ", entries) + ")";
    }

    private String createTable(Table table) {
        List<String> calls = definitions.tableCalls(table, definitions::column);
        String body = "table -> table" + calls.get(0)
                + calls.stream().skip(1).map(NEXT_CALL::concat).collect(Collectors.joining());
        return in(table.name()) + ".createTable(" + NEXT
                + java.string(table.name().name()) + "," + NEXT + body + ");";
    }

    private String insert(InsertRows insert) {
        List<String> rows = new ArrayList<>();
        for (List<@Nullable Object> row : insert.rows()) {
            String values = row.stream().map(java::value).collect(Collectors.joining(", "));
            rows.add((row.contains(null) ? java.type(Arrays.class) + ".asList(" : java.type(List.class) + ".of(")
                    + values + ")");
        }
        return in(insert.table().name()) + ".insert(" + NEXT
                + java.string(insert.table().name().name()) + "," + NEXT
                + java.strings(insert.columns().stream().map(Column::name).toList()) + "," + NEXT
                + java.type(List.class) + ".of(" + NEXT_CALL + String.join("," + NEXT_CALL, rows) + "));";
    }

    private String addConstraint(TableName table, Constraint constraint) {
        if (constraint instanceof PrimaryKey key && key.name().equals(NAMES.primaryKey(table.name(), key.columns()))) {
            return call(table, "createPrimaryKey", definitions.strings(key.columns()));
        } else if (constraint instanceof UniqueConstraint unique
                && unique.equals(
                        new UniqueConstraint(NAMES.unique(table.name(), unique.columns()), unique.columns()))) {
            return call(table, "createUniqueConstraint", definitions.strings(unique.columns()));
        } else if (constraint instanceof ForeignKey key
                && DefinitionText.isPlain(table.name(), key)
                && Objects.equals(table.schema(), key.referencedTable().schema())) {
            return call(
                    table,
                    "createForeignKey",
                    definitions.plain(key, java.string(key.referencedTable().name())));
        }
        return call(table, "createConstraint", definitions.constraint(constraint));
    }

    private String changes(AlterColumn alter) {
        Column<?> from = alter.from();
        Column<?> to = alter.to();
        StringBuilder changes = new StringBuilder();
        if (!from.type().equals(to.type())) {
            changes.append(".type(").append(java.sqlType(to.type())).append(")");
        }
        if (from.nullable() != to.nullable()) {
            changes.append(to.nullable() ? ".nullable(true)" : ".notNull()");
        }
        if (!Objects.equals(from.identity(), to.identity())) {
            changes.append(".identity(")
                    .append(to.identity() == null ? "null" : java.identity(to.identity()))
                    .append(")");
        }
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            changes.append(".defaultValue(")
                    .append(java.expression(to.defaultValue()))
                    .append(")");
        }
        if (!Objects.equals(from.enumType(), to.enumType())) {
            changes.append(".enumType(")
                    .append(to.enumType() == null ? "null" : java.enumType(to.enumType()))
                    .append(")");
        }
        if (!Objects.equals(from.collation(), to.collation())) {
            changes.append(".collation(").append(text(to.collation())).append(")");
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            changes.append(".comment(").append(text(to.comment())).append(")");
        }
        return changes.toString();
    }

    private String text(@Nullable String value) {
        return value == null ? "null" : java.string(value);
    }

    private String in(TableName name) {
        return name.schema() == null ? "op" : "op.in(" + java.string(name.schema()) + ")";
    }

    private String call(TableName name, String method, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(java.string(name.name()));
        all.addAll(List.of(arguments));
        return wrapped(in(name) + "." + method + "(", all);
    }

    /** One line if it is not too long, else a line for each argument, as formatters have it. */
    private static String wrapped(String start, List<String> arguments) {
        String line = start + String.join(", ", arguments) + ");";
        return INDENT + line.length() <= LONGEST_LINE
                ? line
                : start + arguments.stream().map(NEXT::concat).collect(Collectors.joining(",")) + ");";
    }
}
