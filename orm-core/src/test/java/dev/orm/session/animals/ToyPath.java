package dev.orm.session.animals;

import dev.orm.sql.EntityPath;
import dev.orm.sql.node.StringPath;

/** Names the attributes of toys in statements. */
public final class ToyPath extends EntityPath<Zoo.Toy> {

    public final StringPath name = string("name");

    public ToyPath(Zoo zoo, String alias) {
        super(zoo.toy(), alias);
    }
}
