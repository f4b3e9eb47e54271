package dev.orm.migrations;

import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.View;
import dev.orm.sql.Condition;
import dev.orm.sql.Statement;
import dev.orm.sql.node.TableRef;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Migration} can do; the words are those of Alembic's {@code op}. Each operation is checked against the schema that the
 * revisions before it have made, without a database, so a wrong name is found before anything is run. All of them mean the same on
 * every database; SQLite, which can change little of a table, gets it rebuilt with all its rows.
 *
 * <p>Names are unquoted. Errors of every method: {@link IllegalArgumentException} if something is not there that is named, or is there
 * already.
 */
public interface Operations {

    /**
     * Returns the same operations for the tables of a schema of the database ({@code schema=} of Alembic).
     *
     * @param schema name of the schema
     * @return operations whose names of tables, views, sequences and types belong to that schema
     */
    Operations in(String schema);

    /**
     * Returns a table as it is at this point of the history, to be used in statements.
     *
     * @param table its name
     * @return the table
     */
    Table table(String table);

    /**
     * {@code CREATE SCHEMA}.
     *
     * @param name its name
     */
    void createSchema(String name);

    /**
     * {@code DROP SCHEMA}; it must be empty.
     *
     * @param name its name
     */
    void dropSchema(String name);

    /**
     * {@code CREATE TABLE}, with its constraints, indexes and comments.
     *
     * @param name its name
     * @param definition adds its columns and constraints
     */
    void createTable(String name, Consumer<TableBuilder> definition);

    /**
     * {@code DROP TABLE}, with all its rows.
     *
     * @param name its name
     */
    void dropTable(String name);

    /**
     * {@code ALTER TABLE … RENAME TO}. Foreign keys of other tables follow.
     *
     * @param name its name
     * @param newName its new name, in the same schema
     */
    void renameTable(String name, String newName);

    /**
     * {@code COMMENT ON TABLE}. Nothing happens where a database has no comments.
     *
     * @param table name of the table
     * @param comment the comment, or null for none
     */
    void commentOnTable(String table, @Nullable String comment);

    /**
     * {@code ALTER TABLE … ADD COLUMN}. A column that cannot be SQL {@code NULL} needs a default, or a value for the rows that are
     * there.
     *
     * @param table name of the table
     * @param column the column
     */
    void addColumn(String table, Column<?> column);

    /**
     * Adds a column that cannot be SQL {@code NULL} and has no default, and gives it a value in the rows that are there.
     *
     * @param table name of the table
     * @param column the column
     * @param existingRows its value in the rows that are there; {@link DdlExpression#literal} or what is computed from other columns
     */
    void addColumn(String table, Column<?> column, DdlExpression existingRows);

    /**
     * {@code ALTER TABLE … ALTER COLUMN}: type, nullability, default, identity and comment, whatever the change touches. What it does
     * not touch stays.
     *
     * <pre>{@code
     * op.alterColumn("users", "name", column -> column.type(SqlType.varchar(80)).notNull());
     * }</pre>
     *
     * <p>Where rows hold SQL {@code NULL} and the column shall not, give them a value before, by {@link #execute}.
     *
     * @param table name of the table
     * @param column name of the column
     * @param change makes the new column of the old one; it keeps its name
     */
    void alterColumn(String table, String column, UnaryOperator<Column<?>> change);

    /**
     * {@code ALTER TABLE … ALTER COLUMN … SET NOT NULL} of a large table that others read and write meanwhile: PostgreSQL looks at the
     * rows for a check that is added before and dropped after it, and need not lock the table for that. Other databases alter the
     * column. The revision is run in steps, as by {@link #createIndexConcurrently}.
     *
     * @param table name of the table
     * @param column name of the column; where rows hold SQL {@code NULL}, give them a value before
     */
    void setNotNullOnline(String table, String column);

    /**
     * {@code ALTER TABLE … RENAME COLUMN}. Constraints, indexes and foreign keys of other tables follow.
     *
     * @param table name of the table
     * @param column its name
     * @param newName its new name
     */
    void renameColumn(String table, String column, String newName);

    /**
     * {@code ALTER TABLE … DROP COLUMN}, with its values. Constraints and indexes that name the column are dropped before, each by its
     * own operation.
     *
     * @param table name of the table
     * @param column name of the column
     */
    void dropColumn(String table, String column);

