package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orm.mapping.EntityAccessor.References;
import dev.orm.type.RowReader;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated and reflective accessors must not differ. */
@ParameterizedClass(name = "reflective: {0}")
@ValueSource(booleans = {false, true})
class AccessorTest {

    @Entity
    static class Person {
        @Id
        private Long id;

        private String name;
        private int age;
        private BigDecimal balance;
        private byte[] picture;
        private Address home;

        @AttributeOverride(name = "city", column = @Column(name = "work_city"))
        @AttributeOverride(name = "position.latitude", column = @Column(name = "work_latitude"))
        @AttributeOverride(name = "position.longitude", column = @Column(name = "work_longitude"))
        private Address work;

        @ManyToOne
        private Person parent;

        @OneToMany(mappedBy = "parent")
        private List<Person> children = new ArrayList<>();

        protected Person() {}

        Person(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("no name");
            }
            this.name = name;
        }
    }

    @Embeddable
    static class Address {
        private String city;
        private Position position;

        protected Address() {}
    }

    @Embeddable
    static class Position {
        private Double latitude;
        private Double longitude;
    }

    @Entity
    static class Counted {
        private int key;
        private String seen = "";

        @Id
        public int getKey() {
            return key;
        }

        public void setKey(int key) {
            this.key = key;
        }

        @Access(AccessType.PROPERTY)
        public String getLabel() {
            return seen;
        }

        public Counted setLabel(String label) {
            if ("bad".equals(label)) {
                throw new IllegalArgumentException("no such label");
            }
            seen = "set:" + label;
            return this;
        }
    }

    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int AGE = 2;
    private static final int BALANCE = 3;
    private static final int PICTURE = 4;
    private static final int HOME_CITY = 5;
    private static final int HOME_LATITUDE = 6;
    private static final int WORK_CITY = 8;
    private static final int PARENT = 11;

    private static final References NOBODY = new References() {
        @Override
        public Object find(int attribute, Object id) {
            throw new AssertionError("not asked for an object");
        }

        @Override
        public Object find(int attribute, long id) {
            throw new AssertionError("not asked for a number");
        }

        @Override
        public Object find(int attribute, RowReader row) {
            throw new AssertionError("not asked for a key of several columns");
        }
    };

    private final boolean reflective;
    private final EntityAccessor<Person> people;

    AccessorTest(boolean reflective) {
        this.reflective = reflective;
        this.people = accessorOf(Person.class);
    }

    private <E> EntityAccessor<E> accessorOf(Class<E> type) {
        List<Class<?>> types = List.of(type);
        EntityModels models = reflective ? EntityModels.reflective(types) : EntityModels.of(types);
        return models.get(type).accessor();
    }

    @Test
    void isTheOneThatWasAskedFor() {
        assertThat(people instanceof ReflectiveAccessor).isEqualTo(reflective);
        assertThat(people.canReference()).isEqualTo(!reflective);
    }

    private static ArrayRow row(@Nullable Object parent, @Nullable Object city, @Nullable Object latitude) {
        return new ArrayRow(
                "before",
                7L,
                "ada",
                36,
                new BigDecimal("1.50"),
                new byte[] {1},
                city,
                latitude,
                null,
                null,
                null,
                null,
                parent);
    }

    private Person read(ArrayRow row, References references) throws SQLException {
        Person person = people.newInstance();
        people.read(row, 2, person, references);
        return person;
    }

    @Test
    void countsAttributesInTheOrderOfTheSource() {
        assertThat(people.attributes())
                .containsExactly(
                        "id",
                        "name",
                        "age",
                        "balance",
                        "picture",
                        "home.city",
                        "home.position.latitude",
                        "home.position.longitude",
                        "work.city",
                        "work.position.latitude",
                        "work.position.longitude",
                        "parent");
        assertThat(people.collections()).containsExactly("children");
    }

    @Test
    @Tag("MAP-11")
    void makesObjectsByTheConstructorWithoutArguments() throws SQLException {
        Person person = read(row(null, null, null), NOBODY);
        assertThat(person.id).isEqualTo(7);
        assertThat(person.name).isEqualTo("ada");
        assertThat(person.age).isEqualTo(36);
        assertThat(person.balance).isEqualTo("1.50");
        assertThat(person.picture).containsExactly(1);
        assertThat(person.parent).isNull();
        assertThat(person.children).isEmpty();
        assertThat(people.getLongId(person)).isEqualTo(7);
        assertThat(people.getLongId(new Person("new"))).isZero();
    }

    @Test
    void asksForTheObjectOfAForeignKey() throws SQLException {
        Person parent = new Person("parent");
        Person person = read(row(3L, null, null), new References() {
            @Override
            public Object find(int attribute, Object id) {
                throw new AssertionError("a long key needs no object");
            }

            @Override
            public Object find(int attribute, long id) {
                assertThat(attribute).isEqualTo(PARENT);
                assertThat(id).isEqualTo(3);
                return parent;
            }

            @Override
            public Object find(int attribute, RowReader row) {
                throw new AssertionError("a long key is one column");
            }
        });
        assertThat(person.parent).isSameAs(parent);
        assertThat(people.get(PARENT, person)).isSameAs(parent);
    }

    @Test
    @Tag("MAP-08")
    void makesNoEmbeddedObjectOfColumnsThatAreAllNull() throws SQLException {
        Person person = read(row(null, "Rome", null), NOBODY);
        assertThat(person.home.city).isEqualTo("Rome");
        assertThat(person.home.position).isNull();
        assertThat(person.work).isNull();
        Person other = read(row(null, null, 41.9), NOBODY);
        assertThat(other.home.city).isNull();
        assertThat(other.home.position.latitude).isEqualTo(41.9);
    }

    @Test
    @Tag("MAP-08")
    void writesThroughEmbeddedObjectsThatAreMissing() {
        Person person = new Person("ada");
        assertThat(people.get(HOME_LATITUDE, person)).isNull();
        people.set(HOME_LATITUDE, person, null);
        assertThat(person.home).isNull();
        people.set(HOME_LATITUDE, person, 1.0);
        people.set(WORK_CITY, person, "Rome");
        assertThat(person.home.position.latitude).isEqualTo(1.0);
        assertThat(person.work.city).isEqualTo("Rome");
        people.set(WORK_CITY, person, null);
        assertThat(person.work.city).isNull();
    }

    @Test
    void seesWhatChanged() throws SQLException {
        Person person = read(row(null, "Rome", null), NOBODY);
        Object snapshot = people.snapshot(person);
        assertThat(people.changes(person, snapshot, 0)).isZero();
        person.age = 37;
        person.picture[0] = 2;
        person.home.city = "Oslo";
        person.parent = new Person("parent");
        assertThat(people.changes(person, snapshot, 0))
                .isEqualTo(1 << AGE | 1 << PICTURE | 1 << HOME_CITY | 1 << PARENT);
        assertThat(people.changes(person, snapshot, 1)).isZero();
    }

    @Test
    void takesAnEqualDecimalOfAnotherScaleForNoChange() throws SQLException {
        Person person = read(row(null, null, null), NOBODY);
        Object snapshot = people.snapshot(person);
        person.balance = new BigDecimal("1.5");
        person.picture = person.picture.clone();
        assertThat(people.changes(person, snapshot, 0)).isZero();
        person.balance = new BigDecimal("1.51");
        assertThat(people.changes(person, snapshot, 0)).isEqualTo(1 << BALANCE);
    }

    @Test
    void restoresASnapshotAsOftenAsNeeded() throws SQLException {
        Person person = read(row(null, "Rome", null), NOBODY);
        Object snapshot = people.snapshot(person);
        for (int i = 0; i < 2; i++) {
            person.name = "changed";
            person.age = 99;
            person.picture[0] = 9;
            person.home = null;
            person.work = new Address();
            people.restore(person, snapshot);
            assertThat(person.name).isEqualTo("ada");
            assertThat(person.age).isEqualTo(36);
            assertThat(person.picture).containsExactly(1);
            assertThat(person.home.city).isEqualTo("Rome");
            assertThat(person.work).isNull();
            assertThat(people.changes(person, snapshot, 0)).isZero();
        }
    }

    @Test
    void setsAPrimitiveToZeroForNull() {
        Person person = new Person("ada");
        people.set(AGE, person, 5);
        people.set(AGE, person, null);
        people.set(ID, person, 5L);
        people.set(ID, person, null);
        assertThat(person.age).isZero();
        assertThat(person.id).isNull();
        people.set(NAME, person, "eve");
        assertThat(person.name).isEqualTo("eve");
    }

    @Test
    void readsAndReplacesCollections() {
        Person person = new Person("ada");
        List<Person> children = new ArrayList<>();
        assertThat(people.getCollection(0, person)).isSameAs(person.children);
        people.setCollection(0, person, children);
        assertThat(person.children).isSameAs(children);
    }

    @Test
    void callsGettersAndSettersOfPropertiesAndLetsTheirExceptionsThrough() {
        EntityAccessor<Counted> accessor = accessorOf(Counted.class);
        Counted counted = accessor.newInstance();
        accessor.set(1, counted, "x");
        accessor.set(0, counted, 12L);
        assertThat(accessor.attributes()).containsExactly("key", "label");
        assertThat(accessor.get(1, counted)).isEqualTo("set:x");
        assertThat(accessor.getLongId(counted)).isEqualTo(12);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accessor.set(1, counted, "bad"))
                .withMessage("no such label");
    }
}
