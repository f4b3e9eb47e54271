package dev.orm.type;

/** The refusal of a value of another class than its type has: the compiler sees to that, unless raw types keep it from looking. */
final class OtherClass {

    private OtherClass() {}

    static IllegalArgumentException refusal(SqlType<?> type, Object value) {
        return new IllegalArgumentException("A " + value.getClass().getTypeName() + " was not sent where a "
                + type.javaType().getTypeName() + " belongs, stored as " + type
                + ": databases differ in what they would"
                + " make of it. Give the value the type of its column; a raw or unchecked type kept the compiler from"
                + " asking for it.");
    }
}
