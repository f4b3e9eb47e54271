package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QEmployee.employee;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QTag.tag;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flush writes: exactly these statements, in this order. */
abstract class UnitOfWorkContract extends BlogFixture {

    UnitOfWorkContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-06")
    void insertsParentsFirstAndRowsOfOneTableTogether() {
        User ada = new User("ada", 36);
        Post one = new Post("one", ada);
        one.getComments().add(new Comment("hi", null));
        one.getComments().add(new Comment("ho", null));
        one.getTags().add(new Tag("java"));
        run(session -> {
            session.add(one.getComments().get(0));
            session.add(one);
            session.add(ada);
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into users (name, age, active) values (?, ?, ?)",
                        "insert into post (version, title, body, author_id) values (?, ?, ?, ?)",
                        "insert into comment (text, post_id) values (?, ?), (?, ?)",
                        "insert into tag (name, description) values (?, ?)",
                        "insert into post_tag (posts_id, tags_name) values (?, ?)");
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-30")
    @org.junit.jupiter.api.Tag("PAIN-08")
    @org.junit.jupiter.api.Tag("CORE-36")
    void aThousandGeneratedKeysTakeFewStatementsAndFindTheirObjects() {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            users.add(new User("user" + i, i));
        }
        run(session -> session.addAll(users));
        assertThat(log.sent()).hasSizeLessThanOrEqualTo(10);
        run(session -> {
            for (User stored : session.query(select(user)).list()) {
                User added = users.get(stored.getAge());
                assertThat(added.getId()).isEqualTo(stored.getId());
                assertThat(added.getName()).isEqualTo(stored.getName());
            }
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-23")
    void tenThousandObjectsAreInsertedInTheirOrder() {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            users.add(new User("user" + i, i));
        }
        run(session -> session.addAll(users));
        assertThat(log.sent()).hasSizeLessThanOrEqualTo(100);
        assertThat(users).extracting(User::getId).doesNotContainNull().isSorted();
        List<User> stored = rows(
                session -> session.query(select(user).orderBy(user.id.asc())).list());
        assertThat(stored)
                .extracting(User::getName)
                .containsExactlyElementsOf(users.stream().map(User::getName).toList());
        assertThat(stored)
                .extracting(User::getId)
                .containsExactlyElementsOf(users.stream().map(User::getId).toList());
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-14")
    void updatesOnlyWhatDiffers() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.setName("eve");
            ada.setName("ada");
            ada.setAge(37);
            ada.getPosts().get(0).setTitle("uno");
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update users set age = ? where id = ?",
                        "update post set title = ?, version = ? where id = ? and version = ?");
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-15")
    void writesNothingWhenNothingChanged() {
        Long id = userWithPosts("ada", "one", "two");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.getPosts().forEach(found -> found.getTags().size());
            log.sent();
        });
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-22")
    void rowsOfTheSameShapeAreOneBatch() {
        userWithPosts("a");
        userWithPosts("b");
        userWithPosts("c");
        run(session -> {
            List<User> users =
                    session.query(select(user).orderBy(user.name.desc())).list();
            users.get(0).setActive(false);
            users.get(1).setAge(1);
            users.get(2).setAge(3);
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update users set age = ? where id = ? x2", "update users set active = ? where id = ?");
    }

    @Test
    @org.junit.jupiter.api.Tag("MAP-17")
    void aStaleVersionIsRefusedAndNamed() {
        Long id = userWithPosts("ada", "one");
        assertThatThrownBy(() -> run(session -> {
                    Post mine = session.get(User.class, id).getPosts().get(0);
                    elsewhere(session, "update post set version = 7");
                    mine.setTitle("mine");
                }))
                .isInstanceOf(StaleEntityException.class)
                .hasMessageContaining("Post#");
    }

    /** Runs a statement that the session knows nothing of, as another program would. */
    private static void elsewhere(Session session, String sql) {
        session.connection()
                .update(new CompiledStatement(sql, Operation.OTHER, "", List.of(), List.of()), Parameters.NONE);
    }

    @Test
    void aRowThatIsGoneIsStale() {
        Long id = userWithPosts("ada");
        assertThatThrownBy(() -> run(session -> {
                    User ada = session.get(User.class, id);
                    elsewhere(session, "delete from users");
                    ada.setAge(1);
                }))
                .isInstanceOfSatisfying(StaleEntityException.class, e -> {
                    assertThat(e.entityType()).isEqualTo(User.class);
                    assertThat(e.id()).isEqualTo(id);
                })
                .hasMessageStartingWith(
                        "User#" + id + " could not be updated: its row was changed or deleted by someone else");
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(1);
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-09")
    @org.junit.jupiter.api.Tag("PAIN-36")
    void anOrphanIsDeletedAloneAndTheOthersAreLeft() {
        Long id = userWithPosts("ada", "one", "two", "three");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.getPosts().get(0).getComments().size();
            ada.getPosts().removeIf(found -> found.getTitle().equals("two"));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "delete from post_tag where posts_id in (?)", "delete from post where id = ? and version = ?");
        assertThat(number(session -> session.get(User.class, id).getPosts().size()))
                .isEqualTo(2);
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-08")
    void deleteReachesAlongCascadesChildrenFirst() {
        Long id = userWithPosts("ada", "one", "two");
        run(session ->
                session.get(User.class, id).getPosts().get(0).getComments().add(new Comment("hi", null)));
        log.sent();
        run(session -> session.delete(session.get(User.class, id)));
        assertThat(log.sent())
                .endsWith(
                        "delete from post_tag where posts_id in (?)",
                        "delete from comment where id = ?",
                        "delete from post where id = ? and version = ? x2",
                        "delete from users where id = ?");
        assertThat(number(session -> session.query(select(comment)).count())).isZero();
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-02")
    @org.junit.jupiter.api.Tag("PAIN-20")
    void settingOneSideIsEnough() {
        Long ada = userWithPosts("ada", "one");
        Long bob = userWithPosts("bob");
        run(session -> {
            User from = session.get(User.class, ada);
            User to = session.get(User.class, bob);
            assertThat(to.getPosts()).isEmpty();
            Post moved = from.getPosts().get(0);
            moved.setAuthor(to);
            session.flush();
            assertThat(from.getPosts()).isEmpty();
            assertThat(to.getPosts()).containsExactly(moved);
            from.getPosts().add(moved);
            to.getPosts().remove(moved);
            session.flush();
            assertThat(moved.getAuthor()).isSameAs(from);
        });
        assertThat(number(session -> session.get(User.class, ada).getPosts().size()))
                .isEqualTo(1);
    }

    @Test
    void sidesThatDisagreeAreRefused() {
        Long ada = userWithPosts("ada");
        Long bob = userWithPosts("bob");
        assertThatThrownBy(() -> run(session -> {
                    Post fresh = new Post("new", session.get(User.class, bob));
                    session.add(fresh);
                    session.get(User.class, ada).getPosts().add(fresh);
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("Make both sides agree, or set only one.");
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-01")
    void linksAreInsertedAndDeletedOneByOne() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            Post one = session.get(User.class, id).getPosts().get(0);
            one.getTags().add(new Tag("a"));
            one.getTags().add(new Tag("b"));
        });
        run(session -> {
            Post one = session.get(User.class, id).getPosts().get(0);
            one.getTags().removeIf(found -> found.getName().equals("a"));
            one.getTags().add(new Tag("c"));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into tag (name, description) values (?, ?)",
                        "delete from post_tag where posts_id = ? and tags_name = ?",
                        "insert into post_tag (posts_id, tags_name) values (?, ?)");
        run(session -> {
            Tag b = session.getOrThrow(Tag.class, "b");
            assertThat(b.getPosts()).extracting(Post::getTitle).containsExactly("one");
            b.getPosts().clear();
        });
        assertThat(number(session -> session.query(select(count()).from(tag).join(tag.posts, post))
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void aNewObjectThatWasNotAddedIsNamed() {
        assertThatThrownBy(() -> run(session -> session.add(new Comment("hi", new Post("one", null)))))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Comment (new).post leads to a new Post that was not added to the session.");
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-03")
    void selfReferencesAreInsertedLevelByLevel() {
        Employee boss = new Employee("boss", null);
        Employee left = new Employee("left", boss);
        Employee right = new Employee("right", boss);
        run(session -> session.addAll(List.of(new Employee("low", left), right, left, boss)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into employee (name, manager_id) values (?, ?)",
                        "insert into employee (name, manager_id) values (?, ?), (?, ?)",
                        "insert into employee (name, manager_id) values (?, ?)");
    }

    @Test
    @org.junit.jupiter.api.Tag("REL-11")
    void aCircleOfRowsIsClosedByAnUpdateAndOpenedByOne() {
        Employee one = new Employee("one", null);
        Employee two = new Employee("two", one);
        one.setManager(two);
        run(session -> session.addAll(List.of(one, two)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into employee (name, manager_id) values (?, ?)",
                        "insert into employee (name, manager_id) values (?, ?)",
                        "update employee set manager_id = ? where id = ?");
        run(session -> {
            Employee found = session.getOrThrow(Employee.class, one.getId());
            assertThat(found.getManager().getName()).isEqualTo("two");
            session.delete(found);
            session.delete(found.getManager());
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update employee set manager_id = ? where id = ?",
                        "delete from employee where id = ?",
                        "delete from employee where id = ?");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-21")
    void anObjectAddedInPlaceOfADeletedOneUpdatesTheRow() {
        run(session -> session.add(new Tag("java")));
        log.sent();
        run(session -> {
            session.delete(session.getOrThrow(Tag.class, "java"));
            Tag again = new Tag("java");
            again.setDescription("a language");
            session.add(again);
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update tag set description = ? where name = ?", "delete from post_tag where tags_name in (?)");
    }

    @Test
    void aFailedFlushLeavesNothingAndTheObjectsNew() {
        userWithPosts("ada");
        User bob = new User("bob", 1);
        User twin = new User("ada", 2);
        assertThatThrownBy(() -> run(session -> session.addAll(List.of(bob, twin))))
                .isInstanceOf(dev.orm.engine.UniqueViolationException.class);
        assertThat(bob.getId()).isNull();
        twin.setName("twin");
        run(session -> session.addAll(List.of(bob, twin)));
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(3);
    }

    @Test
    void afterAnErrorTheTransactionIsOver() {
        userWithPosts("ada");
        assertThatThrownBy(() -> run(session -> {
                    session.add(new User("bob", 1));
                    session.flush();
                    try {
                        session.add(new User("ada", 2));
                        session.flush();
                    } catch (dev.orm.engine.UniqueViolationException expected) {
                        // The program goes on as if nothing had happened.
                    }
                    session.clear();
                }))
                .isInstanceOf(dev.orm.engine.TransactionFailedException.class);
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(1);
    }

    @Test
    @org.junit.jupiter.api.Tag("FAULT-32")
    void aChainOfManyObjectsIsNoDeepRecursion() {
        Employee root = new Employee("root", null);
        Employee last = root;
        for (int i = 1; i < 300; i++) {
            Employee next = new Employee(String.valueOf(i), null);
            last.getReports().add(next);
            last = next;
        }
        run(session -> session.add(root));
        assertThat(last.getId()).isNotNull();
    }

    @Test
    void textComesBackAsItWas() {
        String text = "O'Brien \"quoted\" %_\\! \uD83D\uDE00 ü\n\t;--";
        Long id = userWithPosts("ada", "one");
        run(session -> session.get(User.class, id).getPosts().get(0).setBody(text));
        assertThat(text(session -> session.get(User.class, id).getPosts().get(0).getBody()))
                .isEqualTo(text);
        assertThatThrownBy(() -> run(
                        session -> session.get(User.class, id).getPosts().get(0).setBody("a\u0000b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run(session -> session.add(new User("x".repeat(51), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50");
    }

    @Test
    void deletesInTheOrderOfTheRowsAndNotOfTheObjects() {
        Employee boss = new Employee("boss", null);
        Employee child = new Employee("child", boss);
        run(session -> session.addAll(List.of(boss, child)));
        run(session -> {
            Employee foundChild = session.getOrThrow(Employee.class, child.getId());
            Employee foundBoss = session.getOrThrow(Employee.class, boss.getId());
            foundChild.setManager(null);
            session.delete(foundChild);
            session.delete(foundBoss);
        });
        assertThat(number(session -> session.query(select(employee)).count())).isZero();
    }

    @Test
    void aRolledBackNestedTransactionTakesItsElementsOutOfPlainCollections() {
        Long id = userWithPosts("ada");
        run(session -> {
            Post fresh = session.add(new Post("fresh", session.get(User.class, id)));
            session.flush();
            try (Session.NestedTransaction nested = session.beginNested()) {
                fresh.getComments().add(new Comment("undone", null));
                nested.rollback();
            }
            assertThat(fresh.getComments()).isEmpty();
        });
        assertThat(number(session -> session.query(select(comment)).count())).isZero();
    }

    @Test
    void aTextThatIsTooLongNamesItsAttribute() {
        assertThatThrownBy(() -> run(session -> session.add(new User("x".repeat(51), 1))))
                .hasMessageStartingWith("User (new).name: A text of 51 characters does not fit into varchar(50).");
    }
}
