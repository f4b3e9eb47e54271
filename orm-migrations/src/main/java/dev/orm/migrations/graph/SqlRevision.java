package dev.orm.migrations.graph;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is written in SQL, for what no operation says. It stands in the same history as those in Java:
 *
 * <pre>{@code
 * -- revision: 4f1c2a9be07d
 * -- parents: 9a3be1c2d4f0
 * -- message: keep an audit of users
 *
 * -- upgrade: PostgreSQL
 * create function audit() returns trigger language plpgsql as $$ begin return new; end $$;
 * create trigger users_audit after update on users for each row execute function audit();
 *
 * -- downgrade: PostgreSQL
 * drop trigger users_audit on users;
 * drop function audit();
 * }</pre>
 *
 * <p>The header also knows {@code labels}, {@code depends-on}, {@code replaces}, {@code no-transaction} and
 * {@code accepted-risk: CODE reason}, one line for each finding of lint (see {@link dev.orm.migrations.AcceptedRisk}). A line of another
 * name with a colon is refused. A part without names of databases is for all of them. What it changes of tables is not known to the revisions that follow.
 *
 * <p>A file that begins with {@code -- repeatable: NAME} makes a view, a function or a trigger of that name. It has no place in the history:
 * it is run after all revisions whenever its SQL has changed, so it must be able to replace what it has made. Its part
 * {@code -- downgrade} takes the object away; that is done before revisions are undone, and before one changes a table that its SQL names.
 *
 * <pre>{@code
 * -- repeatable: active_users
 *
 * -- upgrade
 * drop view if exists active_users;
 * create view active_users as select id, name from users where active;
 *
 * -- downgrade
 * drop view if exists active_users;
 * }</pre>
 */
