package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemberMappingTest {

    private static EntityModel<?> modelOf(String source) {
        return EntityModels.reflective(EntitySources.compileMapped(source))
                .all()
                .get(0);
    }

    private static List<String> pathsOf(EntityModel<?> model) {
        return model.attributes().stream().map(ColumnAttribute::path).toList();
    }

    private static List<String> columnsOf(EntityModel<?> model) {
        return model.attributes().stream()
                .map(attribute -> attribute.column().name())
                .toList();
    }

    @Test
    @Tag("MAP-05")
    void putsMappedSuperclassesFirstAndResolvesTheirTypeVariables() {
        EntityModel<?> model = modelOf("""
                @Entity @AttributeOverride(name = "createdAt", column = @Column(name = "made", nullable = false))
                class User extends Stamped<UUID> { String name; }
                @MappedSuperclass class Identified<K> { @Id @GeneratedValue K id; }
                @MappedSuperclass class Stamped<T> extends Middle<T> { Instant createdAt; }
                class Middle<T> extends Identified<T> { String ignored; }
                """);
        assertThat(pathsOf(model)).containsExactly("id", "createdAt", "name");
        assertThat(columnsOf(model)).containsExactly("id", "made", "name");
        assertThat(model.id().column().type()).hasToString("uuid");
        assertThat(model.attribute("createdAt").column().nullable()).isFalse();
    }

    @Test
    @Tag("MAP-05")
    void anEntityNamesColumnsOfInheritedAssociations() {
        EntityModels models = EntityModels.reflective(EntitySources.compile("""
                @Entity @AssociationOverride(name = "owner", joinColumns = @JoinColumn(name = "keeper"))
                @AssociationOverride(name = "labels", joinTable = @JoinTable(name = "marks"))
                class Item extends Owned { String name; }
                @Entity class Plain extends Owned { String name; }
                @Entity class Person { @Id Long id; }
                @MappedSuperclass class Owned {
                    @Id Long id;
                    @ManyToOne Person owner;
                    @ManyToMany Set<Person> labels;
                }
                """));
        assertThat(models.tables())
                .extracting(table -> table.name().name())
                .containsExactly("item", "plain", "person", "marks", "plain_person");
        assertThat(models.tables().get(0).column("keeper")).isNotNull();
        assertThat(models.tables().get(1).column("owner_id")).isNotNull();
    }

    @Test
    @Tag("MAP-05")
    void mapsOneSuperclassIntoEveryTable() {
        EntityModels models = EntityModels.reflective(EntitySources.compile("""
                @Entity class User extends Base { String name; }
                @Entity class Post extends Base { String title; }
                @MappedSuperclass class Base { @Id @GeneratedValue Long id; @Version int version; }
                """));
        assertThat(models.all()).<String>extracting(EntityModel::name).containsExactly("User", "Post");
        assertThat(models.all()).allSatisfy(model -> assertThat(model.version()).isNotNull());
    }

    @Test
    @Tag("MAP-01")
    void readsGettersByNameWhereTheIdStandsOnAGetter() {
        EntityModel<?> model = modelOf("""
                @Entity class User {
                    private Long key; private boolean active; private String given;
                    @Access(AccessType.FIELD) private int age;
                    @Id public Long getKey() { return key; }
                    public void setKey(Long key) { this.key = key; }
                    @Column(name = "given_name") String getGiven() { return given; }
                    User setGiven(String given) { this.given = given; return this; }
                    public boolean isActive() { return active; }
                    public void setActive(boolean active) { this.active = active; }
                    public int getAge() { return age; }
                    public void setAge(int age) { this.age = age; }
                    @Transient public String getShown() { return "" + key; }
                    public String get() { return ""; }
                    public String getaway() { return ""; }
                }
                """);
        assertThat(pathsOf(model)).containsExactly("age", "active", "given", "key");
        assertThat(columnsOf(model)).containsExactly("age", "active", "given_name", "key");
    }

    @Test
    @Tag("MAP-01")
    void readsSingleGettersOfAClassThatIsMappedByItsFields() {
        EntityModel<?> model = modelOf("""
                @Entity class User {
                    @Id Long id;
                    String name;
                    @Access(AccessType.PROPERTY) @Column(length = 40) String getName() { return name; }
                    void setName(String name) { this.name = name; }
                }
                """);
        assertThat(pathsOf(model)).containsExactly("id", "name");
        assertThat(model.attribute("name").column().type()).hasToString("varchar(40)");
    }

    @Test
    @Tag("MAP-08")
    void putsEmbeddedAttributesInThePlaceOfTheirOwner() {
        EntityModel<?> model = modelOf("""
                @Entity class User {
                    @Id Long id;
                    @Embedded Address home;
                    @AttributeOverrides({
                        @AttributeOverride(name = "city", column = @Column(name = "work_city")),
                        @AttributeOverride(name = "position.latitude", column = @Column(name = "work_latitude")),
                        @AttributeOverride(name = "position.longitude", column = @Column(name = "work_longitude"))})
                    Address work;
                    String name;
                }
                @Embeddable class Address { String city; Position position; }
                @Embeddable class Position { Double latitude; Double longitude; }
                """);
        assertThat(pathsOf(model))
                .containsExactly(
                        "id",
                        "home.city",
                        "home.position.latitude",
                        "home.position.longitude",
                        "work.city",
                        "work.position.latitude",
                        "work.position.longitude",
                        "name");
        assertThat(columnsOf(model))
                .containsExactly(
                        "id", "city", "latitude", "longitude", "work_city", "work_latitude", "work_longitude", "name");
    }

    @Test
    void acceptsEmbeddablesAndSuperclassesAmongTheEntities() {
        List<Class<?>> classes = EntitySources.compile("""
                @Entity class User extends Base { Address address; }
                @MappedSuperclass class Base { @Id Long id; }
                @Embeddable class Address { String city; }
                """);
        EntityModels models = EntityModels.of(classes);
        assertThat(models.all()).hasSize(1);
        assertThat(models.tables()).hasSize(1);
        assertThat(models.find(classes.get(0))).isSameAs(models.all().get(0));
    }
}
