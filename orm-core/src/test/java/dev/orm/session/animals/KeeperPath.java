package dev.orm.session.animals;

import dev.orm.sql.EntityPath;
import dev.orm.sql.ToManyPath;
import dev.orm.sql.node.StringPath;

/** Names the attributes of keepers in statements. */
public final class KeeperPath extends EntityPath<Zoo.Keeper> {

    public final StringPath name = string("name");
    public final ToManyPath<Zoo.Animal, AnimalPath<Zoo.Animal>> animals;

    private final Zoo zoo;

    public KeeperPath(Zoo zoo, String alias) {
        super(zoo.keeper(), alias);
        this.zoo = zoo;
        this.animals = animals();
    }

    KeeperPath(Zoo zoo, EntityPath<?> owner, String attribute) {
        super(zoo.keeper(), owner, attribute);
        this.zoo = zoo;
        this.animals = animals();
    }

    private ToManyPath<Zoo.Animal, AnimalPath<Zoo.Animal>> animals() {
        return toMany("animals", zoo.animal(), alias -> new AnimalPath<>(zoo, zoo.animal(), alias));
    }

    public AnimalPath<Zoo.Animal> favourite() {
        return new AnimalPath<>(zoo, zoo.animal(), this, "favourite");
    }
}
