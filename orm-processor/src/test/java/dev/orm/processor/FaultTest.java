package dev.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault is a compile error with its code, the class and member, and the mend. */
class FaultTest {

    private static final String GOOD_USER = "@Entity class User { @Id Long id; }";

    @TempDir
    private Path output;

    private List<String> faults(String... sources) {
        CompilerRun run = CompilerRun.of(output, sources);
        assertThat(run.diagnostics())
                .filteredOn(diagnostic -> diagnostic.getMessage(Locale.ENGLISH).startsWith("[ORM-P"))
                .allMatch(
                        diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getLineNumber() > 0);
        return run.faults();
    }

    private void assertOne(String start, String... sources) {
        assertThat(faults(sources)).singleElement().asString().startsWith(start).endsWith(".");
    }

    @Test
    void noId() {
        assertOne("[ORM-P01] User: it has no @Id. Put @Id on", "@Entity class User { String name; }");
    }

    @Test
    void severalIds() {
        assertOne(
                "[ORM-P02] User.other: there is a second @Id; id has one",
                "@Entity class User { @Id Long id; @Id Long other; }");
    }

    @Test
    void noClass() {
        assertThat(faults("@Entity record Point(@Id int x) {}"))
                .anyMatch(fault -> fault.startsWith("[ORM-P03] Point: an entity must be a class, not a record."));
        assertThat(faults("@Entity enum Color { RED }"))
                .anyMatch(fault -> fault.startsWith("[ORM-P03] Color: an entity must be a class, not an enum."));
        assertThat(faults("@Entity interface Thing {}"))
                .anyMatch(fault -> fault.startsWith("[ORM-P03] Thing: an entity must be a class, not an interface."));
    }

    @Test
    void innerClass() {
        assertOne("[ORM-P04] Inner: ", "class Outer { @Entity class Inner { @Id Long id; Inner() {} } }");
    }

    @Test
    void privateClass() {
        assertThat(faults("class Outer { @Entity private static class Inner { @Id Long id; Inner() {} } }"))
                .singleElement()
                .asString()
                .startsWith("[ORM-P05] Inner: ");
        assertThat(faults(
                        "class Outer { private static class Middle { @Entity static class Inner { @Id Long id; } } }"))
                .singleElement()
                .asString()
                .startsWith("[ORM-P05] Inner: ");
    }

    @Test
    void noConstructor() {
        assertOne("[ORM-P06] User: ", "@Entity class User { @Id Long id; User(Long id) { this.id = id; } }");
        assertOne("[ORM-P06] User: ", "@Entity @lombok.AllArgsConstructor class User { @Id Long id; }");
        assertOne("[ORM-P06] User: ", "@Entity @lombok.Data @lombok.Builder class User { @Id Long id; }");
    }

    @Test
    void lazyLeadsToAClassWithoutReference() {
        String post = "@Entity class Post { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) User user; }";
        assertOne(
                "[ORM-P07] Post.user: it is LAZY, but no reference to User can be made: the class is final.",
                post,
                "@Entity final class User { @Id Long id; }");
        assertOne("[ORM-P07] Post.user: ", post, "@Entity class User { @Id Long id; private User() {} }");
        assertOne(
                "[ORM-P07] Post.user: ",
                post,
                "@Entity class User { @Id Long id; final String name() { return null; } }");
        assertOne("[ORM-P07] Post.user: ", post, "@Entity class User { @Id Long id; public String name; }");
        assertThat(faults(post.replace("LAZY", "EAGER"), "@Entity final class User { @Id Long id; }"))
                .isEmpty();
        String described = "@Entity @dev.orm.mapping.MappingOf(User.class) class Described { @Id Long id; }";
        assertOne(
                "[ORM-P07] Post.user: it is LAZY, but no reference to User can be made: another class describes it.",
                post,
                "class User { Long id; }",
                described);
        assertThat(faults(post.replace("LAZY", "EAGER"), "class User { Long id; }", described))
                .isEmpty();
    }

    @Test
    void lazyAttribute() {
        assertOne(
                "[ORM-P07] User.name: it is LAZY, but no User can wait to read it: the class is final.",
                "@Entity final class User { @Id Long id; @Basic(fetch = FetchType.LAZY) String name; }");
        assertOne(
                "[ORM-P41] User.version: it is LAZY, but the session needs its value whenever it has the object, or the database makes it.",
                "@Entity class User { @Id Long id; @Version @Basic(fetch = FetchType.LAZY) int version; }");
        assertOne(
                "[ORM-P41] Part.name (of User): it is LAZY, but it is in an embedded class.",
                "@Entity class User { @Id Long id; Part part; }",
                "@Embeddable class Part { @Basic(fetch = FetchType.LAZY) String name; }");
        assertOne(
                "[ORM-P41] User.getName(): it is LAZY, but it is read through its getter, which would load it.",
                "@Entity class User { private Long id; private String name; @Id Long getId() { return id; } void setId(Long id) {}"
                        + " @Basic(fetch = FetchType.LAZY) String getName() { return name; } void setName(String name) {} }");
        assertThat(faults("@Entity class User { @Id Long id; @Basic(fetch = FetchType.LAZY) private String name; }"))
                .isEmpty();
    }

