package dev.orm.tour;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.nullValue;
import static dev.orm.sql.Sql.onlyIf;
import static dev.orm.sql.Sql.partitionBy;
import static dev.orm.sql.Sql.perDialect;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.rowNumber;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.table;
import static dev.orm.sql.Sql.unsafeExpression;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.blog.User;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Row;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md about copies, batches, pages and what is easily got wrong. */
@EachDatabase
class StatementsTest extends TourFixture {

    record Raise(String name, int age) {}

    @Test
    @Tag("CORE-38")
    void rowsOfAQueryAreInserted() {
        run(session -> {
            long copied = session.execute(insertInto(user)
                    .columns(user.name, user.age, user.active)
                    .select(select(user.name.concat("2"), user.age, user.active)
                            .from(user)
                            .where(user.age.lt(40))));
            assertThat(copied).isEqualTo(2);
            assertThat(session.query(select(user).where(user.name.in("ada2", "bob2")))
                            .list())
                    .hasSize(2);
        });
    }

    @Test
    @Tag("CORE-35")
    void batches() {
        run(session -> {
            List<Raise> raises = List.of(new Raise("ada", 37), new Raise("bob", 21));
            long[] changed = session.executeBatch(
                    raises, raise -> update(user).set(user.age, raise.age()).where(user.name.eq(raise.name())));
            assertThat(changed).containsExactly(1, 1);
            assertThat(session.query(select(sum(user.age)).from(user)).single()).isEqualTo(37 + 21 + 50);
        });
    }

    @Test
    @Tag("CORE-40")
    void nullIsSet() {
        run(session -> {
            session.execute(update(post).set(post.body, (String) null).where(post.title.eq("One")));
            assertThat(session.query(select(post).where(post.body.isNull())).count())
                    .isEqualTo(3);
            session.execute(update(post).set(post.body, "text").everyRow());
            session.execute(update(post).set(post.body, nullValue(SqlType.TEXT)).where(post.title.eq("One")));
            assertThat(session.query(select(post).where(post.body.isNull())).count())
                    .isEqualTo(1);
        });
    }

    @Test
    @Tag("CORE-27")
    void commonTableExpressions() {
        run(session -> {
            Cte grown = cte("grown").as(select(user.id, user.name).from(user).where(user.age.ge(30)));
            List<Row> titles = session.query(select(grown.column(user.name), post.title)
                            .from(grown)
                            .join(post, post.author().id.eq(grown.column(user.id)))
                            .orderBy(post.title.asc()))
                    .list();
            assertThat(titles).extracting(Row::toString).containsExactly("[ada, One]", "[ada, Two]");
        });
    }

    @Test
    void pagesBehindARow() {
        run(session -> {
            User last = session.query(select(user).where(user.name.eq("bob"))).single();
            List<User> next = session.query(select(user)
                            .where(row(user.age, user.id).gt(last.getAge(), last.getId()))
                            .orderBy(user.age.asc(), user.id.asc())
                            .limit(2))
                    .list();
            assertThat(next).extracting(User::getName).containsExactly("ada", "cid");
        });
    }

    @Test
    @Tag("CORE-15")
    void whatIsPresent() {
        run(session -> {
            assertThat(session.query(select(user).where(ifPresent(List.<String>of(), user.name::in)))
                            .list())
                    .isEmpty();
            assertThat(session.query(select(user).where(ifPresent("", user.name::eq)))
                            .list())
                    .isEmpty();
            String name = "";
            Select<User> search = select(user).where(onlyIf(!name.isBlank(), user.name.eq(name)));
            assertThat(session.query(search).list()).hasSize(3);
        });
    }

    @Test
    @Tag("CORE-21")
    void windows() {
        run(session -> {
            ComparableExpression<Long> number = rowNumber()
                    .over(partitionBy(post.author().id).orderBy(post.id.desc()))
                    .as("number");
            DerivedTable numbered = select(post.title, number).from(post).as("numbered");
            List<String> newest = session.query(select(numbered.column(post.title))
                            .from(numbered)
                            .where(numbered.column(number).le(1L))
                            .orderBy(numbered.column(post.title).asc()))
                    .list();
            assertThat(newest).containsExactly("Three", "Two");
            Select<Long> all = select(sum(user.age).over(partitionBy())).from(user);
            assertThat(session.query(all).list()).containsExactly(106L, 106L, 106L);
        });
    }

    @Test
    @Tag("CORE-17")
    void tablesBesideEntities() {
        run(session -> {
            User dan = new User("dan", 60);
            session.add(dan);
            session.flush();
            TableRef people = table("users", "p");
            ColumnRef<String> name = people.column("name", SqlType.TEXT);
            ColumnRef<Integer> age = people.column("age", SqlType.INTEGER);
            session.execute(update(people).set(age, 61).where(name.eq("dan")));
            List<String> older = session.query(select(name)
                            .from(people)
                            .join(user, user.age.lt(age))
                            .where(user.name.eq("cid")))
                    .list();
            assertThat(older).containsExactly("dan");
            assertThat(dan.getAge()).isEqualTo(60);
            session.refresh(dan);
            assertThat(dan.getAge()).isEqualTo(61);
            dan.setAge(70);
            Select<Integer> stored = select(age).from(people).where(name.eq("dan"));
            assertThat(session.query(stored).single()).isEqualTo(61);
            session.flush();
            assertThat(session.query(stored).single()).isEqualTo(70);
        });
    }

    @Test
    @Tag("CORE-16")
    void perDatabase() {
        run(session -> {
            Expression<String> first = perDialect(user.name.left(1))
                    .on(
                            "PostgreSQL",
                            unsafeExpression(SqlType.TEXT, "initcap(:name)").with("name", user.name.left(1)));
            assertThat(session.query(select(first).from(user).where(user.name.eq("ada")))
                            .single())
                    .isIn("a", "A");
        });
    }

    @Test
    @Tag("CORE-40")
    void pathsInChanges() {
        run(session -> {
            long shouted = session.execute(update(post)
                    .set(post.title, post.author().name.upper())
                    .where(post.author().age.gt(30)));
            assertThat(shouted).isEqualTo(2);
            assertThat(session.query(select(post.title).where(post.title.eq("ADA")))
                            .list())
                    .hasSize(2);
        });
    }
}
