package dev.orm.session.animals;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The classes of animals in one mapping: a hierarchy of four, with whom keeps them and what they play with.
 *
 * @param animal the topmost class
 * @param dog a class that another one extends
 * @param puppy the class that extends it
 * @param cat a class beside it
 * @param keeper an entity that refers to animals
 * @param toy an entity that refers to dogs
 */
public record Zoo(
        Class<Animal> animal,
        Class<Dog> dog,
        Class<Puppy> puppy,
        Class<Cat> cat,
        Class<Keeper> keeper,
        Class<Toy> toy) {

    /** Names the classes of a mapping. */
    public static Zoo of(
            Class<? extends Animal> animal,
            Class<? extends Dog> dog,
            Class<? extends Puppy> puppy,
            Class<? extends Cat> cat,
            Class<? extends Keeper> keeper,
            Class<? extends Toy> toy) {
        return new Zoo(seen(animal), seen(dog), seen(puppy), seen(cat), seen(keeper), seen(toy));
    }

    /** An entity class is only ever asked for by its interface here. */
    @SuppressWarnings("unchecked")
    private static <E> Class<E> seen(Class<? extends E> entity) {
        return (Class<E>) entity;
    }

    /** Makes a keeper. */
    public Keeper newKeeper(String name) {
        return made(keeper, name);
    }

    /** Makes a dog. */
    public Dog newDog(String name, String breed) {
        return made(dog, name, breed);
    }

    /** Makes a puppy. */
    public Puppy newPuppy(String name, String breed, int weeks) {
        return made(puppy, name, breed, weeks);
    }

    /** Makes a cat. */
    public Cat newCat(String name, int lives) {
        return made(cat, name, lives);
    }

    /** Makes a toy. */
    public Toy newToy(String name) {
        return made(toy, name);
    }

    private static <E> E made(Class<E> type, Object... values) {
        try {
            return type.cast(type.getConstructors()[0].newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The one public constructor of " + type + " takes other values.", e);
        }
    }

    /** Adds to a collection, whose members are of the classes of the mapping. */
    @SuppressWarnings("unchecked")
    public static void add(Collection<?> members, Object... more) {
        ((Collection<Object>) members).addAll(List.of(more));
    }

    /** What all animals have. */
    public interface Animal {

        Long getId();

        String getName();

        void setName(String name);

        Keeper getKeeper();

        Animal getMother();

        void setMother(Animal mother);

        Set<String> getNicknames();

        Set<? extends Animal> getFriends();

        String sound();
    }

    /** What dogs have, puppies too. */
    public interface Dog extends Animal {

        String getBreed();

        void setBreed(String breed);

        List<? extends Toy> getToys();
    }

    /** What only puppies have. */
    public interface Puppy extends Dog {

        int getWeeks();

        void setWeeks(int weeks);
    }

    /** What only cats have. */
    public interface Cat extends Animal {

        int getLives();

        void setLives(int lives);

        Dog getEnemy();

        void setEnemy(Dog enemy);
    }

    /** A person with animals of several kinds. */
    public interface Keeper {

        Long getId();

        String getName();

        void setName(String name);

        List<? extends Animal> getAnimals();

        Animal getFavourite();

        void setFavourite(Animal favourite);

        Cat getCat();

        void setCat(Cat cat);
    }

    /** What belongs to a dog. */
    public interface Toy {

        String getName();
    }
}
