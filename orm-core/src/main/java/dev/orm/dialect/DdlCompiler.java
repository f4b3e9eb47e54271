package dev.orm.dialect;

import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.List;

/** The DDL of one database. Needs no connection, so that it prints scripts for any database anywhere. */
public interface DdlCompiler {

    /**
     * Turns an operation into text.
     *
     * @param operation the operation
     * @return the statements in order; none if the database has nothing to do for it
     * @throws UnsupportedConstructException if the database cannot do it
     */
    List<String> compile(DdlOperation operation);

    /**
     * Turns changes of one table into one statement, which makes all of them or none.
     *
     * @param table name of the table
     * @param operations additions, changes and drops of columns, each of another column of the table
     * @return the statement, and those that set comments where these are no part of it
     * @throws UnsupportedConstructException if the database cannot do it
     */
    List<String> compileTogether(TableName table, List<DdlOperation> operations);

    /**
     * Says what creates a schema: enum types and sequences, tables in the order of their foreign keys, views. Where tables refer to
     * each other in a circle, some foreign keys follow when all tables are there, if the database can add them then.
     *
     * @param schema what there shall be
     * @param ifNotExists whether what is there already is left as it is
     * @return the operations in order, the same for the same schema
     */
    List<DdlOperation> create(Schema schema, boolean ifNotExists);

    /**
     * Says what drops a schema, in the opposite order.
     *
     * @param schema what there shall not be
     * @param ifExists whether it does not matter if something is not there
     * @return the operations in order, the same for the same schema
     */
    List<DdlOperation> drop(Schema schema, boolean ifExists);

    /**
     * Returns the type of a column as it stands in its definition.
     *
     * @param column the column
     * @return the name of the type with its length or digits
     */
    String typeName(Column<?> column);

    /**
     * Writes an expression as it stands in a definition.
     *
     * @param expression the expression
     * @param column the column that it is a default of, or another one for the type of {@link DdlExpression#now}
     * @return the text
     */
    String expression(DdlExpression expression, SqlType<?> column);

    /**
     * Writes a value, as DDL has no parameters. The only function that does so: it knows how the database reads quotes and
     * backslashes, whatever its settings.
     *
     * @param type how the value is stored
     * @param value the value
     * @param <T> its Java type
     * @return the literal
     * @throws IllegalArgumentException if the database could not take the value exactly as it is
     */
    <T> String literal(SqlType<T> type, T value);

    /**
     * What lets rows refer to nothing until the transaction ends, so that tables can be dropped that refer to each other.
     *
     * @return the texts, none where foreign keys can be dropped before
     */
    default List<String> deferForeignKeys() {
        return List.of();
    }
}
