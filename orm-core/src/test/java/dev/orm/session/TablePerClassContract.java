package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.TransactionOptions;
import dev.orm.schema.Column;
import dev.orm.session.animals.Zoo;
import dev.orm.session.perclass.Animal;
import dev.orm.session.perclass.Bird;
import dev.orm.session.perclass.Cat;
import dev.orm.session.perclass.Dog;
import dev.orm.session.perclass.Keeper;
import dev.orm.session.perclass.Puppy;
import dev.orm.session.perclass.QAnimal;
import dev.orm.session.perclass.QBird;
import dev.orm.session.perclass.QCat;
import dev.orm.session.perclass.QDog;
import dev.orm.session.perclass.QKeeper;
import dev.orm.session.perclass.QPuppy;
import dev.orm.session.perclass.QToy;
import dev.orm.session.perclass.Toy;
import dev.orm.sql.Sql;
import dev.orm.type.SqlType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities that extend entities, each with a table of its own that has all columns. */
@Tag("MAP-14")
abstract class TablePerClassContract extends HierarchyContract {

    private static final QAnimal animal = QAnimal.animal;
    private static final QDog dog = QDog.dog;
    private static final QCat cat = QCat.cat;
    private static final QKeeper keeper = QKeeper.keeper;

    TablePerClassContract(Mapping mapping) {
        super(
                mapping,
                Zoo.of(Animal.class, Dog.class, Puppy.class, Cat.class, Keeper.class, Toy.class),
                Circle.class,
                Square.class,
                Bird.class);
    }

    @Override
    Class<?> shape() {
        return Shape.class;
    }

    @Override
    Object newCircle(int id, int radius) {
        return new Circle(id, radius);
    }

    @Override
    Object newSquare(int id, int side) {
        return new Square(id, side);
    }

    /** The columns of one table, of which those are null that the class lacks. */
    private String columns(String legs, String breed, String weight, String weeks, String cat, String type) {
        String columns = "id as id, version as version, name as name, keeper_id as keeper_id, mother_id as mother_id, ";
        String none = nullOf(SqlType.INTEGER) + " as lives, " + nullOf(SqlType.BIGINT) + " as enemy_id, "
                + nullOf(SqlType.DOUBLE) + " as weight_2";
        return "select " + columns + legs + " as legs, " + breed + " as breed, " + weight + " as weight, " + weeks
                + " as weeks, " + (cat.isEmpty() ? none : cat) + ", '" + type + "' as dtype from "
                + type.toLowerCase(Locale.ROOT);
    }

    private String nullOf(SqlType<?> type) {
        Dialect dialect = sessions().engine().dialect();
        return dialect.name().equals("MariaDB")
                ? "null"
                : "cast(null as " + dialect.ddl().typeName(new Column<>("", type, true)) + ")";
    }

    private String dogs(boolean whole) {
        String weeks = nullOf(SqlType.INTEGER);
        String dogs = columns("legs", "breed", "weight", weeks, "", "Dog") + " union all "
                + columns("legs", "breed", "weight", "weeks", "", "Puppy");
        return whole ? dogs : dogs.replaceAll(", [^,]* as lives.*? as weight_2", "");
    }

    @Override
    String selectOfAnimals() {
        String number = nullOf(SqlType.INTEGER);
        String text = nullOf(SqlType.VARCHAR);
        String ofCat = "lives as lives, enemy_id as enemy_id, weight as weight_2";
        return "select animal.id, animal.version, animal.name, animal.keeper_id, animal.mother_id, animal.legs,"
                + " animal.breed, animal.weight, animal.weeks, animal.lives, animal.enemy_id, animal.weight_2,"
                + " animal.dtype from (" + dogs(true) + " union all "
                + columns("legs", text, number, number, ofCat, "Cat") + " union all "
                + columns(number, text, number, number, "", "Bird") + ") as animal order by animal.name";
    }

    @Override
    String fromOfDogs() {
        return "from (" + dogs(false) + ") as dog order by dog.name";
    }

    @Override
    String fromOfCats() {
        return "from cat as cat";
    }

    @Override
    List<String> updatesOfWeeks() {
        return List.of("update puppy set weeks = ?, version = ? where id = ? and version = ?");
    }

    @Override
    String whereOfBreedOrLives() {
        return "where animal.breed = ? or animal.lives = ? order by animal.name";
    }