    /**
     * {@code ALTER TABLE … ADD PRIMARY KEY}, named by the convention.
     *
     * @param table name of the table
     * @param columns names of its columns, in order
     */
    void createPrimaryKey(String table, String... columns);

    /**
     * {@code ALTER TABLE … ADD UNIQUE}, named by the convention.
     *
     * @param table name of the table
     * @param columns names of its columns, in order
     */
    void createUniqueConstraint(String table, String... columns);

    /**
     * {@code ALTER TABLE … ADD CHECK}, named by the convention.
     *
     * @param table name of the table
     * @param about what it is about, which becomes part of its name
     * @param condition what no row may make false
     */
    void createCheckConstraint(String table, String about, DdlExpression condition);

    /**
     * {@code ALTER TABLE … ADD FOREIGN KEY} of one column, named by the convention.
     *
     * @param table name of the table that refers
     * @param column name of the column that refers
     * @param referredTable name of the table it refers to
     * @param referredColumn name of the column it refers to
     * @param onDelete what happens to a row when the row it refers to is deleted
     */
    void createForeignKey(
            String table, String column, String referredTable, String referredColumn, ReferentialAction onDelete);

    /**
     * {@code ALTER TABLE … ADD CONSTRAINT} of any kind and name.
     *
     * @param table name of the table
     * @param constraint the constraint
     */
    void createConstraint(String table, Constraint constraint);

    /**
     * {@code ALTER TABLE … ADD CONSTRAINT … NOT VALID}: new rows keep a foreign key or check, those that are there are not looked at, so
     * the table is locked for a moment only. {@link #validateConstraint} looks at them, in the same revision or a later one. Where a
     * database has no such thing the constraint is added for all rows at once.
     *
     * @param table name of the table
     * @param constraint a foreign key or a check
     */
    void createConstraintNotValid(String table, Constraint constraint);

    /**
     * {@code ALTER TABLE … VALIDATE CONSTRAINT}: looks at the rows that were there when a constraint was added by
     * {@link #createConstraintNotValid}, while others read and write. Where that looked at them already there is nothing to do. The
     * revision is run in steps, as by {@link #createIndexConcurrently}.
     *
     * @param table name of the table
     * @param constraint name of the constraint
     */
    void validateConstraint(String table, String constraint);

    /**
     * {@code ALTER TABLE … DROP CONSTRAINT}.
     *
     * @param table name of the table
     * @param constraint name of the constraint
     */
    void dropConstraint(String table, String constraint);

    /**
     * {@code CREATE INDEX}, named by the convention.
     *
     * @param table name of the table
     * @param columns names of its columns, in order
     */
    void createIndex(String table, String... columns);

    /**
     * {@code CREATE INDEX} of any kind and name.
     *
     * @param table name of the table
     * @param index the index
     */
    void createIndex(String table, Index index);

    /**
     * {@code CREATE INDEX CONCURRENTLY}, while others write; {@code CREATE INDEX} where a database has no such thing. It cannot be part of
     * a transaction, so the whole revision is run in steps, each of which is run once even if the program ends between them.
     *
     * @param table name of the table
     * @param index the index
     */
    void createIndexConcurrently(String table, Index index);

    /**
     * {@code DROP INDEX}.
     *
     * @param table name of the table
     * @param index name of the index
     */
    void dropIndex(String table, String index);

    /**
     * {@code DROP INDEX CONCURRENTLY}, while others write; {@code DROP INDEX} where a database has no such thing. The revision is run in
     * steps, as by {@link #createIndexConcurrently}.
     *
     * @param table name of the table
     * @param index name of the index
     */
    void dropIndexConcurrently(String table, String index);

    /**
     * {@code CREATE VIEW}.
     *
     * @param view the view
     */
    void createView(View view);

    /**
     * {@code CREATE OR REPLACE VIEW}: gives a view other rows or columns.
     *
     * @param view the view as it shall be
     */
    void replaceView(View view);

    /**
     * {@code DROP VIEW}.
     *
     * @param name its name
     */
    void dropView(String name);

    /**
     * {@code CREATE SEQUENCE}. Nothing happens where a database has no sequences: columns of keys count by themselves there.
     *
     * @param sequence the sequence
     */
    void createSequence(Sequence sequence);

