package dev.orm.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the user may do that a program should not need, and in which order the database puts texts. */
final class PostgresqlWarnings {

    /** The columns of the locale differ among versions, so they are asked for by name in the row as JSON. */
    private static final String QUERY = """
            select u.rolsuper, to_jsonb(d) ->> 'datlocprovider',
                coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', d.datcollate)
            from pg_roles u, pg_database d
            where u.rolname = current_user and d.datname = current_database()""";

    private static final String SUPERUSER =
            "The user of the database is a superuser of PostgreSQL: whoever gets SQL past the"
                    + " program can read and write the files of the server and run programs on it. Connect as a user that was created"
                    + " without SUPERUSER and owns the tables of the program.";

    /** Locales whose order is that of the code points. */
    private static final Set<String> BY_CODE_POINT = Set.of("c", "posix", "c.utf8", "c.utf-8");

    private PostgresqlWarnings() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(QUERY)) {
            if (found.next()) {
                if (found.getBoolean(1)) {
                    warnings.add(SUPERUSER);
                }
                if (!ordersByCodePoint(found.getString(2), found.getString(3))) {
                    warnings.add(order(found.getString(3)));
                }
            }
        }
        return warnings;
    }

    /** All locales of the provider "builtin" do; its columns are those of the C library in versions without providers. */
    private static boolean ordersByCodePoint(String provider, String locale) {
        return "b".equals(provider) || !"i".equals(provider) && BY_CODE_POINT.contains(locale.toLowerCase(Locale.ROOT));
    }

    private static String order(String locale) {
        return "The database orders texts as the locale " + locale
                + " does, other databases by code point: ORDER BY, < and >"
                + " answer otherwise here. Create it with template template0 locale 'C.UTF-8', or name the order in the"
                + " query: string(column).collate(Collation.BINARY). See \"What stays different\" in docs/dialects.md.";
    }
}
