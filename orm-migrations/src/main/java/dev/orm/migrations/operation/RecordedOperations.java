package dev.orm.migrations.operation;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.BatchStep;
import dev.orm.migrations.DataStep;
import dev.orm.migrations.Operations;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.RunCode;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.sql.Condition;
import dev.orm.sql.Statement;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes down what a migration says, and what the schema is after each word. */
public final class RecordedOperations implements Operations {

    /** What all views of one recording share. */
    private static final class Recording {

        final List<MigrationStep> steps = new ArrayList<>();
        Schema schema;

        Recording(Schema schema) {
            this.schema = schema;
        }
    }

    private final Recording recording;
    private final @Nullable String inSchema;

    /**
     * Starts a recording.
     *
     * @param before the schema before the first operation
     */
    public RecordedOperations(Schema before) {
        this(new Recording(before), null);
    }

    private RecordedOperations(Recording recording, @Nullable String inSchema) {
        this.recording = recording;
        this.inSchema = inSchema;
    }

    /**
     * Returns what has been said.
     *
     * @return the steps in order
     */
    public List<MigrationStep> steps() {
        return List.copyOf(recording.steps);
    }

    /**
     * Returns what the operations have made of the schema.
     *
     * @return the schema after the last one
     */
    public Schema schema() {
        return recording.schema;
    }

    private void add(DdlOperation operation) {
        add(new SchemaChange(operation));
    }

    private void add(MigrationStep step) {
        recording.schema = SchemaState.apply(recording.schema, step);
        recording.steps.add(step);
    }

    private TableName name(String name) {
        return new TableName(inSchema, name);
    }

