package dev.orm.session;

import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class GeneratedLoadingTest extends LoadingContract {

    GeneratedLoadingTest() {
        super(Mapping.GENERATED);
    }

    @Test
    @Tag("LOAD-05")
    void touchingAReferenceLoadsAllReferencesOfTheQuery() {
        userWithPosts("ada", "one", "two");
        userWithPosts("bob", "three");
        run(session -> {
            List<Post> posts =
                    session.query(select(post).orderBy(post.id.asc())).list();
            assertThat(log.sent()).hasSize(1);
            User first = posts.get(0).getAuthor();
            assertThat(first.getId()).isNotNull();
            assertThat(log.sent()).isEmpty();
            assertThat(first.getName()).isEqualTo("ada");
            assertThat(posts.get(1).getAuthor()).isSameAs(first);
            assertThat(posts.get(2).getAuthor().getName()).isEqualTo("bob");
            assertThat(log.sent()).containsExactly(USERS_BY_ID);
            assertThat(session.get(User.class, first.getId())).isSameAs(first);
            first.setAge(5);
        });
        assertThat(log.sent()).containsExactly("update users set age = ? where id = ?");
    }

    @Test
    @Tag("REL-03")
    void anEagerReferenceToItsOwnKindStopsAtTheFirstRepetition() {
        Employee boss = new Employee("boss", null);
        Employee middle = new Employee("middle", boss);
        Employee low = new Employee("low", middle);
        run(session -> session.addAll(List.of(boss, middle, low)));
        log.sent();
        run(session -> {
            Employee found = session.query(select(employee).where(employee.name.eq("low")))
                    .single();
            assertThat(log.sent()).hasSize(2);
            assertThat(found.getManager().getManager().getName()).isEqualTo("boss");
            assertThat(log.sent()).hasSize(1);
        });
    }

    @Test
    void aReferenceThatIsTooLateNamesItsEntity() {
        Long id = userWithPosts("ada", "one");
        Post one = call(session -> session.query(select(post)).single());
        assertThat(one.getAuthor().getId()).isEqualTo(id);
        assertThatThrownBy(() -> one.getAuthor().getName())
                .isInstanceOf(LazyLoadException.class)
                .hasMessageStartingWith("User#" + id + " was not loaded, and its session is closed");
    }
}
