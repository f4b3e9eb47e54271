package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.engine.TransactionOptions;
import dev.orm.session.zoo.Animal;
import dev.orm.session.zoo.Cat;
import dev.orm.session.zoo.Dog;
import dev.orm.session.zoo.Keeper;
import dev.orm.session.zoo.Puppy;
import dev.orm.session.zoo.QAnimal;
import dev.orm.session.zoo.QCat;
import dev.orm.session.zoo.QDog;
import dev.orm.session.zoo.QKeeper;
import dev.orm.session.zoo.QPuppy;
import dev.orm.session.zoo.QToy;
import dev.orm.session.zoo.Toy;
import dev.orm.sql.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities that extend entities, whose rows are in one table. */
abstract class InheritanceContract extends EntityFixture {

    private static final QAnimal animal = QAnimal.animal;
    private static final QDog dog = QDog.dog;
    private static final QCat cat = QCat.cat;
    private static final QKeeper keeper = QKeeper.keeper;

    InheritanceContract(Mapping mapping) {
        // What they extend is found from them.
        super(mapping, Puppy.class, Keeper.class, Toy.class, Cat.class, Circle.class, Square.class);
    }

    @BeforeEach
    void fill() {
        run(session -> {
            Keeper ada = session.add(new Keeper("ada"));
            Dog rex = new Dog("rex", "collie");
            rex.getToys().add(new Toy("ball"));
            rex.getToys().add(new Toy("bone"));
            rex.getNicknames().add("king");
            Cat tom = new Cat("tom", 9);
            tom.setEnemy(rex);
            tom.getFriends().add(rex);
            Puppy fido = new Puppy("fido", "collie", 7);
            fido.setMother(rex);
            ada.getAnimals().addAll(List.of(rex, tom, fido));
            ada.setFavourite(fido);
            ada.setCat(tom);
        });
        log.sent();
    }

    private long id(String name) {
        return number(session -> session.query(select(animal.id).from(animal).where(animal.name.eq(name)))
                .single());
    }

    @Test
    @Tag("MAP-12")
    @Tag("MAP-15")
    void eachRowBecomesAnObjectOfItsClass() {
        List<String> sounds = rows(session -> session.query(select(animal).orderBy(animal.name.asc())).list().stream()
                .map(one -> one.getClass().getSimpleName() + " " + one.sound())
                .toList());
        assertThat(sounds).containsExactly("Puppy yip", "Dog woof", "Cat miaow");
        assertThat(log.sent().get(0))
                .isEqualTo(
                        "select animal.id, animal.version, animal.name, animal.keeper_id, animal.mother_id, animal.breed,"
                                + " animal.weeks, animal.lives, animal.enemy_id, animal.kind from animal as animal order by animal.name");
    }

    @Test
    @Tag("MAP-12")
    void aSubclassSeesItsOwnRowsOnly() {
        assertThat(rows(session -> session.query(select(dog.name).from(dog).orderBy(dog.name.asc()))
                        .list()))
                .containsExactly("fido", "rex");
        assertThat(log.sent())
                .singleElement()
                .asString()
                .endsWith("from animal as dog where dog.kind in ('dog', 'puppy') order by dog.name");
        assertThat(rows(session -> session.query(select(cat.name).from(cat)).list()))
                .containsExactly("tom");
        assertThat(log.sent()).singleElement().asString().endsWith("from animal as cat where cat.kind = 'cat'");
        long rex = id("rex");
        log.sent();
        run(session -> {
            assertThat(session.get(Cat.class, rex)).isNull();
            Animal found = session.get(Animal.class, rex);
            assertThat(found).isInstanceOf(Dog.class);
            assertThat(session.get(Dog.class, rex)).isSameAs(found);
            assertThat(session.get(Puppy.class, rex)).isNull();
            assertThat(session.get(Cat.class, rex))
                    .as("found by nobody in memory either")
                    .isNull();
        });
    }

