package dev.orm.maven;

import dev.orm.type.JsonFormat;
import java.lang.reflect.Type;

/** Stands for the JSON library of the application: columns have a type without it, and no value is ever written. */
final class UnusedJson implements JsonFormat {

    @Override
    public String write(Object value, Type type) {
        throw unused();
    }

    @Override
    public Object read(String json, Type type) {
        throw unused();
    }

    private static IllegalStateException unused() {
        return new IllegalStateException("No value is written or read while an application is built.");
    }
}
