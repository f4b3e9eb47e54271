package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.dialect.Capability;
import dev.orm.engine.TransactionOptions;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities that extend entities, each with a table of its own that is joined. */
abstract class JoinedTablesContract extends EntityFixture {

    private static final QAnimal animal = QAnimal.animal;
    private static final QDog dog = QDog.dog;
    private static final QCat cat = QCat.cat;
    private static final QKeeper keeper = QKeeper.keeper;

    JoinedTablesContract(Mapping mapping) {
        // What they extend is found from them.
        super(mapping, Puppy.class, Keeper.class, Toy.class, Cat.class, Bird.class, Circle.class, Square.class);
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
    @Tag("MAP-13")
    @Tag("MAP-15")
    void eachRowBecomesAnObjectOfItsClass() {
        List<String> sounds = rows(session -> session.query(select(animal).orderBy(animal.name.asc())).list().stream()
                .map(one -> one.getClass().getSimpleName() + " " + one.sound())
                .toList());
        assertThat(sounds).containsExactly("Puppy yip", "Dog woof", "Cat miaow");
        assertThat(log.sent().get(0))
                .isEqualTo(
                        "select animal.id, animal.version, animal.name, animal.keeper_id, animal.mother_id, animal_mammal.legs,"
                                + " animal_dog.breed, animal_dog.weight, animal_puppy.weeks, animal_cat.lives, animal_cat.enemy_id,"
                                + " animal_cat.weight, animal.kind from animal as animal"
                                + " left join mammal as animal_mammal on animal_mammal.id = animal.id"
                                + " left join dog as animal_dog on animal_dog.id = animal.id"
                                + " left join puppy as animal_puppy on animal_puppy.id = animal.id"
                                + " left join cat as animal_cat on animal_cat.animal_id = animal.id order by animal.name");
    }

    @Test
    @Tag("MAP-13")
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
    @Tag("MAP-13")
    void onlyChangedColumnsOfTheRowAreWritten() {
        run(session -> {
            Puppy fido = (Puppy)
                    session.query(select(animal).where(animal.name.eq("fido"))).single();
            log.sent();
            fido.setWeeks(8);
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update animal set version = ? where id = ? and version = ?",
                            "update puppy set weeks = ? where id = ?");
            fido.setName("fidel");
            session.flush();
            assertThat(log.sent())
                    .containsExactly("update animal set name = ?, version = ? where id = ? and version = ?");
            fido.setName("fido");
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
                .endsWith("where animal_dog.breed = ? or animal_cat.lives = ? order by animal.name");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rows(session -> session.query(select(dog.name).from(dog).where(new QAnimal("dog").name.eq("a")))
                                .list()))
                .withMessageContaining("stands neither in FROM nor in a JOIN");
    }

    @Test
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.findOrCreate(new Dog("rex", "none"), dog.name)))
                .withMessageContaining("The row of a Dog is divided among the tables [animal, mammal, dog]");
    }

    @Test
    @Tag("MAP-13")
    void nativeSqlGivesObjectsOfEachClass() {
        assertThat(rows(session -> session.unsafeSql(
                                "select a.*, m.legs, d.breed, p.weeks, c.lives, c.enemy_id, d.weight as dog_weight,"
                                        + " c.weight as cat_weight from animal a left join mammal m on m.id = a.id"
                                        + " left join dog d on d.id = a.id left join puppy p on p.id = a.id"
                                        + " left join cat c on c.animal_id = a.id order by name")
                        .entities(Animal.class)))
                .extracting(Animal::sound)
                .containsExactly("yip", "woof", "miaow");
    }

    @Test
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
    void aReferenceToAClassThatOthersExtendIsOfTheClassOfItsRow() {
        long fido = id("fido");
        run(session -> {
            assertThat(session.reference(Dog.class, fido)).isInstanceOf(Puppy.class);
            assertThat(session.get(Animal.class, fido)).isInstanceOf(Puppy.class);
        });
    }

    @Test
    @Tag("MAP-13")
    void collectionsOfASubclassFollowStatements() {
        run(session -> {
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            assertThat(rex.getToys()).hasSize(2);
            session.execute(Sql.deleteFrom(QToy.toy).where(QToy.toy.name.eq("ball")));
            assertThat(rex.getToys()).extracting(Toy::getName).containsExactly("bone");
        });
    }

    @Test
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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
    @Tag("MAP-13")
    void rowsAreLocked() {
        run(session -> {
            if (!sessions().engine().dialect().supports(Capability.FOR_UPDATE)) {
                return;
            }
            assertThat(session.query(select(animal).forUpdate()).list()).hasSize(3);
            assertThat(session.query(select(dog).forUpdate()).list()).hasSize(2);
        });
    }

    @Test
    @Tag("MAP-13")
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
    @Tag("MAP-13")
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

    @Test
    @Tag("MAP-13")
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
