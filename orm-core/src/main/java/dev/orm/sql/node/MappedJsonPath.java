package dev.orm.sql.node;

import dev.orm.sql.EntityPath;
import dev.orm.sql.Sql;

/**
 * An attribute that is mapped to JSON: what is compared is an object of its type, what is stepped into is the JSON that stores it.
 *
 * @param <T> its Java type
 */
public final class MappedJsonPath<T> extends AttributePath<T> {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     * @param javaType its Java type
     */
    public MappedJsonPath(EntityPath<?> owner, String name, Class<T> javaType) {
        super(owner, name, javaType);
    }

    /**
     * Steps to a member of the object; short for {@code json(attribute).get(name)}.
     *
     * @param member its name, taken as it is
     * @return its value; SQL {@code NULL} if there is none
     * @throws IllegalArgumentException if no JSON could hold such a name
     */
    public JsonStep get(String member) {
        return Sql.json(this).get(member);
    }

    /**
     * Steps to an element of the array; short for {@code json(attribute).get(index)}.
     *
     * @param index its place, from 0
     * @return its value; SQL {@code NULL} if there is none
     * @throws IllegalArgumentException if the index is negative
     */
    public JsonStep get(int index) {
        return Sql.json(this).get(index);
    }
}