    @Test
    void computedAttribute() {
        assertOne(
                "[ORM-P42] User.posts: it is @Computed, but nothing says how. Write it in the entity: static Expression<Long> posts(QUser path).",
                "@Entity class User { @Id Long id; @dev.orm.mapping.Computed long posts; }");
        assertOne(
                "[ORM-P42] Part.name (of User): it is @Computed in an embedded class.",
                "@Entity class User { @Id Long id; Part part; }",
                "@Embeddable class Part { @dev.orm.mapping.Computed String name; }");
    }

    @Test
    void inheritance() {
        assertThat(faults(GOOD_USER, "@Entity class Admin extends User { int level; }"))
                .isEmpty();
        assertOne(
                "[ORM-P08] Admin: @Table stands on a class whose rows are in the table of the entity User.",
                GOOD_USER,
                "@Entity @Table class Admin extends User { int level; }");
        assertThat(faults(
                        "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class User { @Id Long id; }",
                        "@Entity @Table(name = \"admins\") class Admin extends User { int level; }"))
                .isEmpty();
        assertOne(
                "[ORM-P08] User: @PrimaryKeyJoinColumn names the id of a table that is joined to that of the entity above, and"
                        + " this entity has none.",
                "@Entity @PrimaryKeyJoinColumn(name = \"a\") class User { @Id Long id; }");
        assertOne(
                "[ORM-P08] Admin: @DiscriminatorColumn stands on a class that extends the entity Base.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; }",
                "@Entity @Table(name = \"admins\") @PrimaryKeyJoinColumn(name = \"a\") @DiscriminatorColumn class Admin extends Base {}");
    }

    @Test
    void typeParameters() {
        assertOne("[ORM-P09] User: ", "@Entity class User<T> { @Id Long id; }");
    }

    @Test
    void unsupportedTypes() {
        String user = "@Entity class User { @Id Long id; private %s value; }";
        assertOne(
                "[ORM-P10] User.value: nothing stores a java.util.Date. Use java.time.Instant,",
                user.formatted("Date"));
        assertOne("[ORM-P10] User.value: nothing stores a char[]. Use String,", user.formatted("char[]"));
        assertOne("[ORM-P10] User.value: a java.util.List has no column.", user.formatted("List<List<String>>"));
        assertOne("[ORM-P10] User.value: a java.util.Map has no column.", user.formatted("Map<String, String>"));
        assertOne(
                "[ORM-P10] User.value: it holds the entity Post",
                user.formatted("Post"),
                "@Entity class Post { @Id Long id; }");
        assertOne("[ORM-P10] User.value: nothing stores a java.lang.Object.", user.formatted("Object"));
        assertThat(faults(
                        "@MappedSuperclass class Base<T> { T value; }",
                        "@Entity class User extends Base { @Id Long id; }"))
                .singleElement()
                .asString()
                .startsWith("[ORM-P10] Base.value (of User): ");
    }

    @Test
    void hiddenType() {
        assertOne(
                "[ORM-P11] User.kind: ",
                "@Entity class User { private enum Kind { A } @Id Long id; private Kind kind; }");
    }

    @Test
    void finalField() {
        assertOne(
                "[ORM-P12] User.name: the field is final",
                "@Entity class User { @Id Long id; final String name = \"\"; }");
    }

    @Test
    void noSetter() {
        assertOne("[ORM-P13] User.getName(): the property name has a getter but no setter.", """
                @Entity class User {
                    @Id public Long getId() { return null; }
                    public void setId(Long id) {}
                    public String getName() { return null; }
                }""");
    }

    @Test
    void noEntityAtTheOtherEnd() {
        assertOne("[ORM-P14] Post.user: ", "@Entity class Post { @Id Long id; @ManyToOne String user; }");
        assertOne("[ORM-P14] Post.users: ", "@Entity class Post { @Id Long id; @ManyToMany List<String> users; }");
    }

    @Test
    void rawCollection() {
        assertOne("[ORM-P15] Post.users: ", "@Entity class Post { @Id Long id; @ManyToMany List users; }");
        assertOne("[ORM-P15] Post.users: ", "@Entity class Post { @Id Long id; @ManyToMany List<?> users; }");
    }

    @Test
    void collectionType() {
        assertOne(
                "[ORM-P16] Post.users: an association to many cannot be held in a java.util.ArrayList.",
                GOOD_USER,
                "@Entity class Post { @Id Long id; @ManyToMany ArrayList<User> users; }");
    }

