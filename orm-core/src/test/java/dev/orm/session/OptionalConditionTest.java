package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.allOf;
import static dev.orm.sql.Sql.anyOf;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.falseCondition;
import static dev.orm.sql.Sql.ifPresent;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.onlyIf;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.trueCondition;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.User;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filters that may be missing, and conditions put together. */
@EachDatabase
class OptionalConditionTest extends BlogFixture {

    OptionalConditionTest() {
        super(Mapping.GENERATED);
    }

    @BeforeEach
    void store(TestDatabase database) {
        run(session -> {
            session.add(new User("ada", 36));
            session.add(new User("bob", 20));
            session.add(new User("cid", 50));
        });
    }

    private List<String> names(Condition... conditions) {
        return rows(session -> session.query(
                        select(user.name).from(user).where(conditions).orderBy(user.name.asc()))
                .list());
    }

    private List<String> search(@Nullable String name, @Nullable Integer minAge, @Nullable Integer maxAge) {
        return names(
                ifPresent(name, user.name::containsIgnoreCase),
                ifPresent(minAge, user.age::ge),
                ifPresent(maxAge, user.age::le));
    }

    @Test
    @Tag("CORE-04")
    void aFilterWithoutItsValueIsLeftOut() {
        assertThat(search(null, null, null)).containsExactly("ada", "bob", "cid");
        assertThat(search("A", null, null)).containsExactly("ada");
        assertThat(search(null, 30, null)).containsExactly("ada", "cid");
        assertThat(search(null, 30, 40)).containsExactly("ada");
        assertThat(search("d", 40, null)).containsExactly("cid");
        assertThat(names(onlyIf(false, user.name.eq("ada")))).hasSize(3);
        assertThat(names(onlyIf(true, user.name.eq("ada")))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-04")
    void whatIsAbsentIsNotTrue() {
        Condition absent = ifPresent((String) null, user.name::eq);
        Condition ada = user.name.eq("ada");
        assertThat(names(not(absent))).hasSize(3);
        assertThat(names(absent.not().and(ada))).containsExactly("ada");
        assertThat(names(ada.or(absent))).containsExactly("ada");
        assertThat(names(absent.or(ada))).containsExactly("ada");
        assertThat(names(ada.and(absent).not())).containsExactly("bob", "cid");
        assertThat(names(not(anyOf(absent, ada)))).containsExactly("bob", "cid");
        assertThat(names(not(allOf(absent, absent)))).hasSize(3);
        assertThat(names(user.posts.any(post, absent))).isEmpty();
        assertThat(select(user).where(absent)).isEqualTo(select(user));
        assertThat(select(user).where(ada.and(absent))).isEqualTo(select(user).where(ada));
    }

    @Test
    @Tag("CORE-04")
    void listsOfConditionsMeanWhatLogicSays() {
        Condition ada = user.name.eq("ada");
        Condition bob = user.name.eq("bob");
        assertThat(names(anyOf(List.of(ada, bob)))).containsExactly("ada", "bob");
        assertThat(names(allOf(List.of(ada, bob)))).isEmpty();
        assertThat(names(anyOf(List.of()))).isEmpty();
        assertThat(names(allOf(List.of()))).hasSize(3);
        assertThat(names(not(allOf(List.of())))).isEmpty();
        assertThat(names(trueCondition(), not(falseCondition()))).hasSize(3);
        assertThat(names(falseCondition())).isEmpty();
        assertThat(names(falseCondition().or(ada))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-04")
    void aGroupIsFilteredInTheSameWay() {
        Select<Long> groups = select(count()).from(user).groupBy(user.active);
        assertThat(rows(session -> session.query(groups.having(ifPresent((Long) null, count()::gt)))
                        .list()))
                .containsExactly(3L);
        assertThat(rows(session ->
                        session.query(groups.having(ifPresent(3L, count()::gt))).list()))
                .isEmpty();
    }

    @Test
    @Tag("CORE-40")
    void aChangeWhoseFiltersAreAllAbsentIsRefused() {
        Condition absent = ifPresent((String) null, user.name::eq);
        assertThatThrownBy(() -> deleteFrom(user).where(absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every row");
        assertThatThrownBy(() -> update(user).set(user.age, 1).where(absent, absent))
                .isInstanceOf(IllegalArgumentException.class);
        run(session -> assertThat(session.execute(deleteFrom(user).where(absent, user.name.eq("ada"))))
                .isEqualTo(1));
        run(session -> assertThat(session.execute(deleteFrom(user).where(trueCondition())))
                .isEqualTo(2));
    }

    @Test
    void whereAConditionIsNeededAnAbsentOneIsRefused() {
        Condition absent = ifPresent((String) null, user.name::eq);
        assertThatThrownBy(() -> select(user).join(post, absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A join needs a condition");
        assertThatThrownBy(() -> rows(
                        session -> session.query(select(when(absent, user.name)).from(user))
                                .list()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
    }
}