public final class SqlRevision {

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "revision",
            "repeatable",
            "parents",
            "message",
            "labels",
            "depends-on",
            "replaces",
            "no-transaction",
            "accepted-risk"));

    private static final Pattern HEADER = Pattern.compile("--\\s*([\\w-]+)\\s*(?::(?!//)\\s*(.*?))?\\s*");

    private static final Pattern PART = Pattern.compile("(?i)--\\s*(upgrade|downgrade)\\s*(?::\\s*(.*?))?\\s*");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern RISK = Pattern.compile("(\\S+)\\s+(\\S.*)");

    private static final Set<String> NO_REPEATABLE =
            new TreeSet<>(Set.of("revision", "parents", "labels", "replaces", "no-transaction"));

    private final String origin;
    private final Map<String, String> header = new HashMap<>();
    private final Map<String, String> risks = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private SqlRevision(String origin) {
        this.origin = origin;
    }

    private record Part(boolean upgrade, String[] databases, StringBuilder text) {}

    /**
     * Reads a revision.
     *
     * @param text the text of the file
     * @param origin the name of the file, for messages
     * @return the revision
     * @throws MigrationException if the text has no header or one that is not known, SQL stands outside its parts, or a part names no
     *     database
     */
    public static RevisionScript parse(String text, String origin) {
        return new SqlRevision(origin).read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private RevisionScript read(String text) {
        for (String line : text.split("\r\n|\r|\n", -1)) {
            Matcher part = PART.matcher(line);
            Matcher known = HEADER.matcher(line);
            if (part.matches()) {
                parts.add(part(part, line));
            } else if (known.matches() && isHeader(known)) {
                header(known, line);
            } else if (!parts.isEmpty()) {
                parts.get(parts.size() - 1).text().append(line).append('\n');
            } else if (!line.isBlank() && !line.startsWith("--")) {
                throw new MigrationException(origin + " has SQL before its first part: \"" + line.strip()
                        + "\". Begin the parts by a line \"-- upgrade\" and one \"-- downgrade\".");
            }
        }
        boolean repeatable = header.containsKey("repeatable");
        String id = header.get(repeatable ? "repeatable" : "revision");
        if (id == null || parts.isEmpty()) {
            throw new MigrationException(
                    origin + " is no revision: it needs a line \"-- revision: ID\" and a part" + " \"-- upgrade\".");
        } else if (repeatable && header.keySet().stream().anyMatch(NO_REPEATABLE::contains)) {
            throw new MigrationException(
                    origin + " makes an object again when it changes, so it has no place in the history."
                            + " Take away " + NO_REPEATABLE + "; depends-on may name other repeatable objects.");
        }
        Map<Boolean, List<Part>> both = new HashMap<>();
        parts.forEach(part ->
                both.computeIfAbsent(part.upgrade(), fresh -> new ArrayList<>()).add(part));
        return new RevisionScript(
                id,
                list("parents"),
                header.getOrDefault("message", ""),
                list("labels"),
                list("depends-on"),
                list("replaces"),
                !header.containsKey("no-transaction"),
                new SqlMigration(
                        both.getOrDefault(true, List.of()), both.getOrDefault(false, List.of()), repeatable, risks),
                origin);
    }

    private Part part(Matcher line, String text) {
        String direction = line.group(1);
        if (!direction.equals("upgrade") && !direction.equals("downgrade")) {
            throw new MigrationException(origin + " says \"" + text.strip() + "\". Write it in small letters: \"-- "
                    + direction.toLowerCase(Locale.ROOT) + "\".");
        }
        String[] databases = names(line.group(2));
        for (int i = 0; i < databases.length; i++) {
            try {
                databases[i] = Dialects.named(databases[i]).name();
            } catch (IllegalArgumentException e) {
                throw new MigrationException(
                        origin + " says \"" + text.strip() + "\". " + e.getMessage()
                                + " A comment must look otherwise.",
                        e);
            }
        }
        return new Part(direction.equals("upgrade"), databases, new StringBuilder());
    }

    /** Before the parts, whatever has a colon is one, and what would be one if it were written otherwise; in them, only a known name. */
    private boolean isHeader(Matcher line) {
        return parts.isEmpty()
                ? line.group(2) != null || NAMES.stream().anyMatch(name -> isLike(name, line.group(1)))
                : NAMES.contains(line.group(1));
    }

    private static boolean isLike(String name, String written) {
        return name.equals(written.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void header(Matcher line, String text) {
        String name = line.group(1);
        String value = line.group(2) == null ? "" : line.group(2);
        if (!NAMES.contains(name)) {
            throw new MigrationException(
                    origin + " says \"" + text.strip() + "\" before its first part. A header is one of " + NAMES
                            + "; a comment has no colon after its first word.");
        } else if (!parts.isEmpty()) {
            throw new MigrationException(origin + " says \"" + text.strip()
                    + "\" in a part. A header stands before its first part; a comment must look otherwise.");
        } else if (name.equals("accepted-risk")) {
            Matcher risk = RISK.matcher(value);
            if (!risk.matches()) {
                throw new MigrationException(origin + " says \"" + text.strip()
                        + "\". Name the finding and say why it is no danger: \"-- accepted-risk: CODE reason\".");
            }
            risks.put(risk.group(1), risk.group(2));
        } else if (header.put(name, value) != null) {
            throw new MigrationException(origin + " says \"-- " + name + "\" twice. Write one line.");
        }
    }

    private List<String> list(String name) {
        return Arrays.asList(names(header.get(name)));
    }

    private static String[] names(@Nullable String text) {
        return text == null || text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*|\\s+");
    }

    static boolean isRepeatable(Migration migration) {
        return migration instanceof SqlMigration sql && sql.repeatable();
    }

    static Map<String, String> acceptedRisks(Migration migration) {
        return migration instanceof SqlMigration sql ? sql.risks() : Map.of();
    }

    private record SqlMigration(List<Part> up, List<Part> down, boolean repeatable, Map<String, String> risks)
            implements Migration {

        @Override
        public void upgrade(Operations op) {
            run(up, op);
        }

        @Override
        public void downgrade(Operations op) {
            if (down.isEmpty() && !repeatable) {
                op.irreversible("the SQL file has no part \"-- downgrade\"");
            }
            run(down, op);
        }

        private static void run(List<Part> parts, Operations op) {
            for (Part part : parts) {
                for (String statement : SqlScript.statements(part.text().toString())) {
                    op.unsafeSql(statement, part.databases());
                }
            }
        }
    }
}