    @Test
    void mappedByNamesNoAttribute() {
        assertOne(
                "[ORM-P17] User.posts: mappedBy = \"writer\" names no attribute of Post.",
                "@Entity class User { @Id Long id; @OneToMany(mappedBy = \"writer\") List<Post> posts; }",
                "@Entity class Post { @Id Long id; @ManyToOne User author; }");
    }

    @Test
    void mappedByNamesAnAttributeOfAnotherKind() {
        String user = "@Entity class User { @Id Long id; @OneToMany(mappedBy = \"author\") List<Post> posts; }";
        assertOne(
                "[ORM-P18] User.posts: it is mapped by Post.author, which is not @ManyToOne.",
                user,
                "@Entity class Post { @Id Long id; String author; }");
        assertOne(
                "[ORM-P18] User.posts: it is mapped by Post.author, which leads to test.Post and not to User.",
                user,
                "@Entity class Post { @Id Long id; @ManyToOne Post author; }");
        assertThat(faults(
                        "@Entity class User { @Id Long id; @ManyToMany(mappedBy = \"users\") List<Tag> tags; }",
                        "@Entity class Tag { @Id Long id; @ManyToMany(mappedBy = \"tags\") List<User> users; }"))
                .hasSize(2)
                .allMatch(fault -> fault.startsWith("[ORM-P18] "));
    }

    @Test
    void twoAttributesOfOneName() {
        assertThat(faults(
                        "@MappedSuperclass class Base { String name; }",
                        "@Entity class User extends Base { @Id Long id; @Column(name = \"n\") String name; }"))
                .singleElement()
                .asString()
                .startsWith("[ORM-P19] User.name: an attribute of this name is mapped in Base already.");
    }

    @Test
    void twoAttributesOfOneColumn() {
        assertOne(
                "[ORM-P20] User.other: its column \"first_NAME\" is also the column of firstName.",
                "@Entity class User { @Id Long id; String firstName; @Column(name = \"first_NAME\") String other; }");
        assertThat(faults("""
                @Entity class User {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "boss_id") User boss;
                    @Column(name = "boss_id", insertable = false, updatable = false) Long bossId;
                }""")).isEmpty();
    }

    @Test
    void compositeIds() {
        String key = "@Embeddable class Key { int a; int b; }";
        assertThat(faults("@Entity class User { @EmbeddedId Key id; }", key)).isEmpty();
        assertThat(faults("@Entity @IdClass(Key.class) class User { @Id int a; @Id int b; }", key))
                .isEmpty();
        assertOne(
                "[ORM-P02] User.other: there is an id beside the @EmbeddedId id.",
                "@Entity class User { @EmbeddedId Key id; @Id Long other; }",
                key);
        assertOne(
                "[ORM-P29] Key.a (of User): its type java.math.BigDecimal cannot be an id.",
                "@Entity class User { @EmbeddedId Key id; }",
                "@Embeddable class Key { java.math.BigDecimal a; }");
        assertOne(
                "[ORM-P21] User.boss: @PrimaryKeyJoinColumn is not supported.",
                "@Entity class User { @Id Long id; @OneToOne @PrimaryKeyJoinColumn User boss; }");
    }

    @Test
    void elementCollections() {
        assertOne(
                "[ORM-P22] User.places: an @ElementCollection of Place is not supported, because it is an entity.",
                "@Entity class User { @Id Long id; @ElementCollection List<Place> places; }",
                "@Entity class Place { @Id Long id; }");
        assertThat(faults(
                        "@Entity class User { @Id Long id; @ElementCollection List<Place> places; }",
                        "@Embeddable class Place { String city; }"))
                .isEmpty();
        assertOne(
                "[ORM-P24] User.places: objects of its class Place cannot be made.",
                "@Entity class User { @Id Long id; @ElementCollection java.util.Map<String, Place> places; }",
                "@Embeddable abstract class Place { String city; }");
        assertOne(
                "[ORM-P16] User.names: the elements of a table cannot be held in a java.util.Queue.",
                "@Entity class User { @Id Long id; @ElementCollection java.util.Queue<String> names; }");
        assertOne(
                "[ORM-P15] User.names: it does not say what it holds.",
                "@Entity class User { @Id Long id; @ElementCollection List names; }");
    }

    @Test
    void maps() {
        assertOne(
                "[ORM-P16] User.friends: nothing says what the keys of its map are.",
                "@Entity class User { @Id Long id; @ManyToMany java.util.Map<Long, User> friends; }");
        assertThat(faults("@Entity class User { @Id Long id; @ManyToMany @MapKey java.util.Map<Long, User> friends; }"))
                .isEmpty();
    }

