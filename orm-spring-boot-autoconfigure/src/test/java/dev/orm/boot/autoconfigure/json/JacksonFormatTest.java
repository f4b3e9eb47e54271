package dev.orm.boot.autoconfigure.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.orm.type.JsonFormat;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class JacksonFormatTest {

    private static final Type OBJECTS = new TypeReference<Map<String, Object>>() {}.getType();

    private final JsonFormat format = new JacksonFormat(new JsonMapper());

    record Box(Object content) {}

    record Address(String streetName, int no) {}

    /** Tells whether it was made of JSON. */
    static final class Canary {

        static int made;

        public Canary() {
            made++;
        }
    }

    static final class Broken {

        public String getName() {
            throw new IllegalStateException("hunter2");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface NamedByClass {}

    record Harmless(int size) implements NamedByClass {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    interface Shape {}

    @JsonTypeName("circle")
    record Circle(int radius) implements Shape {}

    @JsonTypeName("square")
    record Square(int side) implements Shape {}

    @Test
    @Tag("SEC-24")
    void makesNoClassThatTheJsonNamesThoughTheApplicationsMapperWould() {
        JsonMapper careless = JsonMapper.builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType(Object.class)
                                .build(),
                        DefaultTyping.NON_FINAL)
                .build();
        String json = "{\"content\":[\"" + Canary.class.getName() + "\",{}]}";
        Canary.made = 0;
        assertThat(careless.readValue("[\"" + Box.class.getName() + "\"," + json + "]", Object.class))
                .as("the attack works at all")
                .isInstanceOf(Box.class);
        assertThat(Canary.made).isOne();
        JsonFormat careful = new JacksonFormat(careless);
        assertThat(careful.read(json, Box.class)).isEqualTo(new Box(List.of(Canary.class.getName(), Map.of())));
        assertThat(careful.read("{\"@class\":\"" + Canary.class.getName() + "\"}", Object.class))
                .isEqualTo(Map.of("@class", Canary.class.getName()));
        assertThat(careful.write(new Box(new Address("Main Street", 7)), Box.class))
                .isEqualTo("{\"content\":{\"streetName\":\"Main Street\",\"no\":7}}");
        assertThat(Canary.made).isOne();
    }

    @Test
    @Tag("SEC-24")
    void refusesClassNamesThatTheApplicationAskedFor() {
        assertThatThrownBy(() ->
                        format.read("{\"@class\":\"" + Harmless.class.getName() + "\",\"size\":1}", NamedByClass.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read as a " + NamedByClass.class.getTypeName());
    }

    @Test
    void choosesAmongClassesThatTheProgramLists() {
        Type shapes = new TypeReference<List<Shape>>() {}.getType();
        List<Shape> both = List.of(new Circle(1), new Square(2));
        assertThat(format.read(format.write(both, shapes), shapes)).isEqualTo(both);
    }

    @Test
    void readsDeclaredTypesAndNumbersOfAnyLength() {
        Type addresses = new TypeReference<Map<String, List<Address>>>() {}.getType();
        Map<String, List<Address>> value = Map.of("home", List.of(new Address("Main Street", 7)));
        assertThat(format.read(format.write(value, addresses), addresses)).isEqualTo(value);
        assertThat(format.read("{\"n\":0.12345678901234567890}", OBJECTS))
                .isEqualTo(Map.of("n", new BigDecimal("0.12345678901234567890")));
    }

    @Test
    void writesAsTheApplicationsMapperDoes() {
        JsonFormat snake = new JacksonFormat(JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build());
        assertThat(snake.write(new Address("Main Street", 7), Address.class)).contains("\"street_name\"");
    }

    @Test
    @Tag("SEC-25")
    void saysWhereJsonDoesNotFitWithoutItsValues() {
        Type addresses = new TypeReference<Map<String, List<Address>>>() {}.getType();
        assertThatThrownBy(() -> format.read("{\"hunter2\":[{\"no\":\"secret\"}]}", addresses))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("InvalidFormatException at [key][0].no")
                .hasMessageNotContainingAny("secret", "hunter2")
                .hasNoCause();
        assertThatThrownBy(() -> format.write(new Box(new Broken()), Box.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be written as the JSON of a " + Box.class.getTypeName())
                .hasMessageContaining("at .content.name")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThatThrownBy(() -> format.read("{}", Runnable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot construct instance of `java.lang.Runnable`");
    }
}
