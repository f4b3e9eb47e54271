package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orm.session.animals.Zoo;
import dev.orm.session.zoo.Animal;
import dev.orm.session.zoo.Cat;
import dev.orm.session.zoo.Dog;
import dev.orm.session.zoo.Keeper;
import dev.orm.session.zoo.Puppy;
import dev.orm.session.zoo.QAnimal;
import dev.orm.session.zoo.QCat;
import dev.orm.session.zoo.QDog;
import dev.orm.session.zoo.Toy;
import dev.orm.sql.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities that extend entities, whose rows are in one table. */
@Tag("MAP-12")
abstract class InheritanceContract extends DiscriminatorContract {

    private static final QAnimal animal = QAnimal.animal;
    private static final QDog dog = QDog.dog;
    private static final QCat cat = QCat.cat;

    InheritanceContract(Mapping mapping) {
        super(
                mapping,
                Zoo.of(Animal.class, Dog.class, Puppy.class, Cat.class, Keeper.class, Toy.class),
                Circle.class,
                Square.class);
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
        return "select animal.id, animal.version, animal.name, animal.keeper_id, animal.mother_id, animal.breed,"
                + " animal.weeks, animal.lives, animal.enemy_id, animal.kind from animal as animal order by animal.name";
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
        return List.of("update animal set weeks = ?, version = ? where id = ? and version = ?");
    }

    @Override
    String whereOfBreedOrLives() {
        return "from animal as animal where animal.breed = ? or animal.lives = ? order by animal.name";
    }

    @Override
    String nativeSelectOfAnimals() {
        return "select * from animal order by name";
    }

    @Test
    void statementsChangeTheRowsOfTheirClass() {
        run(session -> {
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
    void aRowIsFoundByAUniqueKeyOrMade() {
        run(session -> {
            Dog found = session.findOrCreate(new Dog("rex", "none"), dog.name);
            assertThat(found.getBreed()).isEqualTo("collie");
            Cat made = session.findOrCreate(new Cat("kit", 9), cat.name);
            assertThat(made.getId()).isNotNull();
        });
        assertThat(number(session -> session.query(select(cat).where(cat.name.eq("kit")))
                        .single()
                        .getLives()))
                .isEqualTo(9);
    }

    @Test
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
}