    @Test
    @Tag("MAP-12")
    void onlyChangedColumnsOfTheRowAreWritten() {
        run(session -> {
            Puppy fido = (Puppy)
                    session.query(select(animal).where(animal.name.eq("fido"))).single();
            log.sent();
            fido.setWeeks(8);
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update animal set weeks = ?, version = ? where id = ? and version = ?");
        });
        run(session -> {
            session.query(select(animal)).list();
            log.sent();
        });
        assertThat(log.sent()).as("nothing changed").isEmpty();
        assertThat(number(
                        session -> session.query(select(QPuppy.puppy)).single().getWeeks()))
                .isEqualTo(8);
    }

    @Test
    @Tag("MAP-12")
    void rowsOfEachClassAreInsertedTogether() {
        run(session -> {
            for (int i = 0; i < 5; i++) {
                session.add(new Dog("dog" + i, "pug"));
                session.add(new Cat("cat" + i, i));
            }
            session.flush();
            assertThat(log.sent()).filteredOn(sql -> sql.startsWith("insert")).hasSizeLessThanOrEqualTo(10);
        });
        assertThat(number(session -> (long) session.query(select(dog)).list().size()))
                .isEqualTo(7);
        assertThat(number(session -> (long) session.query(select(cat)).list().size()))
                .isEqualTo(6);
    }

