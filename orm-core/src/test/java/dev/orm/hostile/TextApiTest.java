package dev.orm.hostile;

import static dev.orm.sql.Sql.concatWithSeparator;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.operator;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.unsafeCondition;
import static dev.orm.sql.Sql.unsafeExpression;
import static dev.orm.sql.Sql.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.engine.Engine;
import dev.orm.engine.People;
import dev.orm.session.Session;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Cte;
import dev.orm.sql.Expression;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TableFunction;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which methods of the API take text, and that it is a value, a quoted name or a checked word in all of them. */
@EachDatabase
class TextApiTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    private static final StringExpression NAME = string(People.PERSON.column(People.NAME));

    /** What makes a statement of one text; the statement for any text has the tokens of that for another. */
    private static final Map<String, Function<String, Statement>> IN_STATEMENTS = new LinkedHashMap<>();

    static {
        value("Aggregates.stringAgg", text -> stringAgg(NAME, text));
        value("Functions.concatWithSeparator", text -> concatWithSeparator(text, NAME, NAME));
        value("Functions.coalesce", text -> Sql.coalesce(NAME, text));
        value("StringExpression.nullIf", NAME::nullIf);
        value("StringExpression.concat", NAME::concat);
        value("StringExpression.contains", NAME::contains);
        value("StringExpression.containsIgnoreCase", NAME::containsIgnoreCase);
        value("StringExpression.startsWith", NAME::startsWith);
        value("StringExpression.startsWithIgnoreCase", NAME::startsWithIgnoreCase);
        value("StringExpression.endsWith", NAME::endsWith);
        value("StringExpression.endsWithIgnoreCase", NAME::endsWithIgnoreCase);
        value("StringExpression.eqIgnoreCase", NAME::eqIgnoreCase);
        value("StringExpression.like", NAME::like);
        value("StringExpression.notLike", NAME::notLike);
        value("StringExpression.ilike", NAME::ilike);
        value("StringExpression.notIlike", NAME::notIlike);
        value("StringExpression.matches", NAME::matches);
        value("StringExpression.regexpReplace", text -> NAME.regexpReplace(text, text));
        value("StringExpression.position", NAME::position);
        value("StringExpression.lpad", text -> NAME.lpad(3, text));
        value("StringExpression.rpad", text -> NAME.rpad(3, text));
        value("StringExpression.replace", text -> NAME.replace(text, text));
        value("JsonExpression.get", text -> json(NAME).get(text).asText());
        value("JsonExpression.hasKey", text -> json(NAME).hasKey(text));
        value("StringExpression.as", NAME::as);
        value("ComparableExpression.as", text -> Sql.coalesce(NAME, "x").as(text));
        value("NumberExpression.as", text -> NAME.length().as(text));
        value("BooleanExpression.as", text -> new dev.orm.sql.node.BooleanOf(NAME.isNull()).as(text));
        value("Expression.as", text -> People.PERSON.column(People.NAME).as(text));
        value(
                "TextExpression.bind",
                text -> unsafeExpression(SqlType.TEXT, ":c").bind("c", text));
        value("TextCondition.bind", text -> unsafeCondition(":c = :c").bind("c", text));
        value(
                "TextExpression.with",
                text -> unsafeExpression(SqlType.TEXT, "lower(:" + plain(text) + ")")
                        .with(text, NAME));
        value(
                "TextCondition.with",
                text -> unsafeCondition(":" + plain(text) + " is null").with(text, NAME));
        value("Values.param", text -> Sql.param(text, SqlType.TEXT));
        value("Texts.function", text -> function(text, SqlType.TEXT).of(NAME));
        value("FunctionDeclaration.new", text -> new dev.orm.sql.FunctionDeclaration<>(text, SqlType.TEXT).of(NAME));
        value("Texts.operator", text -> operator(text, SqlType.TEXT).of(NAME, NAME));
        value(
                "OperatorDeclaration.new",
                text -> new dev.orm.sql.OperatorDeclaration<>(text, SqlType.TEXT).of(NAME, NAME));
        IN_STATEMENTS.put("QueryExpression.as", text -> {
            var table = select(NAME).from(People.PERSON).as(text);
            return select(table.column(NAME)).from(table);
        });
        Function<String, Statement> named = text -> {
            Cte cte = cte(text).as(select(NAME).from(People.PERSON));
            return select(cte.column(NAME)).from(cte);
        };
        IN_STATEMENTS.put("Statements.cte", named);
        IN_STATEMENTS.put("Cte$Name.new", named);
        IN_STATEMENTS.put("Cte.as", text -> {
            Cte cte = cte("c").as(select(NAME).from(People.PERSON)).as(text);
            return select(cte.column(NAME)).from(cte);
        });
        IN_STATEMENTS.put("Statements.values", text -> {
            var rows = values(text, People.NAME).row("x");
            return select(rows.column(People.NAME)).from(rows);
        });
        IN_STATEMENTS.put("Texts.table", text -> {
            var table = Sql.table(text, text);
            return select(table.column(text, SqlType.TEXT)).from(table);
        });
        IN_STATEMENTS.put(
                "TextTable.as",
                text -> Sql.unsafeSelect("select 1", People.NAME).as(text).select());
        IN_STATEMENTS.put(
                "TextTable.bind",
                text -> Sql.unsafeSelect("select :c", People.NAME)
                        .bind("c", text)
                        .select());
        IN_STATEMENTS.put(
                "TextTable.with",
                text -> Sql.unsafeSelect("select :" + plain(text), People.NAME)
                        .with(text, Sql.value(SqlType.TEXT, "a"))
                        .select());
        IN_STATEMENTS.put("TableFunction.as", text -> {
            TableFunction<String> rows = unnest(SqlType.TEXT, List.of("x")).as(text);
            return select(rows.value()).from(rows);
        });
    }

    /** Text that never gets into a statement, with the reason. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("Row.get", "looks for a label"),
            Map.entry("EntityPath.attribute", "looks for a mapped attribute"),
            Map.entry("ToManyPath.element", "looks for a mapped association"),
            Map.entry("PerDialect.on", "name of a dialect that is compared"),
            Map.entry("PerDialect$Variant.new", "name of a dialect that is compared"),
            Map.entry("CustomExpression$Writer.name", "quoted, see OwnSqlTest"),
            Map.entry("CustomExpression$Writer.operator", "checked as that of an operator"),
            Map.entry("CustomExpression$Writer.words", "checked as words, see OwnSqlTest"),
            Map.entry("CustomExpression$Writer.unsupported", "a message"),
            Map.entry("ElementTable.as", "an alias as that of a table function"),
            Map.entry("EmbeddablesPath.element", "an alias as that of an entity, which is quoted"),
            Map.entry("EmbeddableMapPath.element", "an alias as that of an entity, which is quoted"),
            Map.entry("Engine.create", "a URL, see UrlOptionsTest"),
            Map.entry("Engine.isCommitted", "a number that the database gave, bound"),
            Map.entry("EngineBuilder.url", "a URL"),
            Map.entry("EngineBuilder.credentials", "given to the driver"),
            Map.entry("EngineBuilder.dataSource", "a URL, of which only the kind of database is read"),
            Map.entry("EngineBuilder.allowUrlOption", "compared with options"),
            Map.entry("ExecutionOptions.new", "checked as tag and schemas"),
            Map.entry("ExecutionOptions.tag", "checked, see HostileInputTest"),
            Map.entry("ExecutionOptions.schema", "quoted, see HostilePlacesTest"),
            Map.entry("ExecutionOptions.defaultSchema", "quoted, see HostilePlacesTest"),
            Map.entry("StatementEvent.new", "what listeners are told of a statement"),
            Map.entry("Query.bind", "name of a parameter that is looked for"),
            Map.entry("NativeStatement.bind", "name of a parameter that is looked for, and its value"),
            Map.entry("NativeStatement.bindList", "name of a parameter that is looked for"),
            Map.entry("TextCondition.bindList", "name of a parameter that is looked for"),
            Map.entry("TextExpression.bindList", "name of a parameter that is looked for"),
            Map.entry("TextTable.bindList", "name of a parameter that is looked for"),
            Map.entry("Session.namedSql", "name of a statement that is looked for, see NamedSqlTest"),
            Map.entry("NativeQuery.bind", "name of a parameter that is looked for, and its value"),
            Map.entry("NativeQuery.bindList", "name of a parameter that is looked for"));

    private static void value(String method, Function<String, Expression<?>> expression) {
        IN_STATEMENTS.put(method, text -> select(expression.apply(text)).from(People.PERSON));
    }

    /** A name that the text could be the parameter of, so that the method that takes the text is reached. */
    private static String plain(String text) {
        return text.equals("x") ? text : "x";
    }

    @Test
    @Tag("SEC-02")
    @Tag("SEC-10")
    @Tag("SEC-11")
    void everyMethodThatTakesTextIsKnownOrSaysThatItIsUnsafe() {
        Set<String> known = new TreeSet<>(IN_STATEMENTS.keySet());
        known.addAll(ELSEWHERE.keySet());
        Set<String> found = new TreeSet<>();
        methods(method -> {
            List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
            if (parameters.contains(String.class)
                    || parameters.contains(String[].class)
                    || parameters.contains(CharSequence.class)) {
                found.add(shown(method));
            }
        });
        found.removeIf(method -> method.contains(".unsafe"));
        assertThat(found).isEqualTo(known);
    }

    @Test
    @Tag("SEC-12")
    void noMethodBuildsAnythingOfAMapOfNames() {
        Set<String> found = new TreeSet<>();
        methods(method -> {
            if (Arrays.stream(method.getParameterTypes()).anyMatch(Map.class::isAssignableFrom)) {
                found.add(shown(method));
            }
        });
        // Both give named parameters their values; names that the statement has not are refused. Schemas are quoted.
        assertThat(found).containsExactly("ExecutionOptions.new", "RowStatement.withValues", "Statement.withValues");
    }

    @Test
    @Tag("SEC-02")
    @Tag("SEC-04")
    @Tag("SEC-07")
    void textIsAValueAQuotedNameOrRefused(TestDatabase database) {
        Dialect dialect = Dialects.forUrl(database.url());
        // A word alone cannot be told from the keywords of the statement.
        List<String> payloads = HostileStrings.generated(new Random(SEED), 120).stream()
                .filter(payload -> !payload.matches("[A-Za-z0-9]+"))
                .toList();
        IN_STATEMENTS.forEach((method, statement) -> {
            List<String> expected;
            try {
                expected = SqlTokens.of(sql(dialect, statement.apply("x")), "x");
            } catch (IllegalArgumentException lacking) {
                return;
            }
            for (String payload : payloads) {
                String sql;
                try {
                    sql = sql(dialect, statement.apply(payload));
                } catch (IllegalArgumentException refused) {
                    continue;
                }
                boolean word =
                        method.matches("(Texts.(function|operator)|FunctionDeclaration.new|OperatorDeclaration.new)");
                assertThat(word ? "" : SqlTokens.of(sql, payload).toString())
                        .as("%s of <%s> with orm.test.seed=%d: %s", method, payload, SEED, sql)
                        .isEqualTo(word ? "" : expected.toString());
                if (word) {
                    assertThat(payload)
                            .as(method)
                            .matches("[A-Za-z0-9_. ]+|[-+*/<>=~!@#%^&|]+")
                            .doesNotContain("--", "/*");
                }
            }
        });
    }

    private static String sql(Dialect dialect, Statement statement) {
        return dialect.compile(statement, BindCollector.indexing(statement)).sql();
    }

    private static String shown(Executable method) {
        String type = method.getDeclaringClass().getName();
        String name = method instanceof java.lang.reflect.Constructor<?> ? "new" : method.getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + name;
    }

    /** Every public method and constructor of the toolkit, engine and session, without errors and the constants of enums. */
    private static void methods(Consumer<Executable> consumer) {
        for (Class<?> anchor : List.of(Sql.class, Engine.class, Session.class)) {
            for (Class<?> type : classes(anchor)) {
                boolean visible = Modifier.isPublic(type.getModifiers());
                for (Class<?> around = type.getEnclosingClass(); around != null; around = around.getEnclosingClass()) {
                    visible &= Modifier.isPublic(around.getModifiers());
                }
                boolean words = anchor == Sql.class && type.isAssignableFrom(Sql.class);
                if (!visible && !words || Throwable.class.isAssignableFrom(type) || type.isEnum()) {
                    continue;
                }
                Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .forEach(consumer);
            }
        }
    }

    private static List<Class<?>> classes(Class<?> anchor) {
        String folder = anchor.getPackageName().replace('.', '/');
        try {
            Path root = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.list(root.resolve(folder.replace('/', File.separatorChar)))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                        .map(name -> anchor.getPackageName() + "." + name.substring(0, name.length() - 6))
                        .map(TextApiTest::named)
                        .collect(Collectors.toList());
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, TextApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
