package dev.orm.dialect.internal;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.CompiledStatement.SchemaPlace;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks in text that is being written where tables and their schemas stand. Parts of the text still move while it is written, so
 * the places are found at the end. The mark is NUL, which no quoted name and no keyword holds.
 */
final class SchemaMarks {

    private static final char MARK = '\0';

    private SchemaMarks() {}

    /** Returns the name of a table with marks around its schema. */
    static String marked(Dialect dialect, TableName name) {
        String schema = name.schema();
        String prefix = schema == null ? "" : dialect.quote(schema) + ".";
        return MARK + (schema == null ? "" : schema) + MARK + prefix + MARK + dialect.quote(name.name());
    }

    /** Takes the marks out of the text of a statement. */
    static CompiledStatement compiled(
            String marked,
            Operation operation,
            String table,
            List<Slot> slots,
            List<SqlType<?>> columns,
            long mostRows) {
        StringBuilder text = new StringBuilder(marked.length());
        List<SchemaPlace> places = new ArrayList<>();
        int copied = 0;
        for (int mark = marked.indexOf(MARK); mark >= 0; mark = marked.indexOf(MARK, copied)) {
            int second = marked.indexOf(MARK, mark + 1);
            int third = marked.indexOf(MARK, second + 1);
            text.append(marked, copied, mark);
            int from = text.length();
            text.append(marked, second + 1, third);
            places.add(new SchemaPlace(from, text.length(), marked.substring(mark + 1, second)));
            copied = third + 1;
        }
        text.append(marked, copied, marked.length());
        return new CompiledStatement(text.toString(), operation, table, slots, columns, places, mostRows, null);
    }
}