    @Override
    String nativeSelectOfAnimals() {
        String all = "select id, version, name, keeper_id, mother_id, legs, ";
        return all
                + "breed, weight, weeks, null as lives, null as enemy_id, null as weight_2, 'Puppy' as dtype from puppy"
                + " union all " + all + "null, null, null, lives, enemy_id, weight, 'Cat' from cat"
                + " union all " + all + "breed, weight, null, null, null, null, 'Dog' from dog order by name";
    }

    @Test
    void statementsChangeTheRowsOfTheirClass() {
        run(session -> {
            List<Animal> all =
                    session.query(select(animal).orderBy(animal.name.asc())).list();
            assertThat(session.execute(Sql.update(dog).set(dog.breed, "pug").everyRow()))
                    .isEqualTo(2);
            assertThat(((Dog) all.get(1)).getBreed()).isEqualTo("pug");
            assertThat(session.contains(all.get(2)))
                    .as("the cat is still there")
                    .isTrue();
            session.add(new Cat("felix", 7));
            log.sent();
            assertThat(session.execute(Sql.update(cat).set(cat.lives, 8).where(cat.name.eq("felix"))))
                    .isOne();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("update"))
                    .singleElement()
                    .asString()
                    .startsWith("update cat")
                    .doesNotContain("(select ", "dtype");
            log.sent();
            assertThat(session.execute(Sql.update(dog).set(dog.name, dog.name).where(dog.breed.eq("pug"))))
                    .as("rows of a dog and of a puppy")
                    .isEqualTo(2);
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("update"))
                    .extracting(sql -> sql.substring(0, sql.indexOf(" as ")))
                    .containsExactly("update dog", "update puppy");
            assertThat(session.execute(Sql.update(dog).set(dog.name, dog.breed).where(dog.breed.eq("none"))))
                    .isZero();
            assertThat(session.query(select(cat).where(cat.name.eq("felix")))
                            .single()
                            .getLives())
                    .isEqualTo(8);
            assertThat(session.execute(
                            Sql.update(cat).set(cat.enemy(), (Dog) null).everyRow()))
                    .isEqualTo(2);
            log.sent();
            assertThat(session.execute(
                            Sql.deleteFrom(cat).where(cat.name.eq("felix").and(cat.lives.eq(8)))))
                    .isOne();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("delete"))
                    .as("no foreign key guards the rows of inherited collections")
                    .extracting(sql -> sql.split(" ")[2])
                    .containsExactly("animal_animal", "animal_nicknames", "cat");
            assertThat(session.execute(Sql.deleteFrom(cat).where(cat.name.eq("rex"))))
                    .isZero();
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.insertInto(dog).set(dog.name, "none").set(dog.breed, "pug"))))
                .withMessage(
                        "An INSERT of Dog gives no id, and its table alone cannot: the ids of Animal are shared by the tables of"
                                + " all classes. Add objects to a session, session.addAll(…), or set the id.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.insertInto(animal).set(animal.id, 999L).set(animal.name, "none"))))
                .withMessage(
                        "A row is inserted for an abstract class of the hierarchy of Animal, but belongs to one that is"
                                + " not. Insert into one of those that extend it.");
        run(session -> assertThat(session.execute(Sql.insertInto(cat)
                        .set(cat.id, 1000L)
                        .set(cat.version, 0)
                        .set(cat.name, "given")
                        .set(cat.legs, 4)
                        .set(cat.lives, 1)))
                .isOne());
        assertThat(number(session -> session.query(select(animal.id).where(animal.name.eq("given")))
                        .single()))
                .isEqualTo(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.update(animal).set(dog.as("animal").breed, "pug").everyRow())))
                .withMessage(
                        "The statement changes rows of Cat, too, which has no attributes of Dog. Change those of Dog by a statement"
                                + " of their own.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(Sql.deleteFrom(dog))))
                .withMessageContaining("has no condition");
    }

    @Test
    void aKeyOfOneTableFindsOrMakesNoRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.findOrCreate(new Dog("rex", "none"), dog.name)))
                .withMessageContaining("The key of a Dog is unique in the table of its own class");
    }

    @Test
    void nativeSqlOfOneTableGivesItsObjects() {
        assertThat(rows(session -> session.unsafeSql("select * from cat").entities(Cat.class)))
                .extracting(Animal::sound)
                .containsExactly("miaow");
    }

    @Test
    void aRowIsInOneTable() {
        run(session -> {
            List<Puppy> litter = List.of(new Puppy("a", "pug", 1), new Puppy("b", "pug", 1), new Puppy("c", "pug", 1));
            session.addAll(litter);
            session.flush();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("insert"))
                    .extracting(sql -> sql.split(" ")[2])
                    .containsExactly("puppy");
            litter.forEach(session::delete);
            session.flush();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("delete"))
                    .extracting(sql -> sql.split(" ")[2])
                    .containsExactly("animal_animal", "animal_nicknames", "puppy");
        });
        run(session -> {
            session.add(new Bird("polly"));
            session.flush();
            assertThat(session.query(select(QBird.bird)).single().sound()).isEqualTo("tweet");
            assertThat(count(session, "bird")).isOne();
        });
    }

    private static long count(Session session, String table) {
        return session.unsafeSql("select count(*) from " + table)
                .list(Long.class)
                .get(0);
    }

    @Test
    void aClassThatNoOtherExtendsIsReadFromItsTable() {
        rows(session -> session.query(select(dog.name).from(dog)).list());
        rows(session -> session.query(
                        select(QPuppy.puppy.name).from(QPuppy.puppy).where(QPuppy.puppy.breed.eq("collie")))
                .list());
        rows(session -> session.query(select(cat.enemy().breed).from(cat)).list());
        assertThat(log.sent().get(1)).isEqualTo("select puppy.name from puppy as puppy where puppy.breed = ?");
        assertThat(log.sent()).isEmpty();
        run(session -> {
            session.get(Puppy.class, 99L);
            assertThat(log.sent())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "select e.id, e.version, e.name, e.keeper_id, e.mother_id, e.legs, e.breed, e.weight, e.weeks"
                                    + " from puppy as e where e.id = ?");
        });
    }

    @Test
    void associationsOfAClassAreFollowed() {
        run(session -> {
            Cat gin = new Cat("gin", 2);
            gin.setEnemy(session.query(select(dog).where(dog.name.eq("rex"))).single());
            gin.setWeight(3.5);
            session.add(gin);
        });
        run(session -> {
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            assertThat(rex.getEnemies()).extracting(Animal::getName).containsExactlyInAnyOrder("tom", "gin");
        });
        QCat other = cat.as("other");
        assertThat(rows(session -> session.query(select(dog.name, other.name)
                                .from(dog)
                                .leftJoin(dog.enemies, other)
                                .orderBy(dog.name.asc(), other.lives.asc()))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("fido", null), tuple("rex", "gin"), tuple("rex", "tom"));
        assertThat(log.sent()).last().asString().contains("left join cat as other on other.enemy_id = dog.id");
        assertThat(rows(session -> session.query(select(dog.name)
                                .from(dog)
                                .where(
                                        dog.enemies.any(other.lives.lt(5)),
                                        dog.enemies.size().eq(2L)))
                        .list()))
                .containsExactly("rex");
        run(session -> {
            List<Dog> dogs = session.query(select(dog)
                            .orderBy(dog.name.asc())
                            .fetch(dog.enemies
                                    .where(other.lives.gt(1))
                                    .orderBy(other.lives.asc())
                                    .limit(1)))
                    .list();
            assertThat(dogs.get(1).getEnemies()).extracting(Animal::getName).containsExactly("gin");
            assertThat(dogs.get(0).getEnemies()).isEmpty();
        });
        run(session -> {
            List<Keeper> keepers = session.query(select(keeper)
                            .fetch(keeper.animals.orderBy(animal.name.desc()).limit(2)))
                    .list();
            assertThat(keepers.get(0).getAnimals()).extracting(Animal::getName).containsExactly("tom", "rex");
        });
    }

    @Test
    void aJoinMayAskForWhatSomeClassesHave() {
        assertThat(rows(session -> session.query(select(keeper.name, dog)
                                .from(keeper)
                                .leftJoin(dog, dog.keeper().eq(keeper).and(dog.breed.eq("pug")))
                                .orderBy(keeper.name.asc()))
                        .list()))
                .extracting(row -> row.get(dog))
                .containsExactly((Dog) null);
        assertThat(rows(session -> session.query(select(keeper.name, dog)
                                .from(keeper)
                                .join(dog, dog.keeper().eq(keeper).and(dog.breed.eq("collie")))
                                .orderBy(dog.name.asc()))
                        .list()))
                .extracting(row -> row.get(dog).getBreed() + " " + row.get(dog).sound())
                .containsExactly("collie yip", "collie woof");
        Filter collies = Filter.on(dog, dog.breed.ne("collie"));
        assertThat(rows(session -> session.with(
                        collies,
                        () -> session.query(select(keeper.name, dog.name)
                                        .from(keeper)
                                        .leftJoin(dog, dog.keeper().eq(keeper)))
                                .list())))
                .extracting(row -> row.get(1))
                .containsExactly((Object) null);
    }

    @Test
    void rowsAreCountedAndGrouped() {
        assertThat(rows(session -> session.query(
                                select(dog.breed, Sql.count()).from(dog).groupBy(dog.breed))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("collie", 2L));
        assertThat(rows(session -> session.query(select(dog.name, dog.breed, Sql.count(QToy.toy.name))
                                .from(dog)
                                .leftJoin(dog.toys, QToy.toy)
                                .groupBy(dog.id)
                                .orderBy(dog.name.asc()))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
                .containsExactly(tuple("fido", "collie", 0L), tuple("rex", "collie", 2L));
    }

    @Test
    void theVersionRefusesStaleChangesOfAnyClass() {
        long fido = id("fido");
        try (Session first = sessions().openSession()) {
            first.begin(TransactionOptions.READ_WRITE);
            Puppy read = first.getOrThrow(Puppy.class, fido);
            first.commit();
            run(session -> session.getOrThrow(Puppy.class, fido).setBreed("pug"));
            first.begin(TransactionOptions.READ_WRITE);
            read.setWeeks(9);
            assertThatExceptionOfType(StaleEntityException.class).isThrownBy(first::flush);
            first.rollback();
        }
        assertThat(number(session -> session.getOrThrow(Puppy.class, fido).getWeeks()))
                .isEqualTo(7);
    }

    @Test
    void rowsOfAllTablesAreDeletedByOneStatement() {
        run(session -> {
            session.execute(Sql.update(keeper)
                    .set(keeper.favourite(), (Animal) null)
                    .set(keeper.cat(), (Cat) null)
                    .everyRow());
            session.execute(
                    Sql.update(animal).set(animal.mother(), (Animal) null).everyRow());
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            rex.getToys().clear();
            rex.getNicknames().clear();
            session.query(select(cat)).single().getFriends().clear();
        });
        try (Session session = sessions().openSession()) {
            assertThat(session.execute(Sql.deleteFrom(dog)
                            .where(
                                    dog.breed.eq("collie"),
                                    QPuppy.puppy.as("dog").weeks.gt(3))))
                    .as("in a transaction of its own")
                    .isOne();
        }
        run(session -> {
            List<Animal> all = session.query(select(animal)).list();
            assertThat(session.execute(Sql.deleteFrom(animal).everyRow())).isEqualTo(2);
            assertThat(all).noneMatch(session::contains);
            for (String table : List.of("dog", "puppy", "cat", "bird")) {
                assertThat(count(session, table)).as(table).isZero();
            }
        });
    }

    @Test
    void rowsAreLocked() {
        run(session -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.query(select(animal).forUpdate()).list())
                    .withMessage(
                            "FOR UPDATE holds rows of tables, and those of Animal are divided among several (TABLE_PER_CLASS)."
                                    + " Lock rows of one class that no other extends, or objects that were read: session.lock(…).");
            Animal rex =
                    session.query(select(animal).where(animal.name.eq("rex"))).single();
            log.sent();
            session.lock(rex);
            if (sessions().engine().dialect().supports(Capability.FOR_UPDATE)) {
                assertThat(log.sent().get(0))
                        .startsWith("select e.id, ")
                        .endsWith(", 'Dog' from dog as e where e.id = ? for update");
                assertThat(session.query(select(cat).forUpdate()).list()).hasSize(1);
            }
        });
    }

    @Test
    void rowsThatReferToOnesOfAnotherClassAreDeletedFirst() {
        run(session -> {
            Circle circle = session.add(new Circle(1, 5));
            Square square = session.add(new Square(2, 7));
            square.around = circle;
            square.like = circle;
        });
        run(session -> {
            Square square = session.getOrThrow(Square.class, 2);
            assertThat(square.like).as("by a number that is an int").isSameAs(square.around);
            assertThat(session.getOrThrow(Shape.class, 1)).isSameAs(square.like);
        });
        run(session -> assertThat(session.execute(
                        Sql.deleteFrom(QTablePerClassContract_Shape.shape).everyRow()))
                .isEqualTo(2));
        assertThat(log.sent()).last().asString().isEqualTo("delete from circle as shape");
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        int id;

        @ManyToOne
        Shape like;

        Shape() {}

        Shape(int id) {
            this.id = id;
        }
    }

    @Entity
    static class Circle extends Shape {
        int radius;

        Circle() {}

        Circle(int id, int radius) {
            super(id);
            this.radius = radius;
        }
    }

    @Entity
    static class Square extends Shape {
        int side;

        @ManyToOne
        Circle around;

        Square() {}

        Square(int id, int side) {
            super(id);
            this.side = side;
        }
    }
}
