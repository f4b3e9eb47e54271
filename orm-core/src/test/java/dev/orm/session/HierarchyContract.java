package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.engine.TransactionOptions;
import dev.orm.session.animals.AnimalPath;
import dev.orm.session.animals.KeeperPath;
import dev.orm.session.animals.ToyPath;
import dev.orm.session.animals.Zoo;
import dev.orm.session.animals.Zoo.Animal;
import dev.orm.session.animals.Zoo.Cat;
import dev.orm.session.animals.Zoo.Dog;
import dev.orm.session.animals.Zoo.Keeper;
import dev.orm.session.animals.Zoo.Puppy;
import dev.orm.session.animals.Zoo.Toy;
import dev.orm.sql.Sql;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What entities that extend entities do, wherever their rows are. Subclasses say which classes they are, and what of the statements
 * depends on the tables; tests of one mapping alone are theirs.
 */
abstract class HierarchyContract extends EntityFixture {

    private final Zoo zoo;
    private final AnimalPath<Animal> animal;
    private final AnimalPath<Dog> dog;
    private final AnimalPath<Puppy> puppy;
    private final AnimalPath<Cat> cat;
    private final KeeperPath keeper;
    private final ToyPath toy;

    /** Takes the animals, and the other entities. */
    HierarchyContract(Mapping mapping, Zoo zoo, Class<?>... others) {
        // What they extend is found from them.
        super(
                mapping,
                Stream.concat(Stream.of(zoo.puppy(), zoo.keeper(), zoo.toy(), zoo.cat()), Stream.of(others))
                        .toArray(Class<?>[]::new));
        this.zoo = zoo;
        this.animal = new AnimalPath<>(zoo, zoo.animal(), "animal");
        this.dog = new AnimalPath<>(zoo, zoo.dog(), "dog");
        this.puppy = new AnimalPath<>(zoo, zoo.puppy(), "puppy");
        this.cat = new AnimalPath<>(zoo, zoo.cat(), "cat");
        this.keeper = new KeeperPath(zoo, "keeper");
        this.toy = new ToyPath(zoo, "toy");
    }

    /** The topmost class of two others. */
    abstract Class<?> shape();

    abstract Object newCircle(int id, int radius);

    abstract Object newSquare(int id, int side);

    /** The statement that reads all animals in the order of their names. */
    abstract String selectOfAnimals();

    /** The end of the statement that reads the names of dogs in their order. */
    abstract String fromOfDogs();

    /** The end of the statement that reads the names of cats. */
    abstract String fromOfCats();

    /** The statements that write the weeks of a puppy. */
    abstract List<String> updatesOfWeeks();

    /** The end of the statement that reads animals of a breed, or with a number of lives, in the order of their names. */
    abstract String whereOfBreedOrLives();

    /** SQL that reads all animals in the order of their names. */
    abstract String nativeSelectOfAnimals();

    @BeforeEach
    void fill() {
        run(session -> {
            Keeper ada = session.add(zoo.newKeeper("ada"));
            Dog rex = zoo.newDog("rex", "collie");
            Zoo.add(rex.getToys(), zoo.newToy("ball"), zoo.newToy("bone"));
            rex.getNicknames().add("king");
            Cat tom = zoo.newCat("tom", 9);
            tom.setEnemy(rex);
            Zoo.add(tom.getFriends(), rex);
            Puppy fido = zoo.newPuppy("fido", "collie", 7);
            fido.setMother(rex);
            Zoo.add(ada.getAnimals(), rex, tom, fido);
            ada.setFavourite(fido);
            ada.setCat(tom);
        });
        log.sent();
    }

    final long id(String name) {
        return number(session -> session.query(select(animal.id).from(animal).where(animal.name.eq(name)))
                .single());
    }

    @Test
    @Tag("MAP-15")
    void eachRowBecomesAnObjectOfItsClass() {
        List<String> sounds = rows(session -> session.query(select(animal).orderBy(animal.name.asc())).list().stream()
                .map(one -> one.getClass().getSimpleName() + " " + one.sound())
                .toList());
        assertThat(sounds).containsExactly("Puppy yip", "Dog woof", "Cat miaow");
        assertThat(log.sent().get(0)).isEqualTo(selectOfAnimals());
    }

