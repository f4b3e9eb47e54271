package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFaultTest {

    private static List<String> faultsOf(String source) {
        List<Class<?>> classes = EntitySources.compile(source);
        MappingException e = catchThrowableOfType(MappingException.class, () -> EntityModels.reflective(classes));
        assertThat(e).as("a mapping exception").isNotNull();
        return e.faults();
    }

    private static String attribute(String declaration) {
        return "@Entity class Item { @Id Long id; " + declaration + " }";
    }

    @Test
    @Tag("MAP-24")
    void reportsAllFaultsOfAllClassesTogether() {
        List<Class<?>> classes = new ArrayList<>(EntitySources.compile("""
                @Entity class Person { @Id Long id; @OneToOne(mappedBy = "spouse") Person spouse; Thread thread; }
                @Entity class Letter { String text; @ManyToOne Box box; }
                class Box {}
                """));
        classes.remove(2);
        MappingException e = catchThrowableOfType(MappingException.class, () -> EntityModels.reflective(classes));
        assertThat(e.faults()).hasSize(4);
        assertThat(e)
                .hasMessageStartingWith("4 mapping faults:\n  Person.thread: no SQL type stores java.lang.Thread.");
        assertThat(e.getMessage())
                .contains("\n  Person.spouse: mappedBy = \"spouse\" names an attribute of Person, which is no @OneToOne"
                        + " of it.")
                .contains("\n  Letter: it has no @Id. Put @Id on the attribute that is the primary key.")
                .contains("\n  Letter.box: its target Box is no entity. Put @Entity on it, or correct the type.");
    }

    @Test
    void theOtherSideOfAOneToOneLeadsToOne() {
        assertThat(faultsOf("""
                @Entity class Client { @Id Long id; @OneToOne(mappedBy = "client") Account account; }
                @Entity class Account { @Id Long id; @ManyToOne Client client; }
                """))
                .containsExactly(
                        "Client.account: mappedBy names Account.client, which is a @ManyToOne, so several may lead here."
                                + " Make that one a @OneToOne, or this one a @OneToMany.");
    }

    @Test
    @Tag("SEC-24")
    void storesNothingAsSerializedObjects() {
        assertThat(faultsOf("""
                class Money implements java.io.Serializable { long cents; }
                @Entity class Item { @Id Long id; Money price; java.io.Serializable any; java.util.ArrayList<String> list; }
                """))
                .filteredOn(fault -> fault.startsWith("Item."))
                .hasSize(3)
                .allSatisfy(fault ->
                        assertThat(fault).contains("no SQL type stores").contains("@Convert"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class Item {} | Item: it was given as an entity but has no @Entity. Put @Entity on it, or do not give it.",
                "@Entity class Item { String name; } | Item: it has no @Id. Put @Id on the attribute that is the primary key.",
                "@Entity class Item { @Id Long a; @Id Long b; } | Item: a and b have @Id, but nothing says how the id is given as one object. Put @IdClass on the class, which names a class or record of these attributes, or hold them in one @EmbeddedId.",
                "@Entity @dev.orm.mapping.ReadOnly class Item { @Id Long id; @ManyToMany List<Item> a; } | Item.a: its entity is @ReadOnly and would write the join table. Map it from the other side, or as an entity of its own.",
                "@Entity class Item { @Id @OneToOne Item a; } | Item: its id is that of Item, whose id leads back to it. Give one of them an id of its own.",
                "@Embeddable class Key { int a; } @Entity class Item { @EmbeddedId Key key; @Id Long b; } | Item: b has @Id beside the @EmbeddedId key. Move it into the embedded class, or put @Id on each attribute and @IdClass on the entity.",
                "class Key { int a; int c; } @Entity @IdClass(Key.class) class Item { @Id int a; @Id int b; } | Item: its @IdClass Key has no field \"b\", which has @Id in the entity. Add it, or remove @Id.",
                "class Key { int a; int c; } @Entity @IdClass(Key.class) class Item { @Id int a; @Id int b; } | Item: its @IdClass Key has a field \"c\", but the entity has no @Id of that name. There are: a, b.",
                "class Key { long a; int b; } @Entity @IdClass(Key.class) class Item { @Id int a; @Id int b; } | Key.a: its type is long, but the id of Item.a is of type int. Declare it as int.",
                "@Entity class Item { @Id Long id; @Version int a; @Version int b; } | Item: a and b have @Version. Keep one.",
                "@Entity class Item { @Id Long id; Item(Long id) {} } | Item: it has no constructor without arguments. Add one; it may be protected.",
                "@Entity abstract class Item { @Id Long id; } | Item: it is abstract, and no entity that extends it was given, so no row can become an object. Add one to the entity classes, or make it a @MappedSuperclass.",
                "@Entity record Item(@Id Long id) {} | Item: a record cannot be an entity, because its values never change. Make it a class.",
                "@Entity class Base { @Id Long id; } @Entity @Table(name = \"t\") class Item extends Base {} | Item: @Table stands on a class whose rows are in the table of the entity Base. Move it to the topmost entity, or remove it.",
                "@Entity class Base { @Id Long id; } @Entity class Item extends Base { @Id Long key; } | Item.key: @Id concerns the rows of all classes. Move it to the topmost entity Base.",
                "@Entity class Base { @Id Long id; } @Entity class Item extends Base { @Version int version; } | Item.version: @Version concerns the rows of all classes. Move it to the topmost entity Base.",
                "@Entity class Base { @Id Long id; String name; } @Entity class Item extends Base { String name; } | Item.name: an attribute of this name is mapped in Base already. Rename one, or mark it @Transient.",
                "@Entity class Base { @Id Long id; } @Entity class One extends Base { String size; } @Entity class Two extends Base { int size; } | Two.size: its column \"size\" is also that of One.size, which is of another type. Name one of them by @Column(name).",
                "@Entity class Base { @Id Long id; String dtype; } @Entity class Item extends Base {} | Base.dtype: its column \"dtype\" is the discriminator, which the session writes. Make it insertable = false, updatable = false, or name one of them otherwise.",
                "@Entity @DiscriminatorValue(\"Item\") class Base { @Id Long id; } @Entity class Item extends Base {} | Item: its discriminator value \"Item\" is also that of Base. Give one of them another by @DiscriminatorValue.",
                "@Entity @DiscriminatorColumn(length = 3) class Base { @Id Long id; } @Entity class Item extends Base {} | Item: its discriminator value \"Item\" has not between 1 and 3 characters. Write another in @DiscriminatorValue, or a greater length in @DiscriminatorColumn.",
                "@Entity @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER) class Base { @Id Long id; } @Entity @DiscriminatorValue(\"1\") class Item extends Base {} | Base: its discriminator value \"Base\" is no INTEGER. Write a number in @DiscriminatorValue.",
                "@Entity @DiscriminatorValue(\"a\") class Item { @Id Long id; } | Item: @DiscriminatorValue stands on an entity that no other extends. Remove it, or add @DiscriminatorColumn.",
                "@Entity @DiscriminatorColumn(columnDefinition = \"x\") class Base { @Id Long id; } @Entity class Item extends Base {} | Base: @DiscriminatorColumn(columnDefinition) is not supported. Remove it; say length, precision, scale and nullable, which every database understands.",
                "@Entity class Base { @Id Long id; } @Entity class Item extends Base { @ManyToOne(fetch = FetchType.LAZY) Base a; } | Item.a: it is LAZY, but of which class an object of Base is, only its row tells. Make it EAGER, which costs one statement for a whole result.",
                "@Entity class Base { @Id Long id; } @Entity class Item extends Base {} @Entity class Part { @Id @OneToOne Base a; } | Part.a: it is part of the id and leads to Base, of which class a row is only known once it is read. Hold the id of it in the id, and put @MapsId on the association.",
                "@Entity @Table(name = \"a\\\"b\") class Item { @Id Long id; } | Item: The name \"a\"b\" contains a quotation mark. Write it without; names are quoted wherever a database needs it.",
                "@Entity class Item { @Id Long id; } @Entity @Table(name = \"ITEM\") class Thing { @Id Long id; } | Thing: its table \"ITEM\" is also the table of Item. Name one of them by @Table(name).",
                "@Entity class Item { @Id Long id; } @Entity(name = \"Item\") @Table(name = \"t\") class Thing { @Id Long id; } | Thing: entity shop.Item has the name \"Item\" too. Name one of them by @Entity(name).",
                "@Entity @NamedQuery(name = \"a\", query = \"b\") class Item { @Id Long id; } | Item: @NamedQuery is not supported. Write the query with the generated Q class, or as @Query of a repository.",
                "@Entity @NamedNativeQuery(name = \" \", query = \"select 1\") class Item { @Id Long id; } | Item: a @NamedNativeQuery has no name. Call it after the entity and what it finds, such as \"Item.newest\".",
                "@Entity @NamedNativeQuery(name = \"a\", query = \" \") class Item { @Id Long id; } | Item: its @NamedNativeQuery \"a\" has no SQL. Write the statement in its element query.",
                "@Entity @NamedNativeQuery(name = \"a\", query = \"select ?1\") class Item { @Id Long id; } | Item: its @NamedNativeQuery \"a\" cannot be sent. The statement has a parameter written as \"?\" at character 8. Write it as :name and set it by bind(\"name\", …).",
                "@Entity @NamedNativeQuery(name = \"a\", query = \"select 1\") class Item { @Id Long id; } @MappedSuperclass @NamedNativeQuery(name = \"a\", query = \"select 1\") class Base { @Id Long id; } @Entity class Other extends Base {} | Base: its @NamedNativeQuery \"a\" is called like one of Item. Name one of them otherwise.",
                "@Entity @NamedNativeQuery(name = \"a\", query = \"select 1\", resultClass = Thread.class) class Item { @Id Long id; } | Item: the resultClass Thread of its @NamedNativeQuery \"a\" is neither an entity of this program nor a record or value that a row can become. A java.lang.Thread cannot be read from a column. Use a record, or a type such as String, Long, BigDecimal or Instant.",
                "record Row(Thread thread) {} @Entity @NamedNativeQuery(name = \"a\", query = \"select 1\", resultClass = Row.class) class Item { @Id Long id; } | Item: the resultClass Row of its @NamedNativeQuery \"a\" is neither an entity of this program nor a record or value that a row can become. A java.lang.Thread cannot be read from a column. Use a record, or a type such as String, Long, BigDecimal or Instant.",
                "@Entity @NamedNativeQuery(name = \"a\", query = \"select 1\", resultSetMapping = \"m\") class Item { @Id Long id; } | Item: @NamedNativeQuery(resultSetMapping) is not supported. Remove it; name what a row becomes by resultClass: an entity, a record whose components are called like the columns, or the class of the one value.",
                "@Entity @NamedNativeQuery(name = \"a\", query = \"select 1\", hints = @QueryHint(name = \"h\", value = \"1\")) class Item { @Id Long id; } | Item: @NamedNativeQuery(hints) is not supported. Remove it; say how it is run where it is run, by options(...).",
                "@Embeddable @NamedNativeQuery(name = \"a\", query = \"select 1\") class Part { int a; } @Entity class Item { @Id Long id; Part part; } | Part: @NamedNativeQuery means nothing on an embedded class. Move it to an entity.",
                "@NamedNativeQuery(name = \"a\", query = \"select 1\") class Base {} @Entity class Item extends Base { @Id Long id; } | Base: it uses @NamedNativeQuery but is not mapped. Put @MappedSuperclass on the class.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; } @Entity class Item extends Base {} | Base.id: each table would give out the same numbers (TABLE_PER_CLASS), but an id belongs to one object. Write @GeneratedValue, which takes a sequence here, or declare a UUID.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; } @Entity @DiscriminatorValue(\"item\") class Item extends Base {} | Item: @DiscriminatorValue stands on a class that has a table of its own (TABLE_PER_CLASS), which tells of which class a row is. Remove it.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) @DiscriminatorColumn class Base { @Id Long id; } @Entity class Item extends Base {} | Base: @DiscriminatorColumn stands on a class that has a table of its own (TABLE_PER_CLASS), which tells of which class a row is. Remove it.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; } @Entity @SecondaryTable(name = \"more\") class Item extends Base {} | Item: @SecondaryTable is not supported where each class has a table with all its columns (TABLE_PER_CLASS). Refer to an entity of its own (@OneToOne), or write @Inheritance(strategy = JOINED).",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; } @Entity class Item extends Base {} @Entity class Other { @Id Long id; @ManyToOne @dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.CASCADE) Base base; } | Other.base: @OnDelete is a rule of a foreign key, and none can refer to the rows of Base, which are divided among tables (TABLE_PER_CLASS). Remove it.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) @Table(indexes = @Index(columnList = \"name\")) abstract class Base { @Id Long id; String name; } @Entity class Item extends Base {} | Base: its @Table names constraints or indexes, but an abstract class has no table (TABLE_PER_CLASS). Put them on the classes that extend it, or on the attributes.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; @ElementCollection Set<String> tags; @ManyToOne @dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.CASCADE) Other other; } @Entity class Item extends Base {} @Entity class Other { @Id Long id; } | Base.other: @OnDelete(CASCADE) would leave the rows of collections behind, to which no foreign key leads (TABLE_PER_CLASS). Write cascade = REMOVE on the other side, or SET_NULL.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; @ManyToOne Box box; } @Entity class Item extends Base { @ManyToOne Bag bag; } @Entity class Box { @Id Long id; @OneToMany(mappedBy = \"box\") @OrderColumn(name = \"place\") List<Base> all; } @Entity class Bag { @Id Long id; @OneToMany(mappedBy = \"bag\") @OrderColumn(name = \"place\") List<Item> all; } | Bag.all: its places are in column \"place\" of table \"item\", which is also that of Box.all. Name it by @OrderColumn(name), or make the attribute an int with insertable = false, updatable = false.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; } @Entity class Item extends Base { @Version int version; } | Item.version: @Version concerns the rows of all classes. Move it to the topmost entity Base.",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Base { @Id Long id; } @Entity @Table(name = \"Base\") class Item extends Base {} | Item: its table \"Base\" is also the table of Base. Name one of them by @Table(name).",
                "@Entity @PrimaryKeyJoinColumn(name = \"a\") class Item { @Id Long id; } | Item: @PrimaryKeyJoinColumn names the id of a table that is joined to that of the entity above, and this entity has none. Remove it, or put @Inheritance(strategy = JOINED) on the topmost entity.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity @PrimaryKeyJoinColumn(columnDefinition = \"a\") class Item extends Base {} | Item: @PrimaryKeyJoinColumn(columnDefinition) is not supported. Remove it; say length, precision, scale and nullable, which every database understands.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity @PrimaryKeyJoinColumn(referencedColumnName = \"a\") class Item extends Base {} | Item: referencedColumnName \"a\" is not supported. A foreign key refers to the id of Base, \"id\"; leave it out.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity @Table(name = \"base\") class Item extends Base {} | Item: its table \"base\" is also the table of Base. Name one of them by @Table(name).",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity class Item extends Base { @Column(name = \"ID\") int number; } | Item.number: its column \"ID\" is the id in table \"item\", which the session writes. Name one of them by @Column(name) or @PrimaryKeyJoinColumn(name).",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity @DiscriminatorColumn class Item extends Base {} | Item: @DiscriminatorColumn stands on a class that extends the entity Base. Move it to the topmost entity, or remove it.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity class Item extends Base { @Version int version; } | Item.version: @Version concerns the rows of all classes. Move it to the topmost entity Base.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; @ManyToOne @dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.CASCADE) Other other; } @Entity class Item extends Base {} @Entity class Other { @Id Long id; } | Base.other: @OnDelete(CASCADE) deletes a row of one table, and the rows of its entity are divided among several. Write cascade = REMOVE on the other side, or SET_NULL.",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class Base { @Id Long id; } @Entity class Item extends Base { @Basic(fetch = FetchType.LAZY) String note; } | Item.note: @Basic(fetch = LAZY) in an entity that extends another, or that another extends, is not supported. Move the attribute to an entity of its own and refer to it, or select it beside the entity.",
                "@Entity @EntityListeners(Object.class) class Item { @Id Long id; } | Item: its listener Object has no method with @PrePersist, @PostLoad or the like. Annotate one, or remove the listener.",
                "class Ear { @PostLoad void hear(String text) {} } @Entity @EntityListeners(Ear.class) class Item { @Id Long id; } | Ear.hear: @PostLoad stands on a method that does not take Item as its one parameter. Let it take the entity, or a type that all listened to have in common.",
                "@Entity class Item { @Id Long id; @PrePersist static void stamp() {} } | Item.stamp: @PrePersist stands on a static method. Remove static.",
                "@Entity class Item { @Id Long id; @PrePersist boolean stamp() { return true; } } | Item.stamp: @PrePersist stands on a method that returns something. Make it void.",
                "@Entity class Item { @Id Long id; @PreUpdate void stamp(Item item) {} } | Item.stamp: @PreUpdate stands on a method with parameters. Remove them, or move it to a listener.",
                "@Embeddable class Part { int a; @PostLoad void load() {} } @Entity class Item { @Id Long id; Part part; } | Part.load: @PostLoad is called on entities only. Move it to them.",
                "@Entity class Item { @Id Long id; @dev.orm.mapping.SoftDelete boolean a; @dev.orm.mapping.SoftDelete boolean b; } | Item: a and b have @SoftDelete. Keep one.",
                "@Entity class Item { @Id Long id; @dev.orm.mapping.TenantId String a; @dev.orm.mapping.TenantId String b; } | Item: a and b have @TenantId. Keep one.",
                "@Entity class Item { @Id Long id; @Embedded Part part; } @Embeddable class Part { @dev.orm.mapping.SoftDelete boolean gone; } | Part.gone: @SoftDelete in an embedded class is not supported. Put it on the entity.",
                "@Entity class Item { @Id Long id; @dev.orm.mapping.TenantId String a; } @Entity class Other { @Id Long id; @dev.orm.mapping.TenantId long b; } | Other.b: it is a tenant of type Long, and another entity has one of type String. A session has one tenant: declare both alike.",
                "@Entity @SecondaryTable(name = \"x\", catalog = \"c\") class Item { @Id Long id; } | Item: @SecondaryTable(catalog) is not supported. Remove it; name a schema, or connect to the other database.",
                "@Entity @SecondaryTable(name = \"x\") class Item { @Id Long id; @Column(table = \"y\") int a; } | Item.a: its table \"y\" is none of its entity, which has item and x. Name one of them, or add @SecondaryTable to the entity.",
                "@Entity class Item { @Id Long id; @Column(table = \"y\") int a; } | Item.a: its table \"y\" is none of its entity, which has item. Name one of them, or add @SecondaryTable to the entity.",
                "@Entity @SecondaryTable(name = \"x\") class Item { @Id Long id; @Version @Column(table = \"x\") int a; } | Item.a: it concerns the whole row and stands in a secondary table. Leave out the table.",
                "@Entity @SecondaryTable(name = \"x\") class Item { @Id Long id; @Column(name = \"id\", table = \"x\") int a; } | Item.a: its column \"id\" is the id in table \"x\", which the session writes. Name one of them by @Column(name) or @PrimaryKeyJoinColumn(name).",
                "@Entity @Table(catalog = \"c\") class Item { @Id Long id; } | Item: @Table(catalog) is not supported. Remove it; name a schema, or connect to the other database.",
                "@Entity @Table(indexes = @Index(columnList = \"nam\")) class Item { @Id Long id; String name; } | Item: @Index names \"nam\", which is no column of its table. Did you mean \"name\"?",
                "@Entity @Table(indexes = @Index(columnList = \"name desc\")) class Item { @Id Long id; String name; } | Item: @Index(columnList) key \"name desc\" is not supported. Write column names only; databases read an index both ways.",
                "@Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = \"createdAt\")) class Item { @Id Long id; Instant createdAt; } | Item: @UniqueConstraint names \"createdAt\", which is no column of its table. Did you mean \"created_at\"?",
                "@Entity class Item { @Id Long id; String name; @Column String getName() { return name; } } | Item.name: @Column stands on the getter, but Item is mapped by its fields. Move it to the field, or put @Access(AccessType.PROPERTY) on the getter.",
                "@Entity class Item { Long id; @Column String name; @Id Long getId() { return id; } void setId(Long id) {} } | Item.name: @Column stands on the field, but Item is mapped by its getters. Move it to the getter, or put @Access(AccessType.FIELD) on the field.",
                "@Entity class Item { @Id Long getId() { return 1L; } void setId(Long id) {} int getSum() { return 1; } } | Item.sum: it has a getter but no setter. Add the setter, or mark the getter @Transient if the value is computed.",
                "class Base { @Column String name; } @Entity class Item extends Base { @Id Long id; } | Base: it uses @Column but is not mapped. Put @MappedSuperclass on the class.",
                "@MappedSuperclass class Base<T> { @Id T id; } @Entity class Item<T> extends Base<T> {} | Base.id: its type T stands for nothing in Item. Let the subclass say what it is: extends Base<Long>.",
                "@MappedSuperclass class Base { String name; } @Entity class Item extends Base { @Id Long id; String name; } | Item.name: an attribute of this name is mapped in Base already. Rename one, or mark it @Transient.",
                "@MappedSuperclass class Base { String name; } @Entity @AttributeOverride(name = \"nam\", column = @Column(name = \"n\")) class Item extends Base { @Id Long id; } | Item: @AttributeOverride names \"nam\", which is no attribute of a mapped superclass. Did you mean \"name\"?"
            })
    @Tag("MAP-24")
    void namesTheClassThatIsWrong(String source, String fault) {
        assertThat(faultsOf(source)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "final String name = null; | name: the field is final and cannot be set when a row is read. Remove final, or mark it @Transient.",
                "java.util.Date at; | at: its type java.util.Date is not supported. Use java.time.Instant.",
                "char[] text; | text: its type char[] is not supported. Use String.",
                "@Temporal(TemporalType.DATE) java.util.Date at; | at: @Temporal is not supported. Declare the attribute as java.time.Instant, LocalDate or LocalTime.",
                "@Basic(fetch = FetchType.LAZY) @Version int version; | version: it is LAZY, but the session needs its value whenever it has the object, or the database makes it. Leave LAZY out.",
                "@Basic(fetch = FetchType.LAZY) @dev.orm.mapping.SoftDelete boolean gone; | gone: it is LAZY, but the session needs its value whenever it has the object, or the database makes it. Leave LAZY out.",
                "@Access(AccessType.PROPERTY) @Basic(fetch = FetchType.LAZY) public String getText() { return null; } void setText(String text) {} | text: it is LAZY, and its getter would load it. Map its field: put the annotations there, with @Access(AccessType.FIELD).",
                "@Column(columnDefinition = \"json\") String text; | text: @Column(columnDefinition) is not supported. Remove it; say length, precision, scale and nullable, which every database understands.",
                "@Column(length = 10) int size; | size: @Column(length) is for text, not for integer. Remove it.",
                "@Column(length = 0) String name; | name: @Column(length) must be at least 1, not 0.",
                "@Column(precision = 5) long size; | size: @Column(precision, scale) is for decimals, not for bigint. Remove it.",
                "@Column(precision = 2, scale = 3) java.math.BigDecimal price; | price: @Column(precision = 2, scale = 3) fits no decimal. The scale lies between 0 and the precision.",
                "@Column(name = \" a\") String name; | name: The name \" a\" begins or ends with a space. Take it out.",
                "@Enumerated int size; | size: @Enumerated is for enums; its type is Integer. Remove it.",
                "@Lob int size; | size: @Lob is for String and byte[], not for integer. Remove it.",
                "@GeneratedValue int number; | number: @GeneratedValue is for the id. Remove it.",
                "@Column(check = @CheckConstraint(constraint = \" \")) int number; | number: its @CheckConstraint says nothing. Write the condition: constraint = \"age >= 0\".",
                "@Column(check = {@CheckConstraint(constraint = \"number > 0\"), @CheckConstraint(constraint = \"number < 9\")}) int number; | number: two check constraints are named \"ck_item_number\". Name one of them by @CheckConstraint(name).",
                "@Column(check = @CheckConstraint(constraint = \"number > 0\", options = \"x\")) int number; | number: @CheckConstraint(options) is not supported. Remove it.",
                "@Version String version; | version: its type String cannot be a version. Use int, long or Instant.",
                "@dev.orm.mapping.SoftDelete String gone; | gone: its type String cannot say that a row is deleted. Use boolean, or Instant, which is null while the row is alive.",
                "@dev.orm.mapping.SoftDelete @Column(nullable = false) Instant gone; | gone: it is null while the row is alive. Remove nullable = false and optional = false.",
                "@dev.orm.mapping.SoftDelete @Column(updatable = false) boolean gone; | gone: it is written when the row is deleted. Remove insertable = false and updatable = false.",
                "@dev.orm.mapping.SoftDelete @Version Instant gone; | gone: @SoftDelete is for an attribute of its own. Declare another one for it.",
                "@dev.orm.mapping.SoftDelete @dev.orm.mapping.DatabaseValue boolean gone; | gone: the session writes what has @SoftDelete. Remove @Convert and @DatabaseValue.",
                "@dev.orm.mapping.TenantId LocalDate tenant; | tenant: its type LocalDate cannot be a tenant. Use String, UUID, long or int.",
                "@dev.orm.mapping.TenantId @Column(insertable = false) String tenant; | tenant: the tenant is written when the row is inserted. Remove insertable = false.",
                "@Version @Column(updatable = false) int version; | version: a version is written by every insert and update. Remove insertable = false and updatable = false.",
                "@OrderBy String name; | name: @OrderBy means nothing on a basic attribute. Remove it.",
                "@ElementCollection List<Item> items; | items: an @ElementCollection of Item is not supported, because it is an entity. Use @OneToMany or @ManyToMany.",
                "@ElementCollection List<Place> places; @Embeddable static class Place { @Column(unique = true) String city; } | places: its element Item.Place.city is unique = true, which is not supported in an @ElementCollection. Leave it out, or make an entity of the element and use @OneToMany(mappedBy = ...).",
                "@ElementCollection List<Place> places; @Embeddable static class Place { @ManyToOne Item in; } | places: its element Item.Place.in is an association, which is not supported in an @ElementCollection. Leave it out, or make an entity of the element and use @OneToMany(mappedBy = ...).",
                "@ElementCollection List<Place> places; @Embeddable static class Place { float high; } | places: its rows are told apart by what is in them, which databases cannot do by high. Declare a List with @OrderColumn, or a Map.",
                "@ElementCollection @Column(name = \"x\") List<Place> places; @Embeddable static class Place { String city; } | places: @Column means nothing on an @ElementCollection of embeddables. Remove it.",
                "@ElementCollection @AttributeOverride(name = \"town\", column = @Column(name = \"x\")) List<Place> places; @Embeddable static class Place { String city; } | places: @AttributeOverride names \"town\", which is no attribute of Item.Place. There are: city.",
                "@ElementCollection @OrderColumn(name = \"city\") List<Place> places; @Embeddable static class Place { String city; } | places: two columns of its table are named \"city\". Name them by @CollectionTable(joinColumns), @AttributeOverride and @OrderColumn or @MapKeyColumn.",
                "@ElementCollection java.util.Queue<String> names; | names: its type Queue cannot hold the elements of a table. Declare it as List, Set, Collection or Map.",
                "@ElementCollection Map<Item, String> names; | names: the keys of its map are of no type that a key can be stored as. Declare them as String, a number, a date or an enum.",
                "@ElementCollection @MapKeyColumn List<String> names; | names: @MapKeyColumn and @MapKeyEnumerated are for a Map. Remove them, or declare a Map.",
                "@ElementCollection @OrderColumn Map<String, String> names; | names: @OrderColumn is for a List; a Map has no order. Remove it, or declare a List.",
                "@ElementCollection List names; | names: it does not say what it holds. Write the element: List<String>, or targetClass.",
                "@ElementCollection Set<byte[]> names; | names: byte[] cannot be an element, because two arrays of the same bytes are not equal in Java. Make an entity of the element and use @OneToMany(mappedBy = ...).",
                "@ElementCollection @OrderColumn Set<String> names; | names: @OrderColumn is for a List; a Set has no order. Remove it, or declare a List.",
                "@ElementCollection @OrderBy List<String> names; | names: @OrderBy means nothing on an @ElementCollection. Remove it.",
                "@ElementCollection @Column(name = \"item_id\") List<String> names; | names: two columns of its table are named \"item_id\". Name them by @CollectionTable(joinColumns), @Column and @OrderColumn or @MapKeyColumn.",
                "@ElementCollection @Column(unique = true) List<String> names; | names: @Column(unique) is not supported. Remove it.",
                "@Column transient String name; | name: it has @Column but is static or transient, so it has no column. Remove one of the two.",
                "@Column(name = \"ID\") Long other; | other: its column \"ID\" is also the column of \"id\". Name one of them by @Column(name), or make one insertable = false, updatable = false.",
                "@Column(name = \"id\", insertable = false, updatable = false) String same; | same: it shares column \"id\" with \"id\", but is stored as varchar(255) and not as bigint. Give both the same type.",
                "@Embedded Object part; | part: its class Object has no @Embeddable. Put it on the class.",
                "@ManyToOne Object other; | other: its target Object is no entity. Put @Entity on it, or correct the type.",
                "@ManyToOne @Column Item other; | other: @Column means nothing on a @ManyToOne. Use @JoinColumn.",
                "@ManyToOne @JoinTable Item other; | other: @JoinTable on a @ManyToOne is not supported. Use @JoinColumn.",
                "@ManyToOne @OneToMany Item other; | other: it is both @ManyToOne and @OneToMany. Remove one.",
                "@ManyToOne @JoinColumn(referencedColumnName = \"code\") Item other; | other: referencedColumnName \"code\" is not supported. A foreign key refers to the id of Item, \"id\"; leave it out.",
                "@ManyToMany Map<Long, Item> items; | items: nothing says what the keys of its map are. Write @MapKey(name = ...), an attribute of the target.",
                "@ManyToMany @MapKey(name = \"code\") Map<Long, Item> items; | items: @MapKey names \"code\", which is no attribute of Item that has a column and is read with it. There are: id.",
                "@ManyToMany @MapKey Map<String, Item> items; | items: the keys of its map are declared as String, but Item.id is a Long. Declare both alike.",
                "@ManyToMany @MapKey List<Item> items; | items: @MapKey is for a Map. Remove it, or declare a Map.",
                "@ManyToMany @MapKey @MapKeyColumn Map<Long, Item> items; | items: @MapKeyColumn is not supported. Name an attribute of the target by @MapKey(name = ...), or use a List or a Set.",
                "@ManyToMany java.util.Queue<Item> items; | items: its type Queue cannot hold an association. Declare it as List, Set, Collection or Map of the target.",
                "@SuppressWarnings(\"rawtypes\") @ManyToMany List items; | items: it does not say what it holds. Write the target: List<Post>, or targetEntity.",
                "@OneToMany @JoinColumn(name = \"x\") List<Item> items; | items: @JoinColumn on a @OneToMany is not supported. Give the target a @ManyToOne and name it by mappedBy.",
                "@ManyToMany @OrderColumn Set<Item> items; | items: @OrderColumn is for a List; a Set has no order. Remove it, or declare a List.",
                "@ManyToMany @OrderColumn @OrderBy List<Item> items; | items: it has @OrderColumn and @OrderBy, which order it differently. Remove one.",
                "@ManyToMany @OrderColumn(name = \"items_id\") List<Item> items; | items: two columns of its join table are named \"items_id\". Name them by @OrderColumn and @JoinTable(joinColumns, inverseJoinColumns).",
                "@ManyToOne Item in; @OneToMany(mappedBy = \"in\") @OrderColumn(name = \"in_id\") List<Item> items; | items: its places are in column \"in_id\" of table \"item\", which is also that of Item.in. Name it by @OrderColumn(name), or make the attribute an int with insertable = false, updatable = false.",
                "@dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.SET_NULL) @ManyToOne(optional = false) Item other; | other: @OnDelete(SET_NULL) clears its column, which is NOT NULL. Make it optional, or write CASCADE.",
                "@dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.SET_DEFAULT) @ManyToOne Item other; | other: @OnDelete(SET_DEFAULT) is not supported. Write CASCADE or SET_NULL, or leave it out: then the database refuses to delete what is referred to.",
                "@dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.CASCADE) String name; | name: @OnDelete means nothing on a basic attribute. Remove it.",
                "@ManyToOne Item in; @dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.CASCADE) @OneToMany(mappedBy = \"in\") List<Item> items; | items: @OnDelete is a rule of the foreign key. Put it on \"in\" of Item.",
                "@dev.orm.mapping.OnDelete(dev.orm.schema.ReferentialAction.SET_NULL) @ManyToMany List<Item> items; | items: @OnDelete(SET_NULL) means nothing for rows that belong to a collection. Write CASCADE, or leave it out.",
                "@OrderColumn String name; | name: @OrderColumn is not supported. It is for a List of an association to many, or of an @ElementCollection.",
                "@ManyToMany @OrderBy(\"idd\") List<Item> items; | items: @OrderBy names \"idd\", which is no basic attribute of Item. Did you mean \"id\"?",
                "@ManyToMany @OrderBy(\"id nulls last\") List<Item> items; | items: @OrderBy key \"id nulls last\" is no attribute with ASC or DESC. Write: name DESC.",
                "@OneToMany(mappedBy = \"parent\") List<Item> items; @ManyToOne Item paren; | items: mappedBy = \"parent\" names an attribute of Item, which is no @ManyToOne of it. Did you mean \"paren\"?",
                "@OneToMany(mappedBy = \"id\") List<Item> items; | items: mappedBy = \"id\" names an attribute of Item, which is no @ManyToOne of it. It has none that leads to Item; add one, or remove mappedBy.",
                "@ManyToMany(mappedBy = \"others\") List<Item> items; @ManyToMany List<Item> other; | items: mappedBy = \"others\" names an attribute of Item, which is no @ManyToMany of it without mappedBy. Did you mean \"other\"?",
                "@ManyToOne Item parent; @OneToMany(mappedBy = \"parent\") List<Item> a; @OneToMany(mappedBy = \"parent\") List<Item> b; | b: Item.parent is the other side of \"a\" already. An association has two sides; remove one of the collections.",
                "@ManyToMany(mappedBy = \"b\") @JoinTable(name = \"x\") List<Item> a; @ManyToMany List<Item> b; | a: mappedBy and @JoinTable exclude each other. Put @JoinTable on \"b\" of Item.",
                "@ManyToMany List<Item> a; @ManyToMany List<Item> b; | b: its join table \"item_item\" is also the table of Item.a. Name it by @JoinTable(name), or, if both are sides of one association, use mappedBy on one.",
                "@ManyToMany @JoinTable(joinColumns = @JoinColumn(name = \"a\"), inverseJoinColumns = @JoinColumn(name = \"A\")) List<Item> a; | a: both columns of its join table are named \"a\". Name them by @JoinTable(joinColumns, inverseJoinColumns)."
            })
    @Tag("MAP-24")
    void namesTheMemberThatIsWrong(String declaration, String fault) {
        assertThat(faultsOf(attribute(declaration))).contains("Item." + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@Id byte[] id; | id: its type byte[] cannot be an id. Use long, int, short, char, String, UUID, BigInteger or LocalDate.",
                "@Id @GeneratedValue String id; | id: an id of type String cannot be generated by the database. Declare it as Long, or remove @GeneratedValue and set it.",
                "@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) String id; | id: an id of type String cannot be generated by the database. Declare it as Long, or remove @GeneratedValue and set it.",
                "@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) @SequenceGenerator(name = \"a\", allocationSize = 0) Long id; | id: @SequenceGenerator(allocationSize) must be at least 1, not 0.",
                "@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) @SequenceGenerator(name = \"a\", options = \"x\") Long id; | id: @SequenceGenerator(options) is not supported. Remove it.",
                "@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) @SequenceGenerator(name = \"a\") @SequenceGenerator(name = \"b\") Long id; | id: there are several @SequenceGenerator. Say which one it is by @GeneratedValue(generator = ...).",
                "@Id @GeneratedValue(strategy = GenerationType.IDENTITY, generator = \"a\") Long id; | id: @GeneratedValue(generator) is for sequences. Remove it, or write strategy = GenerationType.SEQUENCE.",
                "@Id Long id; @SequenceGenerator(name = \"a\") String name; | name: @SequenceGenerator is for the id. Move it there, or to the class.",
                "@Id @GeneratedValue(strategy = GenerationType.TABLE) Long id; | id: GenerationType.TABLE is not supported. Use GenerationType.SEQUENCE, which is an identity where a database has no sequences, or GenerationType.IDENTITY.",
                "@Id @GeneratedValue(strategy = GenerationType.UUID) String id; | id: GenerationType.UUID makes a java.util.UUID; its type is String. Declare it as UUID.",
                "@Id @GeneratedValue(generator = \"g\") Long id; | id: @GeneratedValue(generator = \"g\") names no @SequenceGenerator of this entity. There are none. Write one at the id or at the class.",
                "@Id @SequenceGenerator(name = \"g\") Long id; | id: its @SequenceGenerator gives out no ids. Write @GeneratedValue(strategy = GenerationType.SEQUENCE) at the @Id, or remove it.",
                "@Id @Version Long id; | id: it is both @Id and @Version. Remove one.",
                "@EmbeddedId Object id; | id: its class Object has no @Embeddable. Put it on the class.",
                "@Id long id; @ManyToOne @JoinColumn(name = \"a\") @JoinColumn(name = \"b\") Item parent; | parent: it has 2 @JoinColumn, but the id of Item has the columns [id]. Write one for each, with referencedColumnName, or none.",
                "@Id long id; @ManyToOne @MapsId(\"x\") Item parent; | parent: @MapsId(\"x\") names no attribute of the id. There are: id.",
                "@Id @GeneratedValue Long id; @OneToOne @MapsId Item parent; | parent: @MapsId takes the id from what it leads to, but the id has @GeneratedValue. Remove one."
            })
    @Tag("MAP-24")
    void namesTheIdThatIsWrong(String declaration, String fault) {
        assertThat(faultsOf("@Entity class Item { " + declaration + " }")).contains("Item." + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "final class Other { @Id Long id; } | Other: it is final, so a LAZY reference to it cannot be made. Remove final, or make Item.other EAGER.",
                "class Other { @Id Long id; private Other() {} } | Other: its constructor without arguments is private, so a LAZY reference to it cannot be made. Make it protected, or make Item.other EAGER.",
                "class Other { @Id Long id; final Long getId() { return id; } } | Other: method getId is final, so a LAZY reference cannot load before it runs. Remove final, or make Item.other EAGER.",
                "class Other { @Id public Long id; } | Other: field id is public, so it can be read before a LAZY reference is loaded. Make it private, or make Item.other EAGER."
            })
    @Tag("MAP-24")
    void refusesLazyReferencesThatCannotBeMade(String other, String fault) {
        String source = "@Entity class Item { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) Other other; } @Entity ";
        assertThat(faultsOf(source + other)).containsExactly(fault);
    }

    @Test
    @Tag("REL-07")
    void refusesTwoAssociationsThatWriteOneColumn() {
        assertThat(faultsOf("@Entity class Item { @Id Long id; @ManyToOne @JoinColumn(name = \"a\") Item first;"
                        + " @ManyToOne @JoinColumn(name = \"a\") Item second; }"))
                .containsExactly("Item.second: its column \"a\" is also the column of \"first\". Name one of them by"
                        + " @JoinColumn(name), or make one insertable = false, updatable = false.");
    }

    @Test
    @Tag("MAP-24")
    void refusesComputedAttributesThatNothingComputes() {
        assertThat(faultsOf("@Entity class Item { @Id Long id; @dev.orm.mapping.Computed long parts; }"))
                .containsExactly(
                        "Item.parts: it is @Computed, but nothing says how. Write it: static Expression<Long> parts(QItem path).");
        assertThat(faultsOf("@Entity class Item { @Id Long id; @Column @dev.orm.mapping.Computed long parts; }"))
                .contains("Item.parts: @Column means nothing on a computed attribute. Remove it.");
        assertThat(faultsOf("@Entity class Item { @Id Long id; Part part; }"
                        + " @Embeddable class Part { @dev.orm.mapping.Computed String text; }"))
                .containsExactly(
                        "Part.text: a @Computed attribute in an embedded class is not supported. Move it to the entity.");
    }

    @Test
    @Tag("MAP-24")
    void refusesLazyAttributesThatNoObjectCanWaitFor() {
        assertThat(faultsOf("@Entity final class Item { @Id Long id; @Basic(fetch = FetchType.LAZY) String text; }"))
                .containsExactly(
                        "Item: it is final, so a LAZY reference to it cannot be made. Remove final, or make Item.text EAGER.");
        assertThat(faultsOf("@Entity class Item { @Id Long id; Part part; }"
                        + " @Embeddable class Part { @Basic(fetch = FetchType.LAZY) String text; }"))
                .containsExactly(
                        "Part.text: a LAZY attribute in an embedded class is not supported. Move it to the entity, or leave LAZY out.");
    }

    @Test
    @Tag("MAP-24")
    void refusesATargetThatWasNotGiven() {
        List<Class<?>> classes = EntitySources.compile(
                "@Entity class Item { @Id Long id; @ManyToOne Other other; } @Entity class Other { @Id Long id; }");
        MappingException e =
                catchThrowableOfType(MappingException.class, () -> EntityModels.reflective(List.of(classes.get(0))));
        assertThat(e)
                .hasMessage(
                        "Item.other: its target Other is an entity that was not given. Add it to the entity classes.");
    }

    @Test
    @Tag("MAP-24")
    void refusesOverridesOfWhatIsNoInheritedAssociation() {
        assertThat(faultsOf("""
                @Entity @AssociationOverride(name = "ownr", joinColumns = @JoinColumn(name = "a"))
                @AssociationOverride(name = "shop", joinColumns = @JoinColumn(name = "b"))
                class Item extends Owned { @ManyToOne Item shop; }
                @Entity @AssociationOverride(name = "owner", joinColumns = @JoinColumn(name = "c"))
                class Part extends Item { }
                @MappedSuperclass class Owned { @Id Long id; @ManyToOne Item owner; }
                """))
                .containsExactlyInAnyOrder(
                        "Item: @AssociationOverride names \"ownr\", which is no association of a mapped superclass. Did you mean"
                                + " \"owner\"?",
                        "Item: @AssociationOverride names \"shop\", which the entity declares itself. Write @JoinColumn or"
                                + " @JoinTable there.",
                        "Part: @AssociationOverride names \"owner\", whose columns it shares with the entity Item. Write it there.");
    }

    @Test
    @Tag("MAP-24")
    void refusesMappedByThatLeadsElsewhere() {
        assertThat(faultsOf("""
                @Entity class Item { @Id Long id; @OneToMany(mappedBy = "shop") List<Line> lines; }
                @Entity class Line { @Id Long id; @ManyToOne Shop shop; }
                @Entity class Shop { @Id Long id; }
                """))
                .containsExactly("Item.lines: mappedBy names Line.shop, which leads to Shop and not to Item."
                        + " Name the one that leads back.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record Part(@Transient String name) {} | Part.name: it is a component of a record, which cannot be made without it. Remove @Transient, or make it a method.",
                "record Part(String name) { @Column public String name() { return name; } } | Part.name: @Column stands on the accessor of a record. Move it to the component.",
                "@Access(AccessType.PROPERTY) record Part(String name) {} | Part: a record is read by its components. Remove @Access.",
                "record Part(@ManyToOne Item name) {} | Part.name: a @ManyToOne in an embedded class is not supported. Move it to the entity."
            })
    @Tag("MAP-03")
    void refusesWhatRecordsCannotHave(String part, String fault) {
        assertThat(faultsOf("@Entity class Item { @Id Long id; Part part; } @Embeddable " + part))
                .containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class Part { String name; Part(String name) {} }"})
    @Tag("MAP-08")
    void refusesEmbeddedClassesThatCannotBeMade(String part) {
        assertThat(faultsOf("@Entity class Item { @Id Long id; Part part; } @Embeddable " + part))
                .singleElement()
                .asString()
                .containsAnyOf(
                        "Part: it is embedded but has no constructor without arguments, or is abstract. Add one; it may be protected.");
    }

    @Test
    @Tag("MAP-08")
    void refusesTheSameColumnTwiceAndUnknownOverrides() {
        assertThat(faultsOf("""
                @Embeddable class Part { String name; @ManyToOne Item owner; }
                @Entity class Item {
                    @Id Long id;
                    Part first;
                    @AttributeOverride(name = "nam", column = @Column(name = "second_name")) Part second;
                }
                """))
                .containsExactlyInAnyOrder(
                        "Part.owner: a @ManyToOne in an embedded class is not supported. Move it to the entity.",
                        "Item.second: @AttributeOverride names \"nam\", which is no attribute of Part. Did you mean \"name\"?",
                        "Item.second.name: its column \"name\" is also the column of \"first.name\". Name one of them by"
                                + " @AttributeOverride, or make one insertable = false, updatable = false.");
    }

    @Test
    @Tag("MAP-24")
    void refusesConvertersThatCannotWork() {
        assertThat(faultsOf("""
                @Entity class Item {
                    @Id Long id;
                    @Convert(converter = ToMonth.class) String name;
                    @Convert(converter = ToObject.class) Month month;
                    @Convert(converter = ToNumber.class) @Enumerated Month other;
                }
                @Converter(autoApply = true) class Flags implements AttributeConverter<Boolean, String> {
                    public String convertToDatabaseColumn(Boolean value) { return "Y"; }
                    public Boolean convertToEntityAttribute(String value) { return true; }
                }
                @Converter class ToMonth implements AttributeConverter<Month, String> {
                    public String convertToDatabaseColumn(Month value) { return "Y"; }
                    public Month convertToEntityAttribute(String value) { return null; }
                }
                @Converter class ToNumber implements AttributeConverter<Month, Integer> {
                    public Integer convertToDatabaseColumn(Month value) { return 1; }
                    public Month convertToEntityAttribute(Integer value) { return null; }
                }
                @Converter class ToObject implements AttributeConverter<Month, Thread> {
                    public Thread convertToDatabaseColumn(Month value) { return null; }
                    public Month convertToEntityAttribute(Thread value) { return null; }
                }
                """))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "Flags: autoApply = true is not possible for Boolean, which is stored without a"
                                                + " converter everywhere else. Put @Convert on the attributes that need it."),
                        fault -> assertThat(fault)
                                .isEqualTo("Item.name: converter ToMonth converts Month, not String."
                                        + " Name a converter of that type."),
                        fault -> assertThat(fault)
                                .startsWith(
                                        "Item.month: converter ToObject stores java.lang.Thread, which no SQL type holds."),
                        fault -> assertThat(fault)
                                .isEqualTo("Item.other: @Enumerated and a converter exclude each other. Remove one."));
    }

    @Test
    void namesNoClassThatIsNotMapped() {
        EntityModels models = EntityModels.reflective(EntitySources.compile("@Entity class Item { @Id Long id; }"));
        assertThat(models.find(String.class)).isNull();
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> models.get(String.class))
                .withMessage("java.lang.String is no entity class of this program, which has Item."
                        + " Add it to the entity classes.");
    }
}