    @Test
    @Tag("MAP-12")
    void whatRefersToTheTopmostClassFindsTheRightOne() {
        run(session -> {
            Keeper ada = session.query(select(keeper)).single();
            assertThat(ada.getFavourite()).isInstanceOf(Puppy.class);
            assertThat(ada.getFavourite().getMother()).isInstanceOf(Dog.class);
            assertThat(ada.getCat().getLives()).isEqualTo(9);
            assertThat(ada.getAnimals()).extracting(Animal::getName).containsExactly("fido", "rex", "tom");
            assertThat(ada.getAnimals().get(2)).isSameAs(ada.getCat());
            assertThat(((Cat) ada.getAnimals().get(2)).getEnemy().getBreed()).isEqualTo("collie");
            assertThat(ada.getCat().getFriends())
                    .containsExactly(ada.getAnimals().get(1));
            assertThat(session.isModified(ada)).isFalse();
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("MAP-12")
    void aReferenceToTheTopmostClassIsLoadedWithItsOwner() {
        run(session -> {
            List<Keeper> keepers = session.query(select(keeper)).list();
            assertThat(log.sent())
                    .as("keeper, favourite, its mother, and without a generated class the cat")
                    .hasSize(isReflective() ? 4 : 3);
            assertThat(keepers.get(0).getFavourite().getName()).isEqualTo("fido");
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("MAP-12")
    @Tag("MAP-15")
    void associationsOfSubclassesAreFetchedOfTheTopmostClass() {
        List<Animal> animals = rows(session -> session.query(
                        select(animal).fetch(dog.toys, animal.nicknames).orderBy(animal.name.asc()))
                .list());
        assertThat(((Dog) animals.get(1)).getToys()).extracting(Toy::getName).containsExactly("ball", "bone");
        assertThat(animals.get(1).getNicknames()).containsExactly("king");
        assertThat(((Dog) animals.get(0)).getToys()).isEmpty();
        List<Keeper> keepers = rows(session -> session.query(select(keeper).fetch(keeper.animals.fetch(dog.toys)))
                .list());
        assertThat(((Dog) keepers.get(0).getAnimals().get(1)).getToys()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(
                        session -> session.query(select(cat).fetch(dog.toys)).list()))
                .withMessageContaining("leads from Dog, but it is asked of Cat");
    }

    @Test
    @Tag("MAP-12")
    void conditionsFollowAssociationsToAnyClass() {
        assertThat(rows(session -> session.query(
                                select(keeper.name).from(keeper).where(keeper.animals.any(animal.name.eq("tom"))))
                        .list()))
                .containsExactly("ada");
        assertThat(rows(session -> session.query(select(keeper.name)
                                .from(keeper)
                                .where(keeper.favourite().name.eq("fido")))
                        .list()))
                .containsExactly("ada");
        assertThat(rows(session -> session.query(
                                select(cat.name, cat.enemy().breed).from(cat))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("tom", "collie"));
        assertThat(rows(session -> session.query(select(dog.name)
                                .from(keeper)
                                .join(dog, dog.keeper().eq(keeper))
                                .orderBy(dog.name.asc()))
                        .list()))
                .containsExactly("fido", "rex");
    }

    @Test
    @Tag("MAP-12")
    @Tag("MAP-15")
    void conditionsAskForTheClassAndForWhatOnlyItHas() {
        assertThat(rows(session -> session.query(select(animal.name)
                                .from(animal)
                                .where(animal.isOf(Dog.class))
                                .orderBy(animal.name.asc()))
                        .list()))
                .containsExactly("fido", "rex");
        assertThat(rows(session -> session.query(select(animal.name)
                                .from(animal)
                                .where(animal.isOf(Dog.class).not()))
                        .list()))
                .containsExactly("tom");
        assertThat(rows(session -> session.query(select(keeper.name)
                                .from(keeper)
                                .where(keeper.favourite().isOf(Puppy.class)))
                        .list()))
                .containsExactly("ada");
        QDog asDog = dog.as("animal");
        QCat asCat = cat.as("animal");
        log.sent();
        assertThat(rows(session -> session.query(select(animal)
                                .from(animal)
                                .where(asDog.breed.eq("collie").or(asCat.lives.eq(9)))
                                .orderBy(animal.name.asc()))
                        .list()))
                .extracting(Animal::getName)
                .containsExactly("fido", "rex", "tom");
        assertThat(log.sent().get(0))
                .endsWith("from animal as animal where animal.breed = ? or animal.lives = ? order by animal.name");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rows(session -> session.query(select(dog.name).from(dog).where(new QAnimal("dog").name.eq("a")))
                                .list()))
                .withMessageContaining("stands neither in FROM nor in a JOIN");
    }

    @Test
    @Tag("MAP-12")
    void aLeftJoinThatFindsNothingGivesNull() {
        run(session -> session.add(new Keeper("bob")));
        assertThat(rows(session -> session.query(select(keeper.name, animal)
                                .from(keeper)
                                .leftJoin(animal, animal.keeper().eq(keeper).and(animal.name.eq("tom")))
                                .orderBy(keeper.name.asc()))
                        .list()))
                .extracting(
                        row -> row.get(0),
                        row -> row.get(animal) == null
                                ? "none"
                                : row.get(animal).sound())
                .containsExactly(tuple("ada", "miaow"), tuple("bob", "none"));
    }

    @Test
    @Tag("MAP-12")
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
            assertThat(session.execute(Sql.insertInto(cat)
                            .set(cat.name, "felix")
                            .set(cat.lives, 7)
                            .set(cat.version, 0)))
                    .isOne();
            assertThat(session.query(select(cat).where(cat.name.eq("felix")))
                            .single()
                            .getLives())
                    .isEqualTo(7);
            session.execute(Sql.update(cat).set(cat.enemy(), (Dog) null).everyRow());
            session.execute(Sql.deleteFrom(cat).where(cat.name.eq("felix")));
            assertThat(session.execute(Sql.deleteFrom(cat).where(cat.name.eq("rex"))))
                    .isZero();
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.execute(
                        Sql.insertInto(animal).set(animal.name, "none").set(animal.version, 0))))
                .withMessageContaining("abstract class");
    }

    @Test
    @Tag("MAP-12")
    void rowsThatReferToEachOtherAreWrittenInOrder() {
        run(session -> {
            Dog first = new Dog("first", "pug");
            Cat second = new Cat("second", 1);
            Puppy third = new Puppy("third", "pug", 1);
            first.setMother(second);
            second.setMother(third);
            third.setMother(first);
            session.add(first);
            session.add(second);
            session.add(third);
        });
        run(session -> {
            Animal first =
                    session.query(select(animal).where(animal.name.eq("first"))).single();
            assertThat(first.getMother()).isInstanceOf(Cat.class);
            assertThat(first.getMother().getMother()).isInstanceOf(Puppy.class);
            assertThat(first.getMother().getMother().getMother()).isSameAs(first);
            session.delete(first.getMother().getMother());
            session.delete(first.getMother());
            session.delete(first);
        });
        assertThat(number(session -> (long) session.query(select(animal)).list().size()))
                .isEqualTo(3);
    }

    @Test
    @Tag("MAP-12")
    void uniqueValuesPassFromClassToClass() {
        run(session -> {
            Animal rex =
                    session.query(select(animal).where(animal.name.eq("rex"))).single();
            Animal tom =
                    session.query(select(animal).where(animal.name.eq("tom"))).single();
            rex.setName("tom");
            tom.setName("rex");
        });
        assertThat(rows(session -> session.query(select(dog.name).from(dog).orderBy(dog.name.asc()))
                        .list()))
                .containsExactly("fido", "tom");
    }

    @Test
    @Tag("MAP-12")
    void detachedObjectsAreMergedAndRefreshed() {
        Dog detached = call(
                session -> session.query(select(dog).where(dog.name.eq("rex"))).single());
        detached.setBreed("poodle");
        run(session -> {
            Dog merged = session.merge(detached);
            assertThat(merged.getBreed()).isEqualTo("poodle");
            session.flush();
            session.refresh(merged);
            session.expire(merged);
            assertThat(merged.getToys()).hasSize(2);
            session.lock(merged);
            assertThat(merged.getBreed()).isEqualTo("poodle");
        });
        run(session -> {
            Dog found = session.findOrCreate(new Dog("rex", "none"), dog.name);
            assertThat(found.getBreed()).isEqualTo("poodle");
            Cat made = session.findOrCreate(new Cat("kit", 9), cat.name);
            assertThat(made.getId()).isNotNull();
        });
        assertThat(number(session -> session.query(select(cat).where(cat.name.eq("kit")))
                        .single()
                        .getLives()))
                .isEqualTo(9);
    }

    @Test
    @Tag("MAP-12")
    void nativeSqlGivesObjectsOfEachClass() {
        assertThat(rows(session ->
                        session.unsafeSql("select * from animal order by name").entities(Animal.class)))
                .extracting(Animal::sound)
                .containsExactly("yip", "woof", "miaow");
    }

    @Test
    @Tag("MAP-12")
    @Tag("MAP-15")
    void aRowOfNoClassIsSaid() {
        run(session -> session.unsafeSql("update animal set kind = 'fish' where name = 'fido'")
                .update());
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> rows(session -> session.query(select(animal)).list()))
                .withMessageContaining("kind names none of its classes")
                .withMessageNotContaining("fish");
    }

    @Test
    @Tag("MAP-12")
    void deletingTakesWhatBelongsToTheClass() {
        run(session -> {
            Keeper ada = session.query(select(keeper)).single();
            ada.setFavourite(null);
            ada.setCat(null);
            session.flush();
            ada.getAnimals().clear();
        });
        assertThat(number(session -> (long) session.query(select(animal)).list().size()))
                .isZero();
        assertThat(number(session -> session.unsafeSql("select count(*) from toy")
                        .list(Long.class)
                        .get(0)))
                .isZero();
    }

    @Test
    @Tag("MAP-12")
    @Tag("LOAD-12")
    void aFilterOfAClassHoldsWhereverItsRowsAreRead() {
        Filter collies = Filter.on(dog, dog.breed.ne("collie"));
        run(session -> {
            assertThat(session.with(
                            collies,
                            () -> session.query(select(animal.name).from(animal))
                                    .list()))
                    .containsExactly("tom");
            assertThat(session.with(
                            collies,
                            () -> session.query(select(dog.name).from(dog)).list()))
                    .isEmpty();
            Filter named = Filter.on(animal, animal.name.ne("rex"));
            assertThat(session.with(
                            named,
                            () -> session.query(select(dog.name).from(dog)).list()))
                    .containsExactly("fido");
        });
    }

    @Test
    @Tag("MAP-12")
    void whatIsNotWrittenYetIsSeenByQueriesOfEveryClass() {
        run(session -> {
            session.add(new Puppy("new", "pug", 1));
            assertThat(session.query(select(animal.name).from(animal).where(animal.name.eq("new")))
                            .list())
                    .containsExactly("new");
            session.add(new Puppy("newer", "pug", 1));
            assertThat(session.query(select(dog.name).from(dog).where(dog.name.eq("newer")))
                            .list())
                    .containsExactly("newer");
            Cat tom = session.query(select(cat)).single();
            tom.setLives(3);
            assertThat(session.query(select(animal.name)
                                    .from(animal)
                                    .where(cat.as("animal").lives.eq(3)))
                            .list())
                    .containsExactly("tom");
        });
    }

    @Test
    @Tag("MAP-12")
    void aRollbackBringsObjectsOfEachClassBack() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            Cat kit = new Cat("kit", 9);
            session.add(kit);
            rex.setBreed("poodle");
            session.delete(session.query(select(cat).where(cat.name.eq("tom"))).single());
            rex.getKeeper().setCat(null);
            session.flush();
            session.rollback();
            assertThat(rex.getBreed()).isEqualTo("collie");
            assertThat(session.contains(kit)).isFalse();
        }
        assertThat(rows(session -> session.query(
                                select(animal.name).from(animal).orderBy(animal.name.asc()))
                        .list()))
                .containsExactly("fido", "rex", "tom");
    }

