package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ALTER TABLE … ALTER COLUMN}, one statement for each thing that differs. */
final class ColumnChanges {

    private final StandardDdl ddl;
    private final AlterColumn alter;
    private final Column<?> from;
    private final Column<?> to;
    private final List<String> texts = new ArrayList<>();

    ColumnChanges(StandardDdl ddl, AlterColumn alter) {
        this.ddl = ddl;
        this.alter = alter;
        this.from = alter.from();
        this.to = alter.to();
    }

    List<String> texts() {
        if (!Objects.equals(from.computed(), to.computed())) {
            throw new UnsupportedConstructException("The computed value of column \"" + to.name() + "\" of table "
                    + alter.table() + " cannot be changed. Drop the column and add it anew.");
        }
        boolean retyped =
                !ddl.typeName(from).equals(ddl.typeName(to)) || !Objects.equals(from.collation(), to.collation());
        boolean otherDefault = !Objects.equals(from.defaultValue(), to.defaultValue());
        // A default of the old type may not fit the new one.
        if (from.defaultValue() != null && (otherDefault || retyped)) {
            column("drop default");
        }
        if (from.identity() != null && to.identity() == null) {
            column("drop identity");
        }
        if (retyped) {
            column(ddl.changedType(to));
        }
        if (from.nullable() != to.nullable()) {
            column(to.nullable() ? "drop not null" : "set not null");
        }
        DdlExpression value = to.defaultValue();
        if (value != null && (otherDefault || retyped)) {
            column("set default " + ddl.defaultValue(to, value));
        }
        identity(to.identity());
        if (!Objects.equals(from.comment(), to.comment()) && ddl.dialect.supports(Capability.COMMENTS)) {
            texts.add(ddl.comment(alter.table(), to));
        }
        return texts;
    }

    private void identity(@Nullable Identity identity) {
        Identity before = from.identity();
        if (identity == null || identity.equals(before)) {
            return;
        }
        if (before != null && identity.always() == before.always()) {
            ddl.changedIdentity(from, to).forEach(this::column);
            return;
        }
        if (before != null) {
            column("drop identity");
        }
        column(ddl.addedIdentity(to, ddl.identity(identity, "column \"" + to.name() + "\" of table " + alter.table())));
    }

    private void column(String change) {
        texts.add("alter table " + ddl.name(alter.table()) + " alter column " + ddl.dialect.quote(to.name()) + " "
                + change);
    }
}
