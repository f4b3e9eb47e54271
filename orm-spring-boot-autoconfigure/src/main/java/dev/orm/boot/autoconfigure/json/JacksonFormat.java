package dev.orm.boot.autoconfigure.json;

import dev.orm.type.JsonFormat;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes and reads JSON as the application's own mapper does, but for two things. Whatever that mapper allows, no class is
 * chosen by a name in the JSON: such names are how foreign code gets to run, and rows may come from elsewhere. And numbers
 * without a declared type keep all their digits.
 */
final class JacksonFormat implements JsonFormat {

    private final JsonMapper mapper;

    JacksonFormat(JsonMapper application) {
        mapper = application
                .rebuild()
                .deactivateDefaultTyping()
                .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder().build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    @Override
    public String write(Object value, Type type) {
        try {
            return mapper.writerFor(mapper.constructType(type)).writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("An object cannot be written as the JSON of a " + type.getTypeName()
                    + ": " + reason(e) + ". Let Jackson know how to write its class, or store another one.");
        }
    }

    @Override
    public Object read(String json, Type type) {
        try {
            return mapper.readerFor(mapper.constructType(type)).readValue(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The JSON in a column cannot be read as a " + type.getTypeName() + ": "
                    + reason(e) + ". Correct the row, or let Jackson know how to read what is there.");
        }
    }

    /** Says what is wrong and where. Jackson's own words and causes quote values, except about classes that it cannot handle. */
    private static String reason(JacksonException e) {
        String what = e instanceof InvalidDefinitionException
                ? e.getOriginalMessage()
                : e.getClass().getSimpleName();
        String path = e.getPath().stream().map(JacksonFormat::step).collect(Collectors.joining());
        return path.isEmpty() ? what : what + " at " + path;
    }

    private static String step(JacksonException.Reference step) {
        if (step.getPropertyName() == null) {
            return "[" + step.getIndex() + "]";
        }
        // The keys of a map are values too.
        return step.from() instanceof Map ? "[key]" : "." + step.getPropertyName();
    }
}