    @Test
    @Tag("MAP-12")
    void aReferenceToAClassThatOthersExtendIsOfTheClassOfItsRow() {
        long fido = id("fido");
        run(session -> {
            assertThat(session.reference(Dog.class, fido)).isInstanceOf(Puppy.class);
            assertThat(session.get(Animal.class, fido)).isInstanceOf(Puppy.class);
        });
    }

    @Test
    @Tag("MAP-12")
    void collectionsOfASubclassFollowStatements() {
        run(session -> {
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            assertThat(rex.getToys()).hasSize(2);
            session.execute(Sql.deleteFrom(QToy.toy).where(QToy.toy.name.eq("ball")));
            assertThat(rex.getToys()).extracting(Toy::getName).containsExactly("bone");
        });
    }

    @Test
    @Tag("MAP-12")
    void anUpsertLeavesRowsOfOtherClassesAlone() {
        run(session -> session.execute(Sql.insertInto(dog)
                .set(dog.name, "tom")
                .set(dog.breed, "pug")
                .set(dog.version, 0)
                .onConflict(dog.name)
                .doUpdate(dog.breed)));
        assertThat(number(session -> session.unsafeSql("select count(*) from animal where breed = 'pug'")
                        .list(Long.class)
                        .get(0)))
                .isZero();
    }