    @Test
    void aSubclassSeesItsOwnRowsOnly() {
        assertThat(rows(session -> session.query(select(dog.name).from(dog).orderBy(dog.name.asc()))
                        .list()))
                .containsExactly("fido", "rex");
        assertThat(log.sent()).singleElement().asString().endsWith(fromOfDogs());
        assertThat(rows(session -> session.query(select(cat.name).from(cat)).list()))
                .containsExactly("tom");
        assertThat(log.sent()).singleElement().asString().endsWith(fromOfCats());
        long rex = id("rex");
        log.sent();
        run(session -> {
            assertThat(session.get(zoo.cat(), rex)).isNull();
            Animal found = session.get(zoo.animal(), rex);
            assertThat(found).isInstanceOf(zoo.dog());
            assertThat(session.get(zoo.dog(), rex)).isSameAs(found);
            assertThat(session.get(zoo.puppy(), rex)).isNull();
            assertThat(session.get(zoo.cat(), rex))
                    .as("found by nobody in memory either")
                    .isNull();
        });
    }

    @Test
    void onlyChangedColumnsOfTheRowAreWritten() {
        run(session -> {
            Puppy fido = (Puppy)
                    session.query(select(animal).where(animal.name.eq("fido"))).single();
            log.sent();
            fido.setWeeks(8);
            session.flush();
            assertThat(log.sent()).containsExactlyElementsOf(updatesOfWeeks());
        });
        run(session -> {
            session.query(select(animal)).list();
            log.sent();
        });
        assertThat(log.sent()).as("nothing changed").isEmpty();
        assertThat(number(session -> session.query(select(puppy)).single().getWeeks()))
                .isEqualTo(8);
    }

