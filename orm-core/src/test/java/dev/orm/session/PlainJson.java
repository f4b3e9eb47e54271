package dev.orm.session;

import dev.orm.session.StoredTypesTest.Address;
import dev.orm.type.Json;
import dev.orm.type.JsonFormat;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of a JSON library as these tests need. */
final class PlainJson implements JsonFormat {

    @Override
    public String write(Object value, Type type) {
        return Json.ofValue(
                        value instanceof Address address
                                ? Map.of("street", address.street(), "no", address.no())
                                : value)
                .text();
    }

    @Override
    public Object read(String json, Type type) {
        Map<?, ?> members = (Map<?, ?>) Json.of(json).value();
        if (type == Address.class) {
            return new Address((String) members.get("street"), ((BigDecimal) members.get("no")).intValueExact());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        members.forEach((name, member) -> map.put((String) name, ((BigDecimal) member).intValueExact()));
        return map;
    }
}
