package dev.orm.migrations.operation;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewText;
import dev.orm.type.SqlType;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as one text that is the same for equal ones and another for others, whatever the version of the program, its compiler or
 * its operating system. What a newer version of this library adds must not show where it is not used.
 */
final class CanonicalText {

    private final StringBuilder text = new StringBuilder();

    CanonicalText word(String word) {
        text.append(word).append(' ');
        return this;
    }

    /** A text of anybody; its length before it keeps it from looking like something else. */
    CanonicalText string(@Nullable String value) {
        if (value == null) {
            return word("-");
        }
        text.append(value.length()).append(':').append(value).append(' ');
        return this;
    }

    /** A value as its text; that of bytes would be another one in each process. */
    CanonicalText value(@Nullable Object value) {
        return string(
                value instanceof byte[] bytes
                        ? HexFormat.of().formatHex(bytes)
                        : value == null ? null : value.toString());
    }

    CanonicalText strings(List<String> values) {
        word("[");
        values.forEach(this::string);
        return word("]");
    }

    CanonicalText name(TableName name) {
        return string(name.schema()).string(name.name());
    }

    CanonicalText flag(String word, boolean set) {
        return set ? word(word) : this;
    }

    CanonicalText table(Table table) {
        name(table.name());
        table.columns().forEach(this::column);
        table.constraints().forEach(this::constraint);
        table.indexes().forEach(this::index);
        table.options().stream().sorted().forEach(option -> word(option.name()));
        return table.comment() == null ? this : word("comment").string(table.comment());
    }

    CanonicalText column(Column<?> column) {
        word("column").string(column.name()).type(column.type()).flag("not-null", !column.nullable());
        Identity identity = column.identity();
        if (identity != null) {
            word(identity.always() ? "identity-always" : "identity")
                    .word(Long.toString(identity.start()))
                    .word(Long.toString(identity.increment()));
            Sequence sequence = identity.sequence();
            if (sequence != null) {
                word("sequence")
                        .name(sequence.name())
                        .word(Long.toString(sequence.start()))
                        .word(Long.toString(sequence.increment()));
            }
        }
        if (column.defaultValue() != null) {
            word("default").expression(column.defaultValue());
        }
        Computed computed = column.computed();
        if (computed != null) {
            word(computed.stored() ? "stored" : "virtual").expression(computed.expression());
        }
        if (column.enumType() != null) {
            enumType(column.enumType());
        }
        if (column.collation() != null) {
            word("collate").string(column.collation());
        }
        return column.comment() == null ? this : word("comment").string(column.comment());
    }

    private CanonicalText type(SqlType<?> type) {
        word(type.name().name());
        switch (type.name()) {
            case VARCHAR -> word(Integer.toString(type.length()));
            case DECIMAL -> word(Integer.toString(type.precision())).word(Integer.toString(type.scale()));
            case ARRAY -> {
                if (type.element() != null) {
                    type(type.element());
                }
            }
            default -> {}
        }
        new TreeMap<>(type.variants())
                .forEach((database, variant) -> word("on").string(database).type(variant));
        return this;
    }

    CanonicalText enumType(EnumType type) {
        return word("enum").name(type.name()).strings(type.values());
    }

    CanonicalText constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return word("primary-key").string(key.name()).strings(key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            return word("unique")
                    .string(unique.name())
                    .strings(unique.columns())
                    .flag("nulls-not-distinct", !unique.nullsDistinct());
        } else if (constraint instanceof Check check) {
            return word("check").string(check.name()).expression(check.condition());
        }
        ForeignKey key = (ForeignKey) constraint;
        return word("foreign-key")
                .string(key.name())
                .strings(key.columns())
                .name(key.referencedTable())
                .strings(key.referencedColumns())
                .word(key.onDelete().name())
                .word(key.onUpdate().name())
                .word(key.deferral().name())
                .flag("match-full", key.matchFull());
    }

    CanonicalText index(Index index) {
        word("index").string(index.name()).flag("unique", index.unique());
        for (Index.Element element : index.elements()) {
            if (element.expression() == null) {
                string(element.column());
            } else {
                word("expression").expression(element.expression());
            }
            flag("desc", element.descending()).word(element.nulls().name());
        }
        if (!index.include().isEmpty()) {
            word("include").strings(index.include());
        }
        return index.where() == null ? this : word("where").expression(index.where());
    }

    CanonicalText expression(DdlExpression expression) {
        word("(");
        for (DdlExpression.Part part : expression.parts()) {
            if (part instanceof DdlExpression.Text sql) {
                word("sql").string(sql.sql());
            } else if (part instanceof DdlExpression.ColumnName column) {
                word("of").string(column.name());
            } else if (part instanceof DdlExpression.Literal<?> literal) {
                word("value").type(literal.type()).value(literal.value());
            } else {
                word("now");
            }
        }
        return word(")");
    }

    CanonicalText view(View view) {
        name(view.name()).flag("materialized", view.materialized());
        view.columns().forEach(this::column);
        return view.query() instanceof ViewText query ? string(query.sql()) : word("query");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
