package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.dialect.Capability;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.animals.Zoo;
import dev.orm.session.joined.Animal;
import dev.orm.session.joined.Bird;
import dev.orm.session.joined.Cat;
import dev.orm.session.joined.Dog;
import dev.orm.session.joined.Keeper;
import dev.orm.session.joined.Puppy;
import dev.orm.session.joined.QAnimal;
import dev.orm.session.joined.QBird;
import dev.orm.session.joined.QCat;
import dev.orm.session.joined.QDog;
import dev.orm.session.joined.QKeeper;
import dev.orm.session.joined.QPuppy;
import dev.orm.session.joined.QToy;
import dev.orm.session.joined.Toy;
import dev.orm.sql.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities that extend entities, each with a table of its own that is joined. */
@Tag("MAP-13")
abstract class JoinedTablesContract extends DiscriminatorContract {

    private static final QAnimal animal = QAnimal.animal;
    private static final QDog dog = QDog.dog;
    private static final QCat cat = QCat.cat;
    private static final QKeeper keeper = QKeeper.keeper;

    JoinedTablesContract(Mapping mapping) {
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

    @Override
    String selectOfAnimals() {
        return "select animal.id, animal.version, animal.name, animal.keeper_id, animal.mother_id, animal_mammal.legs,"
                + " animal_dog.breed, animal_dog.weight, animal_puppy.weeks, animal_cat.lives, animal_cat.enemy_id,"
                + " animal_cat.weight, animal.kind from animal as animal"
                + " left join mammal as animal_mammal on animal_mammal.id = animal.id"
                + " left join dog as animal_dog on animal_dog.id = animal.id"
                + " left join puppy as animal_puppy on animal_puppy.id = animal.id"
                + " left join cat as animal_cat on animal_cat.animal_id = animal.id order by animal.name";
    }

    @Override
    String fromOfDogs() {
        return "from animal as dog where dog.kind in ('dog', 'puppy') order by dog.name";
    }

    @Override
    String fromOfCats() {
        return "from animal as cat where cat.kind = 'cat'";
    }

    @Override
    List<String> updatesOfWeeks() {
        return List.of(
                "update animal set version = ? where id = ? and version = ?",
                "update puppy set weeks = ? where id = ?");
    }

    @Override
    String whereOfBreedOrLives() {
        return "where animal_dog.breed = ? or animal_cat.lives = ? order by animal.name";
    }

    @Override
    String nativeSelectOfAnimals() {
        return "select a.*, m.legs, d.breed, p.weeks, c.lives, c.enemy_id, d.weight as dog_weight,"
                + " c.weight as cat_weight from animal a left join mammal m on m.id = a.id"
                + " left join dog d on d.id = a.id left join puppy p on p.id = a.id"
                + " left join cat c on c.animal_id = a.id order by name";
    }

    @Test
    void aChangeOfTheFirstTableAloneIsOneUpdate() {
        run(session -> {
            Puppy fido = session.query(select(QPuppy.puppy)).single();
            log.sent();
            fido.setName("fidel");
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update animal set name = ?, version = ? where id = ? and version = ?");
        });
    }

    @Test
    void statementsChangeTheRowsOfTheirClass() {
        run(session -> {
            session.add(new Cat("felix", 7));
            log.sent();
            assertThat(session.execute(Sql.update(cat).set(cat.lives, 8).where(cat.name.eq("felix"))))
                    .isOne();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("update"))
                    .singleElement()
                    .asString()
                    .startsWith("update cat")
                    .contains("(select ", "name from animal")
                    .doesNotContain("kind");
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
                    .extracting(sql -> sql.substring(0, sql.indexOf(" where")))
                    .containsExactly("delete from cat", "delete from mammal", "delete from animal");
            assertThat(session.execute(Sql.deleteFrom(cat).where(cat.name.eq("rex"))))
                    .isZero();
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.insertInto(dog).set(dog.name, "none").set(dog.breed, "pug"))))
                .withMessage(
                        "An INSERT writes one table, and the rows of Dog are divided among [animal, mammal, dog]. Add"
                                + " objects to a session: session.addAll(…).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(Sql.update(dog)
                        .set(dog.name, "none")
                        .set(dog.breed, "pug")
                        .everyRow())))
                .withMessageContaining("An UPDATE changes one table, but")
                .withMessageContaining("Write one statement for each table, or change objects of a session.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.update(animal).set(dog.as("animal").breed, "pug").everyRow())))
                .withMessageContaining("Update the entity that has the attribute.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(Sql.deleteFrom(dog))))
                .withMessageContaining("has no condition");
    }

    @Test
    void aRowOfSeveralTablesIsNotFoundOrMadeByAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.findOrCreate(new Dog("rex", "none"), dog.name)))
                .withMessageContaining("The row of a Dog is divided among the tables [animal, mammal, dog]");
    }

    @Test
    void rowsAreInsertedFromTheTopDownAndDeletedFromTheBottomUp() {
        run(session -> {
            List<Puppy> litter = List.of(new Puppy("a", "pug", 1), new Puppy("b", "pug", 1), new Puppy("c", "pug", 1));
            session.addAll(litter);
            session.flush();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("insert"))
                    .extracting(sql -> sql.split(" ")[2])
                    .containsExactly("animal", "mammal", "dog", "puppy");
            litter.forEach(session::delete);
            session.flush();
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("delete"))
                    .extracting(sql -> sql.split(" ")[2])
                    .endsWith("puppy", "dog", "mammal", "animal")
                    .hasSizeLessThanOrEqualTo(6);
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
    void onlyTheTablesThatAreNamedAreJoined() {
        rows(session -> session.query(select(dog.name).from(dog)).list());
        rows(session -> session.query(
                        select(QPuppy.puppy.name).from(QPuppy.puppy).where(QPuppy.puppy.breed.eq("collie")))
                .list());
        rows(session -> session.query(select(cat.enemy().breed).from(cat)).list());
        assertThat(log.sent())
                .containsExactly(
                        "select dog.name from animal as dog where dog.kind in ('dog', 'puppy')",
                        "select puppy.name from animal as puppy join dog as puppy_dog on puppy_dog.id = puppy.id"
                                + " where puppy_dog.breed = ? and puppy.kind = 'puppy'",
                        "select cat_enemy_dog.breed from animal as cat join cat as cat_cat on cat_cat.animal_id = cat.id"
                                + " left join animal as cat_enemy on cat_enemy.id = cat_cat.enemy_id"
                                + " left join dog as cat_enemy_dog on cat_enemy_dog.id = cat_enemy.id where cat.kind = 'cat'");
        run(session -> {
            session.get(Puppy.class, 99L);
            assertThat(log.sent())
                    .singleElement()
                    .asString()
                    .endsWith("from animal as e join mammal as e_mammal on e_mammal.id = e.id"
                            + " join dog as e_dog on e_dog.id = e.id join puppy as e_puppy on e_puppy.id = e.id"
                            + " where e.id = ? and e.kind = 'puppy'");
        });
    }

    @Test
    void associationsWhoseForeignKeyIsInAnotherTableAreFollowed() {
        run(session -> {
            Cat gin = new Cat("gin", 2);
            gin.setEnemy(session.query(select(dog).where(dog.name.eq("rex"))).single());
            gin.setWeight(3);
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
        assertThat(log.sent()).last().asString().contains("left join cat as other_cat on other_cat.enemy_id = dog.id");
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
    void aJoinMayAskForWhatIsInAnotherTable() {
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
    void theVersionInTheFirstTableRefusesStaleChangesOfAnyTable() {
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
            for (String table : List.of("animal", "mammal", "dog", "puppy", "cat")) {
                assertThat(count(session, table)).as(table).isZero();
            }
        });
    }

    @Test
    void rowsAreLocked() {
        run(session -> {
            if (!sessions().engine().dialect().supports(Capability.FOR_UPDATE)) {
                return;
            }
            assertThat(session.query(select(animal).forUpdate()).list()).hasSize(3);
            assertThat(session.query(select(dog).forUpdate()).list()).hasSize(2);
        });
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Shape {
        @Id
        int id;

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

        Square() {}

        Square(int id, int side) {
            super(id);
            this.side = side;
        }
    }
}
