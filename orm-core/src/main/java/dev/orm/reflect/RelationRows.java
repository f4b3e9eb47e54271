package dev.orm.reflect;

import static dev.orm.reflect.Inspector.text;

import dev.orm.reflect.CreateTableText.Named;
import dev.orm.reflect.SqlTokens.Kind;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.reflect.SqlTokens.Token;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.Index.Nulls;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table or view, put together from the rows of the catalog. */
final class RelationRows {

    private final TableName name;
    private final boolean view;
    private final boolean materialized;
    private final String text;
    private final @Nullable String comment;
    private final List<EnumType> enumTypes;
    private final Quoting quoting;
    private final @Nullable CreateTableText definition;
    private final List<InspectedColumn> columns = new ArrayList<>();
    private final Map<String, KeyRows> keys = new LinkedHashMap<>();
    private final Map<String, ForeignKeyRows> foreignKeys = new LinkedHashMap<>();
    private final Map<String, IndexRows> indexes = new LinkedHashMap<>();
    private final List<InspectedCheck> checks = new ArrayList<>();

    private record KeyRows(@Nullable String name, boolean primary, boolean nullsDistinct, List<String> columns) {}

    private record ForeignKeyRows(InspectedForeignKey start, List<String> columns, List<String> referencedColumns) {}

    private record IndexRows(
            boolean unique,
            List<Index.Element> elements,
            List<String> include,
            @Nullable String where) {}

    RelationRows(
            TableName name,
            String kind,
            @Nullable String text,
            @Nullable String comment,
            List<EnumType> enumTypes,
            Quoting quoting) {
        this.name = name;
        this.view = !kind.equals("T");
        this.materialized = kind.equals("M");
        this.text = text == null ? "" : text;
        this.comment = comment == null || comment.isEmpty() ? null : comment;
        this.enumTypes = enumTypes;
        this.quoting = quoting;
        this.definition = view || text == null ? null : CreateTableText.of(text);
        if (definition != null) {
            checks.addAll(definition.checks);
        }
    }

    boolean isView() {
        return view;
    }

    void column(RowReader row) throws SQLException {
        String column = text(row, 2);
        String type = text(row, 3);
        boolean nullable = row.getInt(4) == 1;
        String generation = row.getString(5);
        Identity identity =
                generation == null ? null : new Identity(generation.equals("A"), row.getLong(6), row.getLong(7));
        String defaultText = row.getString(8);
        String computed = row.getString(9);
        boolean stored = row.getInt(10) == 1;
        String collation = row.getString(11);
        String columnComment = row.getString(12);
        String enumSchema = row.getString(13);
        String enumName = row.getString(14);
        if (definition != null) {
            String key = column.toLowerCase(Locale.ROOT);
            collation = definition.collations.get(key);
            computed = computed == null ? null : definition.computed.getOrDefault(key, "");
        }
        columns.add(new InspectedColumn(
                column,
                InspectedType.of(type),
                nullable,
                identity,
                isNull(defaultText) ? null : defaultText,
                computed,
                stored,
                enumName == null ? inlineEnum(column, type) : namedEnum(enumSchema, enumName),
                collation,
                columnComment == null || columnComment.isEmpty() ? null : columnComment));
    }

    /** A default of NULL is none. */
    private static boolean isNull(@Nullable String defaultText) {
        return defaultText == null || defaultText.equalsIgnoreCase("null");
    }

    private EnumType namedEnum(@Nullable String enumSchema, String enumName) {
        return enumTypes.stream()
                .filter(type -> type.name().name().equals(enumName))
                .findFirst()
                .orElseGet(() -> new EnumType(new TableName(enumSchema, enumName), List.of("?")));
    }

    /** The values in a type such as {@code enum('a', 'b')}. */
    private @Nullable EnumType inlineEnum(String column, String type) {
        if (!type.regionMatches(true, 0, "enum(", 0, 5)) {
            return null;
        }
        List<String> values = SqlTokens.of(type, quoting).stream()
                .filter(token -> token.kind() == Kind.STRING)
                .map(Token::text)
                .toList();
        return new EnumType(new TableName(name.schema(), name.name() + "_" + column), values);
    }

    void key(RowReader row) throws SQLException {
        String constraint = row.getString(2);
        boolean primary = text(row, 3).startsWith("P");
        String column = text(row, 4);
        String apart = text(row, 5);
        boolean nullsDistinct = row.getInt(6) == 1;
        keys.computeIfAbsent(
                        (primary ? "P" : "U") + apart,
                        fresh -> new KeyRows(constraint, primary, nullsDistinct, new ArrayList<>()))
                .columns()
                .add(column);
    }

    void foreignKey(RowReader row) throws SQLException {
        String constraint = row.getString(2);
        String apart = text(row, 3);
        String column = text(row, 4);
        String otherSchema = row.getString(5);
        String otherTable = text(row, 6);
        String otherColumn = text(row, 7);
        ReferentialAction onDelete = action(row.getString(8));
        ReferentialAction onUpdate = action(row.getString(9));
        Deferral deferral = deferral(row.getString(10));
        boolean matchFull = row.getInt(11) == 1;
        TableName referenced = new TableName(otherSchema == null ? name.schema() : otherSchema, otherTable);
        ForeignKeyRows key = foreignKeys.computeIfAbsent(
                apart,
                fresh -> new ForeignKeyRows(
                        new InspectedForeignKey(
                                constraint, List.of(), referenced, List.of(), onDelete, onUpdate, deferral, matchFull),
                        new ArrayList<>(),
                        new ArrayList<>()));
        key.columns().add(column);
        key.referencedColumns().add(otherColumn);
    }

