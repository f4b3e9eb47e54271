package dev.orm.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names constraints and indexes that nobody named, so that each can be found in an error message and dropped later. A template
 * holds tokens in braces, those of SQLAlchemy:
 *
 * <ul>
 *   <li>{@code {table_name}}, {@code {referred_table_name}}, {@code {constraint_name}} (what a check was called)
 *   <li>{@code {column_0_name}} the first column, {@code {column_1_name}} the second, and so on
 *   <li>{@code {column_0_N_name}} all columns with {@code _} between them, {@code {column_0N_name}} without
 *   <li>{@code {referred_column_0_name}} the first column that a foreign key refers to
 * </ul>
 *
 * <p>A name longer than {@link #maxBytes} is cut and ends in a hash of the whole, so that names stay apart and stay the same.
 *
 * @param primaryKey template of primary keys
 * @param foreignKey template of foreign keys
 * @param unique template of unique constraints
 * @param check template of checks
 * @param index template of indexes
 * @param maxBytes greatest length of a name in UTF-8
 */
public record NamingConvention(
        String primaryKey, String foreignKey, String unique, String check, String index, int maxBytes) {

    private static final Pattern TOKEN = Pattern.compile("\\{([a-zA-Z0-9_]*)}");

    private static final Pattern COLUMN = Pattern.compile("column_(\\d{1,3})_name");

    private static final int HASHED = 9;

    /** What PostgreSQL keeps of a name, in bytes; the other databases keep as much. */
    public static final int PORTABLE_BYTES = 63;

    /** {@code pk_users}, {@code fk_posts_author_id}, {@code uq_users_email}, {@code ck_users_age}, {@code ix_posts_title}. */
    public static final NamingConvention DEFAULT = new NamingConvention(
            "pk_{table_name}",
            "fk_{table_name}_{column_0_N_name}",
            "uq_{table_name}_{column_0_N_name}",
            "ck_{table_name}_{constraint_name}",
            "ix_{table_name}_{column_0_N_name}",
            PORTABLE_BYTES);

    /** Tries each template, so that a wrong token is found at once. */
    public NamingConvention {
        if (maxBytes <= HASHED) {
            throw new IllegalArgumentException("Names of at most " + maxBytes + " bytes cannot be told apart.");
        }
        List<String> columns = java.util.Collections.nCopies(1000, "c");
        for (String template : List.of(primaryKey, foreignKey, unique, check, index)) {
            filled(
                    template,
                    "t",
                    columns,
                    Map.of("referred_table_name", "t", "referred_column_0_name", "c", "constraint_name", "n"));
        }
    }

    /**
     * Names a primary key.
     *
     * @param table the table
     * @param columns its columns
     * @return the name
     */
    public String primaryKey(String table, List<String> columns) {
        return shortened(filled(primaryKey, table, columns, Map.of()));
    }

    /**
     * Names a foreign key.
     *
     * @param table the table that refers
     * @param columns its columns
     * @param referredTable the table that is referred to
     * @param referredColumns its columns
     * @return the name
     */
    public String foreignKey(String table, List<String> columns, String referredTable, List<String> referredColumns) {
        return shortened(filled(
                foreignKey,
                table,
                columns,
                Map.of("referred_table_name", referredTable, "referred_column_0_name", referredColumns.get(0))));
    }

    /**
     * Names a unique constraint.
     *
     * @param table the table
     * @param columns its columns
     * @return the name
     */
    public String unique(String table, List<String> columns) {
        return shortened(filled(unique, table, columns, Map.of()));
    }

    /**
     * Names a check.
     *
     * @param table the table
     * @param name what the check is about
     * @return the name
     */
    public String check(String table, String name) {
        return shortened(filled(check, table, List.of(), Map.of("constraint_name", name)));
    }

    /**
     * Names an index.
     *
     * @param table the table
     * @param columns its columns
     * @return the name
     */
    public String index(String table, List<String> columns) {
        return shortened(filled(index, table, columns, Map.of()));
    }

    private static String filled(String template, String table, List<String> columns, Map<String, String> others) {
        return TOKEN.matcher(template)
                .replaceAll(token -> Matcher.quoteReplacement(value(template, token.group(1), table, columns, others)));
    }

    private static String value(
            String template, String token, String table, List<String> columns, Map<String, String> others) {
        switch (token) {
            case "table_name":
                return table;
            case "column_0_N_name":
                return String.join("_", columns);
            case "column_0N_name":
                return String.join("", columns);
            default:
                Matcher column = COLUMN.matcher(token);
                if (column.matches()) {
                    int position = Integer.parseInt(column.group(1));
                    return position < columns.size() ? columns.get(position) : "";
                }
                String other = others.get(token);
                if (other == null) {
                    throw new IllegalArgumentException("The naming template \"" + template + "\" holds {" + token
                            + "}, which says nothing here. Use {table_name}, {column_0_name}, {column_0_N_name},"
                            + " {column_0N_name}, {constraint_name} in checks, or {referred_table_name} and"
                            + " {referred_column_0_name} in foreign keys.");
                }
                return other;
        }
    }

    private String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
            return name;
        }
        StringBuilder start = new StringBuilder();
        int bytes = HASHED;
        for (int i = 0; i < name.length(); ) {
            int point = name.codePointAt(i);
            String letter = Character.toString(point);
            bytes += letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                break;
            }
            start.append(letter);
            i += letter.length();
        }
        return start + "_" + String.format("%08x", name.hashCode());
    }
}
