package dev.orm.migrations.sqlite;

import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SQL of a rebuild, without triggers and views, which only the database knows. */
public final class RebuildText {

    private static final String PREFIX = "orm_rebuilt_";

    private static final String LEGACY = "pragma legacy_alter_table = ";

    private final Dialect dialect;
    private final DdlCompiler ddl;
    private final TableRebuild rebuild;
    private final TableName temporary;

    /**
     * Prepares.
     *
     * @param dialect the dialect of SQLite
     * @param rebuild the tables
     */
    public RebuildText(Dialect dialect, TableRebuild rebuild) {
        this.dialect = dialect;
        this.ddl = dialect.ddl();
        this.rebuild = rebuild;
        TableName name = rebuild.after().name();
        this.temporary = new TableName(name.schema(), PREFIX + name.name());
    }

    /**
     * Returns the statements, from the new table to the new name; indexes follow.
     *
     * @return one statement each
     * @throws dev.orm.dialect.UnsupportedConstructException if values of a type cannot become values of another
     */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.addAll(ddl.compile(new CreateTable(withoutIndexes())));
        texts.add(copy());
        if (rebuild.before().columns().stream().anyMatch(Column::isIdentity)
                && rebuild.after().columns().stream().anyMatch(Column::isIdentity)) {
            texts.addAll(sequence());
        }
        texts.addAll(ddl.compile(new DropTable(rebuild.before(), false)));
        // With the new behaviour a rename fails where a view names the table that has just been dropped; with the old
        // one the
        // foreign keys of other tables would not follow a rename, so it is on for this one only.
        texts.add(LEGACY + "on");
        texts.addAll(
                ddl.compile(new RenameTable(temporary, rebuild.after().name().name())));
        texts.add(LEGACY + "off");
        for (Index index : rebuild.after().indexes()) {
            texts.addAll(ddl.compile(new CreateIndex(rebuild.after().name(), index)));
        }
        return texts;
    }

    /** Foreign keys of the table to itself name what it will be called. */
    private Table withoutIndexes() {
        Table after = rebuild.after();
        TableBuilder builder = Table.builder(temporary);
        after.columns().forEach(builder::column);
        after.constraints().forEach(builder::constraint);
        after.options().forEach(builder::option);
        return builder.build();
    }

    private String copy() {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, TableRebuild.Source> entry : rebuild.sources().entrySet()) {
            Column<?> column = rebuild.after().column(entry.getKey());
            columns.add(dialect.quote(column.name()));
            values.add(value(column, entry.getValue()));
        }
        return "insert into " + name(temporary) + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values) + " from " + name(rebuild.before().name());
    }

    private String value(Column<?> column, TableRebuild.Source source) {
        String value = ddl.expression(source.expression(), column.type());
        Column<?> from = source.from();
        if (from == null) {
            return value;
        }
        String converted = Conversion.of(value, from, column).value();
        DdlExpression filling = column.defaultValue();
        boolean fills = from.nullable() && !column.nullable() && filling != null;
        return fills ? "coalesce(" + converted + ", " + ddl.expression(filling, column.type()) + ")" : converted;
    }

    /** The mark of numbers given out must not fall, or a number of a deleted row would come again. */
    private List<String> sequence() {
        String fresh = ddl.literal(SqlType.TEXT, temporary.name());
        String old = ddl.literal(SqlType.TEXT, rebuild.before().name().name());
        String catalog =
                temporary.schema() == null ? "sqlite_sequence" : dialect.quote(temporary.schema()) + ".sqlite_sequence";
        return List.of(
                "delete from " + catalog + " where name = " + fresh,
                "insert into " + catalog + " (name, seq) select " + fresh + ", seq from " + catalog + " where name = "
                        + old);
    }

    private String name(TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }
}
