package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.KeySequences;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewText;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What counts as the same on a database, which writes types and expressions its own way. */
final class DatabaseEquivalence extends Equivalence {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseEquivalence.class);

    private final Dialect dialect;
    private final DdlCompiler ddl;
    private final Quoting quoting;
    private final Map<TableName, InspectedTable> inspected = new HashMap<>();

    private final @Nullable ServerForms forms;

    /** Compares texts by their normal form; where the server was asked, also by what it makes of them. */
    DatabaseEquivalence(Dialect dialect, List<InspectedTable> tables, @Nullable ServerForms forms) {
        this.dialect = dialect;
        this.forms = forms;
        this.ddl = dialect.ddl();
        this.quoting = Quoting.of(dialect);
        tables.forEach(table -> inspected.put(table.name(), table));
    }

    /** What the database can know of a schema; enum types that stand in columns only are no objects of it. */
    List<SchemaObject> normal(Schema schema) {
        return schema.objects().stream()
                .filter(object -> !(object instanceof EnumType) || dialect.supports(Capability.NAMED_ENUM_TYPES))
                .filter(object -> !(object instanceof Sequence) || dialect.supports(Capability.SEQUENCES))
                .map(this::normal)
                .toList();
    }

    private SchemaObject normal(SchemaObject object) {
        if (!(object instanceof Table wanted)) {
            return object;
        }
        Table table = KeySequences.known(dialect, wanted);
        boolean comments = dialect.supports(Capability.COMMENTS);
        boolean enums = hasEnums();
        TableBuilder builder = Table.builder(table.name()).comment(comments ? table.comment() : null);
        for (Column<?> column : table.columns()) {
            Column<?> known = comments ? column : column.comment(null);
            Check values = enums ? null : column.enumCheck(table.name());
            if (values != null) {
                builder.check(values);
                known = known.enumType(null);
            }
            builder.column(known);
        }
        table.constraints().forEach(constraint -> builder.constraint(normal(constraint)));
        for (Index index : table.indexes()) {
            boolean constraint = index.unique()
                    && index.elements().stream().noneMatch(Index.Element::descending)
                    && !dialect.supports(Capability.UNIQUE_INDEXES_APART);
            if (constraint) {
                builder.unique(new UniqueConstraint(index.name(), index.columns()));
            } else {
                builder.index(index);
            }
        }
        if (quoting == Quoting.BRACKETS) {
            table.options().forEach(builder::option);
        }
        return builder.build();
    }

    private Constraint normal(Constraint constraint) {
        return constraint instanceof ForeignKey key && !dialect.supports(Capability.RESTRICT_APART)
                ? new ForeignKey(
                        key.name(),
                        key.columns(),
                        key.referencedTable(),
                        key.referencedColumns(),
                        normal(key.onDelete()),
                        normal(key.onUpdate()),
                        key.deferral(),
                        key.matchFull())
                : constraint;
    }

    private static ReferentialAction normal(ReferentialAction action) {
        return action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
    }

    private boolean hasEnums() {
        return dialect.supports(Capability.NAMED_ENUM_TYPES) || dialect.supports(Capability.INLINE_ENUM_TYPES);
    }

    @Override
    boolean sameName(String wanted, String found) {
        return dialect.isSameName(wanted, found);
    }

    private @Nullable InspectedColumn column(TableName table, String column) {
        for (InspectedTable candidate : inspected.values()) {
            if (sameName(table, candidate.name())) {
                return candidate.column(column).orElse(null);
            }
        }
        return null;
    }

    @Override
    boolean sameType(Table table, Column<?> wanted, Column<?> found) {
        InspectedColumn column = Objects.requireNonNull(column(table.name(), found.name()));
        if (table.options().contains(TableOption.SQLITE_STRICT)) {
            return holds(table.name(), wanted, found);
        }
        EnumType left = wanted.enumType();
        EnumType right = found.enumType();
        if (left != null || right != null) {
            return left != null && right != null && left.values().equals(right.values());
        }
        if (column.type().generic().isEmpty() && TypeFamily.of(column.type().name()) == TypeFamily.OTHER) {
            LOG.info(
                    "Column \"{}\" of table {} is a {}, of which nothing is known; it is not compared.",
                    found.name(),
                    table,
                    column.type());
            return true;
        }
        // SQLite calls every identity an integer.
        boolean identity = quoting == Quoting.BRACKETS && wanted.isIdentity() && found.isIdentity();
        // A column that somebody else declared DATE keeps a date as one declared TEXT does.
        boolean readAsWanted = !dialect.supports(Capability.STRICT_TYPES)
                && column.type().generic().filter(wanted.type()::equals).isPresent();
        return identity
                || readAsWanted
                || InspectedType.of(ddl.typeName(wanted)).isSame(column.type())
                || wanted.type().name() == SqlTypeName.UUID
                        && column.type().name().equals("uuid");
    }

    @Override
    boolean holds(TableName table, Column<?> wanted, Column<?> found) {
        InspectedColumn column = Objects.requireNonNull(column(table, found.name()));
        TypeFamily stored = TypeFamily.of(InspectedType.of(ddl.typeName(wanted)).name());
        return TypeFamily.of(column.type().name())
                .holds(wanted.type(), stored, dialect.supports(Capability.STRICT_TYPES));
    }

    @Override
    String typeText(TableName table, Column<?> found) {
        InspectedColumn column = column(table, found.name());
        return column == null ? found.type().toString() : column.type().name();
    }

    @Override
    boolean sameExpression(@Nullable DdlExpression wanted, @Nullable DdlExpression found, Column<?> column) {
        return same(wanted, found, column.type());
    }

    @Override
    boolean sameCondition(@Nullable DdlExpression wanted, @Nullable DdlExpression found) {
        return same(wanted, found, SqlType.BOOLEAN);
    }

    private boolean same(@Nullable DdlExpression wanted, @Nullable DdlExpression found, SqlType<?> type) {
        if (wanted == null || found == null) {
            return wanted == found;
        }
        String left = ddl.expression(wanted, type);
        String right = ddl.expression(found, type);
        return ExpressionForm.same(left, right, quoting) || forms != null && forms.areSame(left, right);
    }

    /** A collation that nobody asked for is that of the database; one that is stated may be just that. */
    @Override
    boolean sameCollation(Column<?> wanted, Column<?> found) {
        String stated = wanted.collation();
        return stated == null
                || stated.equalsIgnoreCase(found.collation())
                || found.collation() == null && forms != null && forms.isUsual(stated);
    }

    @Override
    boolean sameObject(SchemaObject wanted, SchemaObject found) {
        if (wanted instanceof View left && found instanceof View right) {
            return left.materialized() == right.materialized()
                    && sameNames(
                            left.columns().stream().map(Column::name).toList(),
                            right.columns().stream().map(Column::name).toList())
                    && sameQuery(left, right);
        }
        return wanted.equals(found);
    }

    /** The text of a view is rewritten past recognition, so only the server knows what it makes of another. */
    private boolean sameQuery(View wanted, View found) {
        String text = found.query() instanceof ViewText query ? query.sql() : "";
        if (SqlTokens.areSame(SqlTokens.of(query(wanted), quoting), SqlTokens.of(text, quoting))) {
            return true;
        }
        String form = forms == null ? null : forms.view(wanted.name());
        return form == null ? quoting != Quoting.BRACKETS && forms != null : form.equals(text);
    }

    private String query(View view) {
        View nothing = new View(view.name(), view.columns(), new ViewText(""), view.materialized());
        int start = ddl.compile(new CreateView(nothing, false)).get(0).length();
        return ddl.compile(new CreateView(view, false)).get(0).substring(start);
    }

    /** Where SQL NULL stands need not be said where it stands there anyway. */
    @Override
    Index.Nulls nulls(Index.Element element) {
        Index.Nulls usual = element.descending() == dialect.supports(Capability.NULLS_LAST_IN_INDEXES)
                ? Index.Nulls.FIRST
                : Index.Nulls.LAST;
        return element.nulls() == usual ? Index.Nulls.UNSTATED : element.nulls();
    }
}