    /** PostgreSQL says a letter, the others words. */
    private static ReferentialAction action(@Nullable String rule) {
        return switch (rule == null ? "" : rule) {
            case "CASCADE", "c" -> ReferentialAction.CASCADE;
            case "SET NULL", "n" -> ReferentialAction.SET_NULL;
            case "SET DEFAULT", "d" -> ReferentialAction.SET_DEFAULT;
            case "RESTRICT", "r" -> ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private static Deferral deferral(@Nullable String rule) {
        return switch (rule == null ? "" : rule) {
            case "D" -> Deferral.DEFERRABLE;
            case "I" -> Deferral.INITIALLY_DEFERRED;
            default -> Deferral.NOT_DEFERRABLE;
        };
    }

    /** Whether keys name columns as the table does not, which a database may go on to do after they were renamed. */
    boolean namesColumnsItHasNot() {
        Set<String> named = new HashSet<>();
        keys.values().forEach(key -> named.addAll(key.columns()));
        foreignKeys.values().forEach(key -> named.addAll(key.columns()));
        columns.forEach(column -> named.remove(column.name()));
        return !named.isEmpty();
    }

    void index(RowReader row) throws SQLException {
        String index = text(row, 2);
        boolean unique = row.getInt(3) == 1;
        String column = row.getString(4);
        String expression = row.getString(5);
        boolean descending = row.getInt(6) == 1;
        String nulls = row.getString(7);
        boolean included = row.getInt(8) == 1;
        String where = row.getString(9);
        String sql = row.getString(10);
        CreateIndexText created = sql == null ? null : CreateIndexText.of(sql);
        IndexRows rows = indexes.computeIfAbsent(
                index,
                fresh -> new IndexRows(
                        unique, new ArrayList<>(), new ArrayList<>(), created == null ? where : created.where()));
        if (included && column != null) {
            rows.include().add(column);
            return;
        }
        String text = created == null || column != null
                ? expression
                : created.elements().get(rows.elements().size());
        rows.elements()
                .add(new Index.Element(
                        column,
                        column == null ? DdlExpression.unsafeSql(text == null ? "" : text) : null,
                        descending,
                        "F".equals(nulls) ? Nulls.FIRST : "L".equals(nulls) ? Nulls.LAST : Nulls.UNSTATED));
    }

    void check(RowReader row) throws SQLException {
        checks.add(new InspectedCheck(row.getString(2), text(row, 3)));
    }

    InspectedView view() {
        return new InspectedView(name, columns, query(text), materialized, comment);
    }

    /** The SELECT of a view, which some databases keep behind CREATE VIEW. */
    private String query(String text) {
        List<Token> tokens = SqlTokens.of(text, quoting);
        if (!tokens.get(0).is("create")) {
            return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        }
        for (Token token : tokens) {
            if (token.kind() == Kind.WORD && token.is("as")) {
                return text.substring(token.end()).strip();
            }
        }
        return text;
    }

    InspectedTable table() {
        InspectedKey primaryKey = null;
        List<InspectedKey> uniques = new ArrayList<>();
        for (KeyRows key : keys.values()) {
            String constraint = key.name();
            if (definition != null) {
                Named named = find(key.primary() ? definition.primaryKeys : definition.uniques, key.columns());
                constraint = named == null ? null : named.name();
            }
            InspectedKey made = new InspectedKey(constraint, key.columns(), key.nullsDistinct());
            if (key.primary()) {
                primaryKey = made;
            } else {
                uniques.add(made);
            }
        }
        List<InspectedIndex> made = new ArrayList<>();
        indexes.forEach((index, rows) ->
                made.add(new InspectedIndex(index, rows.elements(), rows.unique(), rows.include(), rows.where())));
        Set<TableOption> options = definition == null ? Set.of() : definition.options;
        return new InspectedTable(name, columns, primaryKey, references(), uniques, checks, made, options, comment);
    }

    private List<InspectedForeignKey> references() {
        List<InspectedForeignKey> references = new ArrayList<>();
        List<Named> unused = definition == null ? List.of() : new ArrayList<>(definition.foreignKeys);
        for (ForeignKeyRows key : foreignKeys.values()) {
            InspectedForeignKey start = key.start();
            Named named = find(unused, key.columns());
            if (named != null) {
                unused.remove(named);
            }
            references.add(new InspectedForeignKey(
                    named == null ? start.name() : named.name(),
                    key.columns(),
                    start.referencedTable(),
                    key.referencedColumns(),
                    start.onDelete(),
                    start.onUpdate(),
                    named == null ? start.deferral() : named.deferral(),
                    start.matchFull()));
        }
        return references;
    }

    private static @Nullable Named find(List<Named> all, List<String> columns) {
        for (Named named : all) {
            if (named.isAbout(columns)) {
                return named;
            }
        }
        return null;
    }
}
