package dev.orm.engine;

import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PERSON;
import static dev.orm.sql.Sql.condition;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.operator;
import static dev.orm.sql.Sql.perDialect;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.table;
import static dev.orm.sql.Sql.unsafeCondition;
import static dev.orm.sql.Sql.unsafeExpression;
import static dev.orm.sql.Sql.unsafeSelect;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.CustomExpression;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.FunctionDeclaration;
import dev.orm.sql.OperatorDeclaration;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.TextCondition;
import dev.orm.sql.TextTable;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the toolkit has no word for: texts, declared functions and operators, spellings per database, nodes of one's own. */
@EachDatabase
class OwnSqlTest {

    private static final Expression<Integer> age = PERSON.column(AGE);
    private static final Expression<String> name = PERSON.column(NAME);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<Object> names(Condition... conditions) {
        return db.values(select(name).from(PERSON).where(conditions).orderBy(name.asc()));
    }

    @Test
    @Tag("CORE-16")
    void aConditionInSqlTakesValuesAndElements() {
        assertThat(names(unsafeCondition("p.age % :n = :rest").bind("n", 2).bind("rest", 0)))
                .containsExactly("ada");
        assertThat(names(unsafeCondition(":age = :min or :age > :max")
                        .with("age", age)
                        .bind("min", 25)
                        .bind("max", 30)))
                .containsExactly("ada", "bob", "dan");
        assertThat(names(
                        unsafeCondition("1 = 0 or 1 = 1")
                                .and(unsafeCondition("p.age = :a").bind("a", 36)),
                        not(unsafeCondition("1 = 1 and 1 = 0"))))
                .containsExactly("ada");
        assertThat(names(unsafeCondition(":list and :query")
                        .with("list", age.in(List.of(25, 36)))
                        .with("query", exists(select(value(SqlType.INTEGER, 1)).from(People.POST)))))
                .hasSize(3);
        assertThat(names(unsafeCondition(":a is null").bind("a", SqlType.INTEGER, null)))
                .hasSize(4);
    }

    @Test
    @Tag("CORE-16")
    void aTextTakesAListOfValues() {
        assertThat(names(unsafeCondition("p.age in (:ages)").bindList("ages", List.of(36, 99, 36))))
                .containsExactly("ada");
        assertThat(names(unsafeCondition("p.name not in (:names)").bindList("names", Set.of("ada", "it's"))))
                .containsExactly("bob", "cid", "dan");
        assertThat(names(unsafeCondition("p.age in (:ages)").bindList("ages", SqlType.INTEGER, List.of())))
                .isEmpty();
        assertThat(names(unsafeCondition("p.age not in (:ages)").bindList("ages", SqlType.INTEGER, List.of())))
                .hasSize(4);
        Expression<Integer> found = unsafeExpression(
                        SqlType.INTEGER, "case when p.name in (:names) then 1 when :other then 2 else 0 end")
                .bindList("names", SqlType.TEXT, List.of("ada", "cid"))
                .with("other", name.eq("bob"));
        assertThat(db.values(select(found).from(PERSON).orderBy(name.asc()))).containsExactly(1, 2, 1, 0);
        Column<String> who = new Column<>("who", SqlType.TEXT, true);
        TextTable some = unsafeSelect("select name from people where age in (:ages) and name > :after", who)
                .bind("after", "a")
                .bindList("ages", List.of(25, 36));
        assertThat(db.values(some.select().orderBy(some.column(who).desc())))
                .contains("bob", "ada")
                .isSortedAccordingTo((a, b) -> ((String) b).compareTo((String) a));
        assertThatThrownBy(() -> unsafeCondition("a in (:ids)").bindList("ids", List.of()))
                .hasMessageContaining("bindList(\"ids\", type, values)");
        assertThatThrownBy(
                        () -> unsafeCondition("a in (:ids)").bindList("ids", SqlType.INTEGER, Arrays.asList(1, null)))
                .hasMessageContaining("holds null");
        assertThatThrownBy(() -> unsafeCondition("a in (:ids)").bindList("keys", List.of(1)))
                .hasMessageContaining("no parameter :keys");
    }