    @Test
    @Tag("MAP-12")
    void whatWasChangedInAnExpiredOwnerIsWritten() {
        run(session -> {
            Keeper ada = session.query(select(keeper)).single();
            Animal favourite = ada.getFavourite();
            session.expunge(favourite);
            session.expire(ada);
            ada.setName("eva");
            session.getOrThrow(Keeper.class, ada.getId());
            assertThat(ada.getName()).isEqualTo("eva");
            assertThat(ada.getFavourite()).isInstanceOf(Puppy.class).isNotSameAs(favourite);
        });
        assertThat(text(session -> session.query(select(keeper)).single().getName()))
                .isEqualTo("eva");
    }

    @Test
    @Tag("MAP-12")
    void anObjectWhoseReadingEndsEarlyIsReadAgain() {
        run(session -> session.unsafeSql("update animal set kind = 'fish' where name = 'fido'")
                .update());
        try (Session session = sessions().openReadOnlySession()) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> session.query(select(keeper)).list());
            run(other -> other.unsafeSql("update animal set kind = 'puppy' where name = 'fido'")
                    .update());
            assertThat(session.query(select(keeper)).single().getFavourite()).isInstanceOf(Puppy.class);
        }
    }

    @Entity
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

    @Test
    @Tag("MAP-12")
    void anObjectDoesNotTakeTheRowOfOneOfAnotherClass() {
        run(session -> session.add(new Circle(1, 5)));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> {
                    session.delete(session.getOrThrow(Circle.class, 1));
                    session.add(new Square(1, 7));
                }))
                .withMessageContaining("is of another class. Flush in between");
        run(session -> {
            session.delete(session.getOrThrow(Shape.class, 1));
            session.flush();
            session.add(new Square(1, 7));
        });
        run(session -> assertThat(session.getOrThrow(Shape.class, 1))
                .isInstanceOfSatisfying(
                        Square.class, square -> assertThat(square.side).isEqualTo(7)));
    }
}