    @Test
    void rowsOfEachClassAreInsertedTogether() {
        run(session -> {
            for (int i = 0; i < 5; i++) {
                session.add(zoo.newDog("dog" + i, "pug"));
                session.add(zoo.newCat("cat" + i, i));
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
    void whatRefersToTheTopmostClassFindsTheRightOne() {
        run(session -> {
            Keeper ada = session.query(select(keeper)).single();
            assertThat(ada.getFavourite()).isInstanceOf(zoo.puppy());
            assertThat(ada.getFavourite().getMother()).isInstanceOf(zoo.dog());
            assertThat(ada.getCat().getLives()).isEqualTo(9);
            assertThat(ada.getAnimals()).extracting(Animal::getName).containsExactly("fido", "rex", "tom");
            assertThat(ada.getAnimals().get(2)).isSameAs(ada.getCat());
            assertThat(((Cat) ada.getAnimals().get(2)).getEnemy().getBreed()).isEqualTo("collie");
            assertThat(List.<Animal>copyOf(ada.getCat().getFriends()))
                    .containsExactly(ada.getAnimals().get(1));
            assertThat(session.isModified(ada)).isFalse();
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
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
    @Tag("MAP-15")
    void conditionsAskForTheClassAndForWhatOnlyItHas() {
        assertThat(rows(session -> session.query(select(animal.name)
                                .from(animal)
                                .where(animal.isOf(zoo.dog()))
                                .orderBy(animal.name.asc()))
                        .list()))
                .containsExactly("fido", "rex");
        assertThat(rows(session -> session.query(select(animal.name)
                                .from(animal)
                                .where(animal.isOf(zoo.dog()).not()))
                        .list()))
                .containsExactly("tom");
        assertThat(rows(session -> session.query(select(keeper.name)
                                .from(keeper)
                                .where(keeper.favourite().isOf(zoo.puppy())))
                        .list()))
                .containsExactly("ada");
        AnimalPath<Dog> asDog = dog.as("animal");
        AnimalPath<Cat> asCat = cat.as("animal");
        log.sent();
        assertThat(rows(session -> session.query(select(animal)
                                .from(animal)
                                .where(asDog.breed.eq("collie").or(asCat.lives.eq(9)))
                                .orderBy(animal.name.asc()))
                        .list()))
                .extracting(Animal::getName)
                .containsExactly("fido", "rex", "tom");
        assertThat(log.sent().get(0)).endsWith(whereOfBreedOrLives());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows(session -> session.query(select(dog.name)
                                .from(dog)
                                .where(new AnimalPath<>(zoo, zoo.animal(), "dog").name.eq("a")))
                        .list()))
                .withMessageContaining("stands neither in FROM nor in a JOIN");
    }

    @Test
    void aLeftJoinThatFindsNothingGivesNull() {
        run(session -> session.add(zoo.newKeeper("bob")));
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
    void anUpdateChangesTheRowsOfItsClass() {
        run(session -> {
            List<Animal> all =
                    session.query(select(animal).orderBy(animal.name.asc())).list();
            assertThat(session.execute(Sql.update(dog).set(dog.breed, "pug").everyRow()))
                    .isEqualTo(2);
            assertThat(((Dog) all.get(1)).getBreed()).isEqualTo("pug");
            assertThat(session.contains(all.get(2)))
                    .as("the cat is still there")
                    .isTrue();
        });
    }

    @Test
    void rowsThatReferToEachOtherAreWrittenInOrder() {
        run(session -> {
            Dog first = zoo.newDog("first", "pug");
            Cat second = zoo.newCat("second", 1);
            Puppy third = zoo.newPuppy("third", "pug", 1);
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
            assertThat(first.getMother()).isInstanceOf(zoo.cat());
            assertThat(first.getMother().getMother()).isInstanceOf(zoo.puppy());
            assertThat(first.getMother().getMother().getMother()).isSameAs(first);
            session.delete(first.getMother().getMother());
            session.delete(first.getMother());
            session.delete(first);
        });
        assertThat(number(session -> (long) session.query(select(animal)).list().size()))
                .isEqualTo(3);
    }

    @Test
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
    }

    @Test
    void nativeSqlGivesObjectsOfEachClass() {
        assertThat(rows(session -> session.unsafeSql(nativeSelectOfAnimals()).entities(zoo.animal())))
                .extracting(Animal::sound)
                .containsExactly("yip", "woof", "miaow");
    }

    @Test
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
    void whatIsNotWrittenYetIsSeenByQueriesOfEveryClass() {
        run(session -> {
            session.add(zoo.newPuppy("new", "pug", 1));
            assertThat(session.query(select(animal.name).from(animal).where(animal.name.eq("new")))
                            .list())
                    .containsExactly("new");
            session.add(zoo.newPuppy("newer", "pug", 1));
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
    void aRollbackBringsObjectsOfEachClassBack() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            Cat kit = zoo.newCat("kit", 9);
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
    void aReferenceToAClassThatOthersExtendIsOfTheClassOfItsRow() {
        long fido = id("fido");
        run(session -> {
            assertThat(session.reference(zoo.dog(), fido)).isInstanceOf(zoo.puppy());
            assertThat(session.get(zoo.animal(), fido)).isInstanceOf(zoo.puppy());
        });
    }

    @Test
    void collectionsOfASubclassFollowStatements() {
        run(session -> {
            Dog rex = session.query(select(dog).where(dog.name.eq("rex"))).single();
            assertThat(rex.getToys()).hasSize(2);
            session.execute(Sql.deleteFrom(toy).where(toy.name.eq("ball")));
            assertThat(rex.getToys()).extracting(Toy::getName).containsExactly("bone");
        });
    }

    @Test
    void whatWasChangedInAnExpiredOwnerIsWritten() {
        run(session -> {
            Keeper ada = session.query(select(keeper)).single();
            Animal favourite = ada.getFavourite();
            session.expunge(favourite);
            session.expire(ada);
            ada.setName("eva");
            session.getOrThrow(zoo.keeper(), ada.getId());
            assertThat(ada.getName()).isEqualTo("eva");
            assertThat(ada.getFavourite()).isInstanceOf(zoo.puppy()).isNotSameAs(favourite);
        });
        assertThat(text(session -> session.query(select(keeper)).single().getName()))
                .isEqualTo("eva");
    }

    @Test
    void anObjectDoesNotTakeTheRowOfOneOfAnotherClass() {
        run(session -> session.add(newCircle(1, 5)));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> {
                    session.delete(session.getOrThrow(newCircle(1, 5).getClass(), 1));
                    session.add(newSquare(1, 7));
                }))
                .withMessageContaining("is of another class. Flush in between");
        run(session -> {
            session.delete(session.getOrThrow(shape(), 1));
            session.flush();
            session.add(newSquare(1, 7));
        });
        run(session -> assertThat(session.getOrThrow(shape(), 1))
                .isInstanceOf(newSquare(1, 7).getClass())
                .extracting("side")
                .isEqualTo(7));
    }
}
