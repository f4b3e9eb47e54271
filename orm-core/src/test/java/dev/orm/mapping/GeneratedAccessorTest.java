package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedAccessorTest {

    private static final String ENTITY = "@Entity class Item { @Id Long id; String name; int size;"
            + " @ManyToMany List<Item> a; @ManyToMany @JoinTable(name = \"b\") List<Item> b; }";

    private static List<Class<?>> compile(String attributes, String collections) {
        List<Class<?>> classes = EntitySources.compile(ENTITY + """
                class QItem {
                    static class Accessor extends dev.orm.mapping.StubAccessor<Item> {
                        Accessor(dev.orm.type.SqlType<?>[] types) { super(types); }
                        static final String[] ATTRIBUTES = {%s};
                        static final String[] COLLECTIONS = {%s};
                        public String[] attributes() { return ATTRIBUTES; }
                        public String[] collections() { return COLLECTIONS; }
                    }
                }
                """.formatted(attributes, collections));
        return List.of(classes.get(0));
    }

    @Test
    void decidesTheOrderAndGetsItsTypesInIt() {
        EntityModels models = EntityModels.of(compile("\"size\", \"id\", \"name\"", "\"b\", \"a\""));
        EntityModel<?> model = models.all().get(0);
        StubAccessor<?> accessor = (StubAccessor<?>) model.accessor();
        assertThat(accessor.types).extracting(Object::toString).containsExactly("integer", "bigint", "varchar(255)");
        assertThat(model.attributes()).extracting(ColumnAttribute::path).containsExactly("size", "id", "name");
        assertThat(model.attributes()).extracting(ColumnAttribute::index).containsExactly(0, 1, 2);
        assertThat(model.collections()).extracting(ToManyAttribute::name).containsExactly("b", "a");
        assertThat(model.id().path()).isEqualTo("id");
        assertThat(model.table().columns()).hasSize(3);
    }

    @Test
    void isNotUsedWhereReflectionIsAskedFor() {
        EntityModels models = EntityModels.reflective(compile("\"size\", \"id\", \"name\"", "\"b\", \"a\""));
        assertThat(models.all().get(0).accessor()).isInstanceOf(ReflectiveAccessor.class);
        assertThat(models.all().get(0).attributes())
                .extracting(ColumnAttribute::path)
                .containsExactly("id", "name", "size");
    }

    @Test
    void isNeededForLazyReferences() {
        EntityAccessor<?> accessor =
                EntityModels.reflective(compile("", "")).all().get(0).accessor();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> accessor.newReference(reference -> {}))
                .withMessage("No lazy reference of shop.Item can be made, because no accessor was generated for it."
                        + " Compile it with the annotation processor.");
    }

    @Test
    void isRefusedIfItKnowsOtherAttributes() {
        List<Class<?>> classes = compile("\"id\", \"name\", \"colour\"", "\"a\", \"b\"");
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> EntityModels.of(classes))
                .withMessage("Item: its generated class QItem is older than the class (size is new, colour is gone)."
                        + " Compile Item again with the annotation processor.");
    }

    @Test
    void isRefusedIfItWasMadeForOtherTypes() {
        List<Class<?>> classes = List.of(EntitySources.compile("""
                @Entity class Item { @Id Long id; }
                class QItem {
                    static class Accessor extends dev.orm.mapping.StubAccessor<Item> {
                        static final String[] ATTRIBUTES = {"id"};
                        static final String[] COLLECTIONS = {};
                        Accessor(dev.orm.type.SqlType<?>[] types) {
                            super(types);
                            throw new IllegalArgumentException("It is an int.");
                        }
                        public String[] attributes() { return ATTRIBUTES; }
                        public String[] collections() { return COLLECTIONS; }
                    }
                }
                """).get(0));
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> EntityModels.of(classes))
                .withMessage(
                        "Item: its generated class QItem was made for other types. It is an int. If it does so already,"
                                + " compile Item again with the annotation processor.");
    }

    @Test
    void isLookedForBesideNestedEntitiesToo() {
        assertThat(Accessors.generatedName(java.util.Map.Entry.class)).isEqualTo("java.util.QMap_Entry$Accessor");
        assertThat(Accessors.generatedName(String.class)).isEqualTo("java.lang.QString$Accessor");
    }
}
