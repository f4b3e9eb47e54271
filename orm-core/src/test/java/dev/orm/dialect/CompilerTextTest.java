package dev.orm.dialect;

import static dev.orm.sql.Sql.caseOf;
import static dev.orm.sql.Sql.concatWithSeparator;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.People;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompilerTextTest {

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);
    private static final ColumnRef<String> NAME = People.PERSON.column(People.NAME);
    private static final ColumnRef<Integer> AGE = People.PERSON.column(People.AGE);
    private static final ColumnRef<Boolean> ACTIVE = People.PERSON.column(People.ACTIVE);

    private static CompiledStatement compile(Dialect dialect, Statement statement) {
        return dialect.compile(statement, BindCollector.indexing(statement));
    }

    private static String sqlite(Statement statement) {
        return compile(Dialects.SQLITE, statement).sql();
    }

    private static String h2(Statement statement) {
        return compile(Dialects.H2, statement).sql().replace("\"", "");
    }

    private static String postgresql(Statement statement) {
        return compile(Dialects.POSTGRESQL, statement).sql();
    }

    private static String where(Condition condition) {
        String text = postgresql(select(ID).from(People.PERSON).where(condition))
                .replace("\"p\".", "")
                .replace("\"", "");
        return text.substring(text.indexOf("where ") + "where ".length());
    }

    @Test
    @Tag("CORE-52")
    void everyClauseOfAQuery() {
        Statement statement = select(NAME, count().as("n"), People.POST.column(People.POST_ID))
                .from(People.PERSON)
                .leftJoin(People.POST, People.POST.column(People.AUTHOR).eq(ID))
                .where(AGE.gt(18))
                .groupBy(NAME, People.POST.column(People.POST_ID))
                .having(count().gt(1L))
                .orderBy(NAME.asc(), People.POST.column(People.POST_ID).asc())
                .limit(10)
                .offset(20)
                .distinct();
        assertThat(postgresql(statement))
                .isEqualTo(
                        "select distinct \"p\".\"name\", count(*) as \"n\", \"o\".\"id\" from \"people\" as \"p\""
                                + " left join \"posts\" as \"o\" on \"o\".\"author_id\" = \"p\".\"id\" where \"p\".\"age\" > ?"
                                + " group by \"p\".\"name\", \"o\".\"id\" having count(*) > ? order by \"p\".\"name\", \"o\".\"id\" limit ? offset ?");
        assertThat(sqlite(statement)).endsWith("order by `p`.`name`, `o`.`id` nulls last limit ? offset ?");
        assertThat(h2(statement)).endsWith("order by p.name, o.id nulls last limit ? offset ?");
    }

    @Test
    @Tag("CORE-52")
    void bindsStandInTheOrderOfTheText() {
        Statement statement = select(value(SqlType.TEXT, "first"))
                .from(People.PERSON)
                .where(AGE.gt(18).and(NAME.in(List.of("a", "b"))))
                .limit(10);
        CompiledStatement compiled = compile(Dialects.POSTGRESQL, statement);
        assertThat(compiled.slots())
                .extracting(CompiledStatement.Slot::position)
                .containsExactly(0, 1, 2, 3);
        assertThat(compiled.slots())
                .extracting(slot -> slot.type().name().name())
                .containsExactly("TEXT", "INTEGER", "VARCHAR", "BIGINT");
        assertThat(compiled.slots())
                .extracting(CompiledStatement.Slot::list)
                .containsExactly(false, false, true, false);
        assertThat(compiled.columns()).containsExactly(SqlType.TEXT);
        assertThat(compiled.table()).isEqualTo("people");
        assertThat(compiled.operation()).isEqualTo(CompiledStatement.Operation.SELECT);
    }

    @Test
    @Tag("CORE-04")
    void parenthesesStandOnlyWhereTheyAreNeeded() {
        Condition a = AGE.gt(1);
        Condition b = ACTIVE.eq(true);
        Condition c = NAME.isNull();
        assertThat(where(a.and(b).and(c))).isEqualTo("age > ? and active = ? and name is null");
        assertThat(where(a.or(b).and(c))).isEqualTo("(age > ? or active = ?) and name is null");
        assertThat(where(a.and(b).or(c))).isEqualTo("age > ? and active = ? or name is null");
        assertThat(where(not(a.and(b)))).isEqualTo("not (age > ? and active = ?)");
        assertThat(where(not(a).or(c))).isEqualTo("not (age > ?) or name is null");
        assertThat(where(number(AGE).plus(1).times(2).gt(3))).isEqualTo("(age + ?) * ? > ?");
        assertThat(where(number(AGE).minus(number(AGE).minus(1)).eq(1))).isEqualTo("age - (age - ?) = ?");
        assertThat(where(number(AGE).times(2).plus(1).gt(3))).isEqualTo("age * ? + ? > ?");
        assertThat(where(string(NAME).concat("x").concat("y").eq("z"))).isEqualTo("name || ? || ? = ?");
        assertThat(where(string(NAME).concat(string(NAME).concat("y")).isNull()))
                .isEqualTo("name || (name || ?) is null");
    }

    @Test
    @Tag("CORE-52")
    void eachDatabaseInItsOwnWords() {
        Statement in = select(ID).from(People.PERSON).where(ID.notIn(List.of(1L)));
        assertThat(sqlite(in)).endsWith("`p`.`id` not in (select value from json_each(?))");
        assertThat(h2(in)).endsWith("p.id <> all(?)");
        assertThat(postgresql(in)).endsWith("\"p\".\"id\" <> all(?)");

        Statement like = select(ID).from(People.PERSON).where(string(NAME).startsWith("a"));
        assertThat(sqlite(like)).endsWith("`p`.`name` glob ?");
        assertThat(h2(like)).endsWith("p.name like ? escape '!'");
        assertThat(postgresql(like)).endsWith("\"p\".\"name\" like ? escape '!'");

        Statement ilike = select(ID).from(People.PERSON).where(string(NAME).ilike("a"));
        assertThat(sqlite(ilike)).endsWith("orm_lower(`p`.`name`) like orm_lower(?) escape '!'");
        assertThat(h2(ilike)).endsWith("lower(p.name) like lower(?) escape '!'");
        assertThat(postgresql(ilike)).endsWith("\"p\".\"name\" ilike ? escape '!'");

        Statement total = select(sum(ID)).from(People.PERSON);
        assertThat(sqlite(total)).startsWith("select sum(`p`.`id`)");
        assertThat(h2(total)).startsWith("select cast(sum(p.id) as bigint)");
        assertThat(postgresql(total)).startsWith("select cast(sum(\"p\".\"id\") as bigint)");

        Statement half = select(number(AGE).dividedBy(2)).from(People.PERSON);
        assertThat(sqlite(half)).startsWith("select cast(`p`.`age` as real) / nullif(cast(? as real), 0)");
        assertThat(postgresql(half))
                .startsWith("select cast(\"p\".\"age\" as double precision) / nullif(cast(? as double precision), 0)");

        Statement skip = select(ID).from(People.PERSON).offset(5);
        assertThat(sqlite(skip)).endsWith(" limit -1 offset ?");
        assertThat(postgresql(skip)).endsWith("\"p\" offset ?");
    }

    @Test
    @Tag("CORE-31")
    void locksRowsOrSaysThatItCannot() {
        Statement lock = select(ID).from(People.PERSON).forUpdate();
        Statement skip = select(ID)
                .from(People.PERSON)
                .leftJoin(People.POST, People.POST.column(People.AUTHOR).eq(ID))
                .forUpdate()
                .skipLocked();
        assertThat(postgresql(lock)).endsWith(" for update");
        assertThat(postgresql(skip)).endsWith(" for update of \"p\" skip locked");
        assertThat(h2(skip)).endsWith(" for update skip locked");
        assertThatThrownBy(() -> sqlite(lock))
                .isInstanceOf(UnsupportedConstructException.class)
                .hasMessageContaining("SQLite has no FOR UPDATE");
    }

    @Test
    @Tag("CORE-52")
    void changes() {
        TableRef bare = new TableRef(People.PEOPLE, "");
        assertThat(postgresql(
                        insertInto(bare).set(bare.column(People.NAME), "a").set(bare.column(People.AGE), 1)))
                .isEqualTo("insert into \"people\" (\"name\", \"age\") values (?, ?)");
        assertThat(postgresql(insertInto(bare))).isEqualTo("insert into \"people\" default values");
        assertThat(postgresql(update(bare)
                        .set(
                                bare.column(People.AGE),
                                number(bare.column(People.AGE)).plus(1))
                        .where(bare.column(People.NAME).eq("a"))))
                .isEqualTo("update \"people\" set \"age\" = \"age\" + ? where \"name\" = ?");
        assertThat(postgresql(update(People.PERSON).set(AGE, 1).everyRow()))
                .isEqualTo("update \"people\" as \"p\" set \"age\" = ?");
        assertThat(postgresql(deleteFrom(People.PERSON).where(AGE.isNull())))
                .isEqualTo("delete from \"people\" as \"p\" where \"p\".\"age\" is null");
        assertThatThrownBy(() -> postgresql(update(bare)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sets nothing");
    }

    @Test
    @Tag("CORE-52")
    void insertsOfManyRows() {
        assertThat(Dialects.SQLITE
                        .compileInsert(People.PEOPLE, List.of(People.NAME, People.AGE), 2, List.of(People.ID))
                        .sql())
                .isEqualTo("insert into `people` (`name`, `age`) values (?, ?), (?, ?) returning `id`");
        assertThat(Dialects.H2
                        .compileInsert(People.PEOPLE, List.of(People.NAME), 2, List.of(People.ID))
                        .sql()
                        .replace("\"", ""))
                .isEqualTo("select id from final table (insert into people (name) values (?), (?))");
        assertThat(Dialects.SQLITE.maxInsertRows(10)).isEqualTo(100);
        assertThat(Dialects.SQLITE.maxInsertRows(1000)).isEqualTo(32);
        assertThat(Dialects.POSTGRESQL.maxInsertRows(10)).isEqualTo(500);
        assertThat(Dialects.POSTGRESQL.maxInsertRows(1000)).isEqualTo(65);
    }

    @Test
    @Tag("CORE-15")
    void valuesNeverBecomeText() {
        String payload = "x'; drop table people; --";
        Statement statement = select(
                        value(SqlType.TEXT, payload),
                        when(NAME.eq(payload), payload).otherwise(payload),
                        caseOf(NAME).when(payload, payload).otherwise(payload),
                        string(NAME).replace(payload, payload).lpad(3, "x").position(payload),
                        concatWithSeparator(payload, NAME, value(payload)))
                .from(People.PERSON)
                .where(string(NAME)
                        .lower()
                        .eq(payload)
                        .and(NAME.in(payload))
                        .and(string(NAME).contains(payload)))
                .orderBy(string(NAME).concat(payload).asc());
        for (Dialect dialect : List.of(Dialects.SQLITE, Dialects.H2, Dialects.POSTGRESQL)) {
            assertThat(compile(dialect, statement).sql()).doesNotContain("drop").doesNotContain(";");
        }
    }

    @Test
    @Tag("CORE-30")
    void aValueIsNoSortKey() {
        assertThatThrownBy(() -> postgresql(select(ID)
                        .from(People.PERSON)
                        .orderBy(value(SqlType.TEXT, "name").asc())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ORDER BY");
    }

    @Test
    @Tag("CORE-04")
    void tooDeepIsRefused() {
        Condition deep = AGE.gt(1);
        for (int i = 0; i < 250; i++) {
            deep = not(deep);
        }
        Condition condition = deep;
        assertThatThrownBy(() -> where(condition)).isInstanceOf(UnsupportedConstructException.class);
    }
}
