package dev.orm.session.animals;

import dev.orm.sql.ElementsPath;
import dev.orm.sql.EntityPath;
import dev.orm.sql.ToManyPath;
import dev.orm.sql.node.NumberPath;
import dev.orm.sql.node.StringPath;

/**
 * Names the attributes of animals in statements, as the generated classes of each mapping do. It has those of all classes; one that
 * the class lacks is refused where it is used.
 *
 * @param <E> the animal
 */
public final class AnimalPath<E extends Zoo.Animal> extends EntityPath<E> {

    public final NumberPath<Long> id = number("id", Long.class);
    public final StringPath name = string("name");
    public final ElementsPath<String, StringPath> nicknames = elements("nicknames", String.class, StringPath::new);
    public final StringPath breed = string("breed");
    public final NumberPath<Integer> weeks = number("weeks", Integer.class);
    public final NumberPath<Integer> lives = number("lives", Integer.class);
    public final ToManyPath<Zoo.Toy, ToyPath> toys;

    private final Zoo zoo;

    public AnimalPath(Zoo zoo, Class<E> type, String alias) {
        super(type, alias);
        this.zoo = zoo;
        this.toys = toys();
    }

    AnimalPath(Zoo zoo, Class<E> type, EntityPath<?> owner, String attribute) {
        super(type, owner, attribute);
        this.zoo = zoo;
        this.toys = toys();
    }

    private ToManyPath<Zoo.Toy, ToyPath> toys() {
        return toMany("toys", zoo.toy(), alias -> new ToyPath(zoo, alias));
    }

    public AnimalPath<E> as(String alias) {
        return new AnimalPath<>(zoo, javaType(), alias);
    }

    public KeeperPath keeper() {
        return new KeeperPath(zoo, this, "keeper");
    }

    public AnimalPath<Zoo.Dog> enemy() {
        return new AnimalPath<>(zoo, zoo.dog(), this, "enemy");
    }
}