    @Test
    @Tag("CORE-16")
    void anExpressionInSqlHasAType() {
        Expression<Integer> next = unsafeExpression(SqlType.INTEGER, "coalesce(:age, 0) + :n")
                .with("age", age)
                .bind("n", 1);
        assertThat(db.values(select(next).from(PERSON).orderBy(name.asc()))).containsExactly(37, 26, 1, 26);
        assertThat(names(number(next).gt(30))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-16")
    void aQueryInSqlIsATableWithTypes() {
        Column<String> who = new Column<>("who", SqlType.TEXT, true);
        Column<Integer> years = new Column<>("years", SqlType.INTEGER, true);
        TextTable grown = unsafeSelect(
                        "select name, age from people where age >= :age and name <> :name -- a comment\n", who, years)
                .bind("age", 25)
                .bind("name", "dan")
                .as("grown");
        assertThat(db.rows(grown.select().orderBy(grown.column(who).asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada 36", "bob 25");
        assertThat(db.values(select(name)
                        .from(PERSON)
                        .join(
                                grown,
                                grown.column(who)
                                        .eq(name)
                                        .and(grown.column(years).gt(30)))))
                .containsExactly("ada");
        DerivedTable derived = grown.select().as("derived");
        assertThat(db.values(select(derived.column(grown.column(years)))
                        .from(derived)
                        .orderBy(derived.column(grown.column(years)).asc())))
                .containsExactly(25, 36);
        Cte body = cte("body").as(select(grown.column(who)).from(grown));
        assertThat(names(name.in(select(body.column(grown.column(who))).from(body))))
                .containsExactly("ada", "bob");
        assertThat(names(name.in(select(grown.column(who))
                        .from(grown)
                        .union(select(grown.column(who))
                                .from(unsafeSelect("with w(x) as (select 'cid') select x, 1 from w", who, years)
                                        .as("grown"))))))
                .containsExactly("ada", "bob", "cid");
        assertThat(db.values(select(grown.column(who))
                        .from(unsafeSelect("select :name, :age", who, years)
                                .with("name", scalar(select(name).from(PERSON).where(age.eq(36))))
                                .bind("age", SqlType.INTEGER, null)
                                .as("grown"))))
                .containsExactly("ada");
    }

    @Test
    @Tag("CORE-16")
    @Tag("SEC-19")
    void aQueryInSqlEndsWhereItEnds() {
        Column<Integer> one = new Column<>("one", SqlType.INTEGER, true);
        for (String text :
                List.of("select 1; drop table people", "select 1) as t, (select 2", "select 1 --", " ", "select ?")) {
            assertThatThrownBy(() -> unsafeSelect(text, one)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> unsafeSelect("select 1, 2", one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the same name");
        assertThatThrownBy(() -> db.rows(unsafeSelect("select :n", one).select()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The parameter :n of a SQL text was not set");
    }

    @Test
    @Tag("CORE-17")
    void aTableNeedsNoDefinition() {
        TableRef person = table("people", "p");
        Expression<String> who = person.column("name", SqlType.TEXT);
        Expression<Integer> years = person.column("age", SqlType.INTEGER);
        assertThat(db.values(select(who).from(person).where(years.eq(36)))).containsExactly("ada");
        TableRef bare = table(TableName.of("people"), "");
        assertThat(db.run(update(bare)
                        .set(bare.column("age", SqlType.INTEGER), 37)
                        .where(bare.column("name", SqlType.TEXT).eq("ada"))))
                .isEqualTo(1);
        assertThat(db.values(select(who).from(person).where(years.eq(37)))).containsExactly("ada");
        String odd = "x\" from people; --";
        assertThat(db.sql(select(value(SqlType.INTEGER, 1)).from(table(odd, "p"))))
                .contains(db.engine().dialect().quote(odd));
    }

    @Test
    @Tag("CORE-18")
    void valuesAndNamesAreNoPartOfTheStructure() {
        TextCondition modulo = unsafeCondition("p.age % :n = 0");
        Select<String> two = select(name).from(PERSON).where(modulo.bind("n", 2));
        Select<String> three = select(name).from(PERSON).where(modulo.bind("n", 3));
        Select<String> column = select(name).from(PERSON).where(modulo.with("n", age));
        assertThat(two).isEqualTo(three).hasSameHashCodeAs(three).isNotEqualTo(column);
        assertThat(db.sql(two)).isEqualTo(db.sql(three)).contains("(p.age % ");
    }

    @Test
    @Tag("SEC-19")
    void aValueIsNeverReadAsText() {
        assertThat(names(unsafeCondition(":name = :a or :name = :b")
                        .with("name", name)
                        .bind("a", ":b")
                        .bind("b", "'; drop table people; --")))
                .isEmpty();
        assertThat(names()).hasSize(4);
    }

    @Test
    @Tag("CORE-15")
    void aParameterWithoutAValueIsAnErrorBeforeAnythingIsSent() {
        assertThatThrownBy(() -> names(unsafeCondition("p.age = :a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":a")
                .hasMessageContaining("bind(");
        assertThatThrownBy(() -> unsafeCondition("p.age = :a").bind("b", 1))
                .hasMessageContaining("has no parameter :b");
        assertThatThrownBy(() -> unsafeCondition("p.age = :a").bind("a", new Object()))
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    @Tag("CORE-19")
    void aFunctionIsDeclaredOnce() {
        FunctionDeclaration<String> replace = function("replace", SqlType.TEXT);
        Expression<String> replaced = replace.of(name, value(SqlType.TEXT, "a"), value(SqlType.TEXT, "o"));
        assertThat(db.values(select(replaced).from(PERSON).orderBy(name.asc())))
                .containsExactly("odo", "bob", "cid", "don");
        assertThat(names(Sql.string(replaced).startsWith("o"))).containsExactly("ada");
        assertThat(replace.of(name)).isEqualTo(function("replace", SqlType.TEXT).of(name));
    }

    @ParameterizedTest
    @Tag("SEC-11")
    @ValueSource(
            strings = {"", "a b", "a(", "a;drop", "\"a\"", "a.b.c", "1a", "a--", "é", "a\0", "year from now()) --"})
    void aFunctionNameIsNoText(String hostile) {
        assertThatThrownBy(() -> function(hostile, SqlType.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unsafeExpression");
    }

    @Test
    @Tag("CORE-48")
    void anOperatorIsDeclaredOnce() {
        OperatorDeclaration<Integer> modulo = operator("%", SqlType.INTEGER);
        assertThat(names(modulo.of(age, value(SqlType.INTEGER, 5)).eq(1))).containsExactly("ada");
        OperatorDeclaration<Boolean> less = operator("<=", SqlType.BOOLEAN);
        assertThat(names(condition(less.of(age, value(SqlType.INTEGER, 30))), condition(less.of(age, age))))
                .containsExactly("bob", "dan");
        assertThat(names(condition(less.of(age, value(SqlType.INTEGER, 30))).not()))
                .containsExactly("ada");
    }

    @ParameterizedTest
    @Tag("CORE-48")
    @ValueSource(strings = {"", "--", "+--", "/*", "#", "#>", ";", "'", "\"", "= 1 or", "?", "a b(", "\\"})
    void anOperatorIsNoText(String hostile) {
        assertThatThrownBy(() -> operator(hostile, SqlType.BOOLEAN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("CORE-49")
    void aSpellingOfItsOwnPerDatabase() {
        String here = db.engine().dialect().name();
        Expression<Integer> one = value(SqlType.INTEGER, 1);
        Expression<Integer> two = value(SqlType.INTEGER, 2);
        assertThat(db.value(select(perDialect(one).on(here, two)).from(PERSON).limit(1)))
                .isEqualTo(2);
        assertThat(db.value(
                        select(perDialect(one).on("Another", two)).from(PERSON).limit(1)))
                .isEqualTo(1);
        assertThat(names(
                        number(perDialect(age).on("Another", two)).gt(30),
                        number(age).gt(1)))
                .containsExactly("ada");
        assertThatThrownBy(() -> perDialect(one).on(here, two).on(here, one))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** {@code trim(leading 'x' from text)}. */
    private record TrimLeading(List<Expression<?>> parts) implements CustomExpression<String> {

        @Override
        public SqlType<String> sqlType() {
            return SqlType.TEXT;
        }

        @Override
        public TrimLeading withParts(List<Expression<?>> others) {
            return new TrimLeading(others);
        }

        @Override
        public void write(Writer to) {
            if (to.dialect().equals("SQLite")) {
                to.words("ltrim").open().part(1).comma().part(0).close();
            } else {
                to.words("trim")
                        .open()
                        .words("leading")
                        .part(0)
                        .words("from")
                        .part(1)
                        .close();
            }
        }
    }

    private record Refusing(List<Expression<?>> parts) implements CustomExpression<String> {

        @Override
        public SqlType<String> sqlType() {
            return SqlType.TEXT;
        }

        @Override
        public Refusing withParts(List<Expression<?>> others) {
            return new Refusing(others);
        }

        @Override
        public void write(Writer to) {
            throw to.unsupported("QUALIFY", "Filter a derived table instead.");
        }
    }

    @Test
    @Tag("CORE-49")
    void aNodeOfOnesOwn() {
        TrimLeading trimmed = new TrimLeading(List.of(value(SqlType.TEXT, "a"), name));
        assertThat(db.values(select(trimmed).from(PERSON).orderBy(name.asc())))
                .containsExactly("da", "bob", "cid", "dan");
        assertThat(names(Sql.string(trimmed).eq("da"))).containsExactly("ada");
        assertThatThrownBy(() -> names(new Refusing(List.of()).isNull()))
                .isInstanceOf(UnsupportedConstructException.class)
                .hasMessageContaining(db.engine().dialect().name() + " has no QUALIFY");
    }
}