    @Test
    void oneToOne() {
        assertOne(
                "[ORM-P18] User.account: it is mapped by Account.user, which is not @OneToOne.",
                "@Entity class User { @Id Long id; @OneToOne(mappedBy = \"user\") Account account; }",
                "@Entity class Account { @Id Long id; @ManyToOne User user; }");
    }

    @Test
    void notEmbeddable() {
        assertOne(
                "[ORM-P24] User.address: it is @Embedded, but",
                "@Entity class User { @Id Long id; @Embedded Address address; }",
                "class Address {}");
        assertOne(
                "[ORM-P24] User.address: objects of its class Address cannot be made.",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable class Address { Address(String city) {} }");
    }

    @Test
    void componentsOfRecords() {
        assertOne(
                "[ORM-P27] Address.city (of User): it is a component of a record, which cannot be made without it.",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable record Address(@Transient String city) {}");
        assertOne(
                "[ORM-P27] Address.city() (of User): it is the accessor of a record and has a mapping annotation.",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable record Address(String city) { @Column public String city() { return city; } }");
        assertOne(
                "[ORM-P27] Address (of User): it has @Access, but a record is read by its components.",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable @Access(AccessType.FIELD) record Address(String city) {}");
    }

    @Test
    void embeddedInItself() {
        assertOne(
                "[ORM-P25] Address.next (of User): ",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable class Address { Address next; }");
    }

    @Test
    void associationInsideAnEmbeddable() {
        assertOne(
                "[ORM-P26] Address.user (of User): ",
                "@Entity class User { @Id Long id; Address address; }",
                "@Embeddable class Address { @ManyToOne User user; }");
    }

    @Test
    void misplacedAnnotation() {
        assertOne(
                "[ORM-P27] User.getName(): ",
                "@Entity class User { @Id Long id; String name; @Column(name = \"n\") String getName() { return name; } }");
    }

    @Test
    void unsupportedAnnotation() {
        assertOne(
                "[ORM-P28] User.names: @OrderColumn is for a List of an association to many, or of an @ElementCollection.",
                "@Entity class User { @Id Long id; @OrderColumn String names; }");
    }

    @Test
    void idType() {
        assertOne(
                "[ORM-P29] User.id: its type java.math.BigDecimal cannot be an id.",
                "@Entity class User { @Id java.math.BigDecimal id; }");
        assertThat(faults("@Entity class User { @Id @OneToOne Account id; }", "@Entity class Account { @Id Long id; }"))
                .isEmpty();
    }

    @Test
    void versionType() {
        assertOne(
                "[ORM-P30] User.version: its type java.lang.String cannot be a version.",
                "@Entity class User { @Id Long id; @Version String version; }");
    }

    @Test
    void rowFilterTypes() {
        assertOne(
                "[ORM-P36] User.gone: its type java.lang.String cannot say that a row is deleted.",
                "@Entity class User { @Id Long id; @dev.orm.mapping.SoftDelete String gone; }");
        assertOne(
                "[ORM-P37] User.tenant: its type java.time.LocalDate cannot be a tenant.",
                "@Entity class User { @Id Long id; @dev.orm.mapping.TenantId java.time.LocalDate tenant; }");
    }

    @Test
    void allFaultsAreReportedTogether() {
        assertThat(faults(
                        "@Entity final class User { Date born; @OneToMany List posts; @OneToOne(mappedBy = \"twin\") User twin; }",
                        "@Entity record Post(String name) {}"))
                .extracting(fault -> fault.substring(1, 8))
                .containsExactlyInAnyOrder("ORM-P18", "ORM-P10", "ORM-P15", "ORM-P01", "ORM-P03");
    }

    @Test
    void namesOfAFaultyEntityAreStillGenerated() {
        CompilerRun run = CompilerRun.of(
                output,
                "@Entity class User { String name; }",
                "class Use { Object name() { return QUser.user.name; } }");
        assertThat(run.problems()).hasSize(1);
        assertThat(run.generated("test/QUser.java")).contains("StringPath name").doesNotContain("Accessor");
    }

    @Test
    void missingClassesAreLeftToTheCompiler() {
        CompilerRun run =
                CompilerRun.of(output, "@Entity class User { @Id Long id; Missing missing; List<Gone> gone; }");
        assertThat(run.faults()).isEmpty();
        assertThat(run.problems()).hasSize(2).allMatch(problem -> problem.contains("cannot find symbol"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyCodeIsExplained(Fault fault) throws IOException {
        assertThat(Files.readString(Path.of("../docs/processor.md"))).contains("| " + fault.code() + " | ");
    }

    @Test
    @Tag("PAIN-22")
    void aWrongPropertyDoesNotCompile() {
        assertThat(CompilerRun.of(
                                output,
                                "@Entity class User { @Id Long id; String name; }",
                                "class Use { Object name() { return QUser.user.nmae; } }")
                        .problems())
                .singleElement()
                .asString()
                .contains("cannot find symbol")
                .contains("nmae");
    }
}