    /**
     * {@code DROP SEQUENCE}. Nothing happens where a database has no sequences.
     *
     * @param name its name
     */
    void dropSequence(String name);

    /**
     * {@code CREATE TYPE … AS ENUM}. Nothing happens where a database writes the values into each column.
     *
     * @param type the type
     */
    void createEnumType(EnumType type);

    /**
     * Adds a value to an enum type, behind all others. Columns that have the type take it from then on. PostgreSQL takes it only when it is
     * committed, so the revision is run in steps there, as by {@link #createIndexConcurrently}.
     *
     * @param type name of the type
     * @param value the value
     */
    void addEnumValue(String type, String value);

    /**
     * Adds a value to an enum type before another one, otherwise as {@link #addEnumValue(String, String)}.
     *
     * @param type name of the type
     * @param value the value
     * @param before the value before which it stands
     */
    void addEnumValue(String type, String value, String before);

    /**
     * Gives an enum type other values: some are renamed, which rows follow, some are gone, some are in another place. If a row has a value
     * that is gone, the operation fails and no row is changed: give such rows another value before, by {@link #execute}, or say here which
     * one they get. PostgreSQL renames values in place; for anything else it and the other databases look at every row.
     *
     * @param type name of the type, with the values that it shall have
     * @param renamed new values by old ones
     */
    void alterEnumType(EnumType type, Map<String, String> renamed);

    /**
     * {@code DROP TYPE}. Nothing happens where a database writes the values into each column.
     *
     * @param type name of the type
     */
    void dropEnumType(String type);

    /**
     * Adds rows ({@code bulk_insert} of Alembic).
     *
     * @param table name of the table
     * @param columns names of the columns that get values
     * @param rows a list of values for each row, in the order of the columns; a value is of the Java type of its column
     */
    void insert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows);

    /**
     * Runs an {@code INSERT}, {@code UPDATE} or {@code DELETE} of the SQL toolkit, over tables of this history ({@link #table}) or
     * tables that are known by name only.
     *
     * @param statement the statement
     */
    void execute(Statement statement);

    /**
     * Runs work of the program, such as what SQL cannot compute. It is not part of printed SQL.
     *
     * @param description what it does, in a few words; also what stands for it in the checksum
     * @param step the work
     */
    void run(String description, DataStep step);

    /**
     * Runs an {@code UPDATE} or {@code DELETE} for parts of a large table, one after the other in the order of its primary key, each in a
     * transaction of its own: rows are locked for a short time only, it is told how far the step is, and a run that was cut goes on
     * where it ended. On SQLite, where one program writes at a time, all parts are in the transaction of the revision.
     *
     * <pre>{@code
     * TableRef users = new TableRef(op.table("users"), "");
     * Column<Integer> age = Column.of("age", SqlType.INTEGER);
     * op.executeInBatches(users, 10_000, batch ->
     *         update(users).set(users.column(age), 18).where(batch, users.column(age).isNull()));
     * }</pre>
     *
     * @param table the table; its primary key is one column of whole numbers, text or UUIDs, which the statement does not change
     * @param rows how many rows a part has, at least one
     * @param statement makes the statement of a part of the condition that is true for its rows
     */
    void executeInBatches(TableRef table, int rows, Function<? super Condition, ? extends Statement> statement);

    /**
     * Runs work of the program for parts of a large table, as by {@link #executeInBatches}. It is not part of printed SQL.
     *
     * @param description what it does, in a few words; also what stands for it in the checksum
     * @param table the table; its primary key is one column of whole numbers, text or UUIDs, which the work does not change
     * @param rows how many rows a part has, at least one
     * @param step the work
     */
    void runInBatches(String description, TableRef table, int rows, BatchStep step);

    /**
     * Runs one statement of SQL text. It is sent as it is, so it must never hold anything from outside the program. What it changes of
     * the schema is not known to the revisions that follow.
     *
     * @param sql one statement
     * @param databases names of the dialects on which it is run, such as {@code PostgreSQL}, in letters of any case; none for all
     * @throws IllegalArgumentException if no dialect is called so
     */
    void unsafeSql(String sql, String... databases);

    /**
     * Says that there is no way back beyond this point: a downgrade ends before this revision, with the reason, and has changed nothing.
     *
     * @param reason why
     */
    void irreversible(String reason);
}