    private <T extends SchemaObject> T object(String name, Class<T> kind) {
        return recording.schema.objects().stream()
                .filter(object -> kind.isInstance(object) && object.name().equals(name(name)))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no " + kind.getSimpleName() + " \"" + name(name)
                                + "\" at this point of the history; there are "
                                + recording.schema.objects().stream()
                                        .filter(kind::isInstance)
                                        .map(SchemaObject::name)
                                        .toList()
                                + "."));
    }

    @Override
    public Operations in(String schema) {
        return new RecordedOperations(recording, schema);
    }

    @Override
    public Table table(String table) {
        return object(table, Table.class);
    }

    @Override
    public void createSchema(String name) {
        add(new DdlOperation.CreateSchema(name, false));
    }

    @Override
    public void dropSchema(String name) {
        add(new DdlOperation.DropSchema(name, false));
    }

    @Override
    public void createTable(String name, Consumer<TableBuilder> definition) {
        TableBuilder builder = Table.builder(name(name));
        definition.accept(builder);
        add(new DdlOperation.CreateTable(builder.build()));
    }

    @Override
    public void dropTable(String name) {
        TableName dropped = table(name).name();
        for (Table other : recording.schema.tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                if (key.referencedTable().equals(dropped) && !other.name().equals(dropped)) {
                    throw new IllegalArgumentException("Table " + dropped + " is referred to by foreign key \""
                            + key.name() + "\" of table " + other + ". Drop that before.");
                }
            }
        }
        add(new DdlOperation.DropTable(table(name), false));
    }

    @Override
    public void renameTable(String name, String newName) {
        add(new DdlOperation.RenameTable(table(name).name(), newName));
    }

    @Override
    public void commentOnTable(String table, @Nullable String comment) {
        add(new DdlOperation.CommentOnTable(name(table), table(table).comment(), comment));
    }

    @Override
    public void addColumn(String table, Column<?> column) {
        table(table);
        add(new DdlOperation.AddColumn(name(table), column));
    }

    @Override
    public void addColumn(String table, Column<?> column, DdlExpression existingRows) {
        table(table);
        add(new SchemaChange(new DdlOperation.AddColumn(name(table), column), existingRows));
    }

    @Override
    public void alterColumn(String table, String column, UnaryOperator<Column<?>> change) {
        Column<?> before = table(table).column(column);
        add(new DdlOperation.AlterColumn(name(table), before, change.apply(before)));
    }

    @Override
    public void setNotNullOnline(String table, String column) {
        Column<?> before = table(table).column(column);
        add(new SchemaChange(new DdlOperation.AlterColumn(name(table), before, before.notNull()), null, true));
    }

    @Override
    public void renameColumn(String table, String column, String newName) {
        table(table).column(column);
        add(new DdlOperation.RenameColumn(name(table), column, newName));
    }

    @Override
    public void dropColumn(String table, String column) {
        add(new DdlOperation.DropColumn(name(table), table(table).column(column)));
    }

    @Override
    public void createPrimaryKey(String table, String... columns) {
        List<String> names = List.of(columns);
        createConstraint(table, new PrimaryKey(NamingConvention.DEFAULT.primaryKey(table, names), names));
    }

    @Override
    public void createUniqueConstraint(String table, String... columns) {
        List<String> names = List.of(columns);
        createConstraint(table, new UniqueConstraint(NamingConvention.DEFAULT.unique(table, names), names));
    }

    @Override
    public void createCheckConstraint(String table, String about, DdlExpression condition) {
        createConstraint(table, new Check(NamingConvention.DEFAULT.check(table, about), condition));
    }

    @Override
    public void createForeignKey(
            String table, String column, String referredTable, String referredColumn, ReferentialAction onDelete) {
        List<String> columns = List.of(column);
        List<String> referred = List.of(referredColumn);
        String name = NamingConvention.DEFAULT.foreignKey(table, columns, referredTable, referred);
        createConstraint(table, new ForeignKey(name, columns, name(referredTable), referred, onDelete));
    }

    @Override
    public void createConstraint(String table, Constraint constraint) {
        if (constraint instanceof PrimaryKey && table(table).primaryKey() != null) {
            throw new IllegalArgumentException("Table " + name(table) + " has a primary key. Drop it before.");
        }
        add(new DdlOperation.AddConstraint(table(table).name(), constraint));
    }

    @Override
    public void createConstraintNotValid(String table, Constraint constraint) {
        add(new DdlOperation.AddConstraint(table(table).name(), constraint, true));
    }

    @Override
    public void validateConstraint(String table, String constraint) {
        Constraint there = constraint(table(table), constraint);
        if (!(there instanceof ForeignKey || there instanceof Check)) {
            throw new IllegalArgumentException("Constraint \"" + constraint + "\" of table " + name(table)
                    + " is neither a foreign key nor a check, so it has held for all rows since it was added.");
        }
        add(new DdlOperation.ValidateConstraint(name(table), there));
    }

    @Override
    public void dropConstraint(String table, String constraint) {
        add(new DdlOperation.DropConstraint(name(table), constraint(table(table), constraint)));
    }

    private static Constraint constraint(Table table, String name) {
        return table.constraints().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Table " + table.name() + " has no constraint \"" + name
                        + "\"; it has "
                        + table.constraints().stream().map(Constraint::name).toList() + "."));
    }

    @Override
    public void createIndex(String table, String... columns) {
        List<String> names = List.of(columns);
        createIndex(table, new Index(NamingConvention.DEFAULT.index(table, names), names, false));
    }

    @Override
    public void createIndex(String table, Index index) {
        createIndex(table, index, false);
    }

    @Override
    public void createIndexConcurrently(String table, Index index) {
        createIndex(table, index, true);
    }

    private void createIndex(String table, Index index, boolean concurrently) {
        Table there = table(table);
        if (there.indexes().stream().anyMatch(other -> other.name().equals(index.name()))) {
            throw new IllegalArgumentException(
                    "Table " + there.name() + " has an index \"" + index.name() + "\" already.");
        }
        add(new DdlOperation.CreateIndex(there.name(), index, concurrently, false));
    }

    @Override
    public void dropIndex(String table, String index) {
        dropIndex(table, index, false);
    }

    @Override
    public void dropIndexConcurrently(String table, String index) {
        dropIndex(table, index, true);
    }

    private void dropIndex(String table, String index, boolean concurrently) {
        Table there = table(table);
        Index dropped = there.indexes().stream()
                .filter(candidate -> candidate.name().equals(index))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Table " + there.name() + " has no index \"" + index
                        + "\"; it has "
                        + there.indexes().stream().map(Index::name).toList() + "."));
        add(new DdlOperation.DropIndex(there.name(), dropped, concurrently, false));
    }

    @Override
    public void createView(View view) {
        add(new DdlOperation.CreateView(placed(view), false));
    }

    @Override
    public void replaceView(View view) {
        object(view.name().name(), View.class);
        add(new DdlOperation.CreateView(placed(view), true));
    }

    private View placed(View view) {
        return new View(name(view.name().name()), view.columns(), view.query(), view.materialized());
    }

    @Override
    public void dropView(String name) {
        add(new DdlOperation.DropView(object(name, View.class), false));
    }

    @Override
    public void createSequence(Sequence sequence) {
        add(new DdlOperation.CreateSequence(
                new Sequence(name(sequence.name().name()), sequence.start(), sequence.increment()), false));
    }

    @Override
    public void dropSequence(String name) {
        add(new DdlOperation.DropSequence(object(name, Sequence.class), false));
    }

    @Override
    public void createEnumType(EnumType type) {
        add(new DdlOperation.CreateEnumType(new EnumType(name(type.name().name()), type.values())));
    }

    @Override
    public void addEnumValue(String type, String value) {
        add(new DdlOperation.AddEnumValue(object(type, EnumType.class), value, null));
    }

    @Override
    public void addEnumValue(String type, String value, String before) {
        EnumType there = object(type, EnumType.class);
        if (!there.values().contains(before)) {
            throw new IllegalArgumentException("Enum type \"" + there.name() + "\" has no value \"" + before
                    + "\" before which another could stand; it has " + there.values() + ".");
        }
        add(new DdlOperation.AddEnumValue(there, value, before));
    }

    @Override
    public void alterEnumType(EnumType type, Map<String, String> renamed) {
        EnumType there = object(type.name().name(), EnumType.class);
        add(new DdlOperation.AlterEnumType(there, new EnumType(there.name(), type.values()), renamed));
    }

    @Override
    public void dropEnumType(String type) {
        EnumType dropped = object(type, EnumType.class);
        for (Table table : recording.schema.tables()) {
            for (Column<?> column : table.columns()) {
                if (dropped.equals(column.enumType())) {
                    throw new IllegalArgumentException("Enum type \"" + dropped.name() + "\" is used by column \""
                            + column.name() + "\" of table " + table + ". Drop or alter the column before.");
                }
            }
        }
        add(new DdlOperation.DropEnumType(dropped, false));
    }

    @Override
    public void insert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        Table there = table(table);
        List<Column<?>> named = new ArrayList<>();
        columns.forEach(column -> named.add(there.column(column)));
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<? extends @Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row for table " + there.name() + " has " + row.size()
                        + " values for " + columns.size() + " columns " + columns + ".");
            }
            copies.add(new ArrayList<>(row));
        }
        if (!copies.isEmpty()) {
            add(new InsertRows(there, named, copies));
        }
    }

    @Override
    public void execute(Statement statement) {
        add(new ExecuteStatement(statement));
    }

    @Override
    public void run(String description, DataStep step) {
        add(new RunCode(description, step));
    }

    @Override
    public void executeInBatches(TableRef table, int rows, Function<? super Condition, ? extends Statement> statement) {
        add(new RunBatches(
                table, rows, null, statement, (connection, batch) -> connection.execute(statement.apply(batch))));
    }

    @Override
    public void runInBatches(String description, TableRef table, int rows, BatchStep step) {
        add(new RunBatches(table, rows, description, null, step));
    }

    @Override
    public void unsafeSql(String sql, String... databases) {
        // A name that no database has would be SQL that runs nowhere.
        add(DdlOperation.unsafeSql(
                sql,
                Arrays.stream(databases)
                        .map(name -> Dialects.named(name).name())
                        .distinct()
                        .toArray(String[]::new)));
    }

    @Override
    public void irreversible(String reason) {
        add(new Irreversible(reason));
    }
}
