package dev.orm.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Names that generated code uses, and the rules by which it makes its own. */
final class Names {

    static final String MAPPING_OF = "dev.orm.mapping.MappingOf";

    static final ClassName OBJECT = ClassName.get("java.lang", "Object");
    static final ClassName STRING = ClassName.get("java.lang", "String");
    static final ClassName BIG_DECIMAL = ClassName.get("java.math", "BigDecimal");
    static final ClassName OBJECTS = ClassName.get("java.util", "Objects");
    static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");
    static final ClassName FUNCTION = ClassName.get("java.util.function", "Function");
    static final ClassName SQL_EXCEPTION = ClassName.get("java.sql", "SQLException");
    static final ClassName VAR_HANDLE = ClassName.get("java.lang.invoke", "VarHandle");
    static final ClassName METHOD_HANDLE = ClassName.get("java.lang.invoke", "MethodHandle");
    static final ClassName METHOD_HANDLES = ClassName.get("java.lang.invoke", "MethodHandles");
    static final ClassName METHOD_TYPE = ClassName.get("java.lang.invoke", "MethodType");
    static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

    static final ClassName ENTITY_PATH = ClassName.get("dev.orm.sql", "EntityPath");
    static final ClassName TO_MANY_PATH = ClassName.get("dev.orm.sql", "ToManyPath");
    static final ClassName EMBEDDABLES_PATH = ClassName.get("dev.orm.sql", "EmbeddablesPath");
    static final ClassName EMBEDDABLE_MAP_PATH = ClassName.get("dev.orm.sql", "EmbeddableMapPath");
    static final ClassName MAP_PATH = ClassName.get("dev.orm.sql", "MapPath");
    static final ClassName ELEMENTS_PATH = ClassName.get("dev.orm.sql", "ElementsPath");
    static final ClassName STRING_PATH = ClassName.get("dev.orm.sql.node", "StringPath");
    static final ClassName NUMBER_PATH = ClassName.get("dev.orm.sql.node", "NumberPath");
    static final ClassName BOOLEAN_PATH = ClassName.get("dev.orm.sql.node", "BooleanPath");
    static final ClassName COMPARABLE_PATH = ClassName.get("dev.orm.sql.node", "ComparablePath");
    static final ClassName TEMPORAL_PATH = ClassName.get("dev.orm.sql.node", "TemporalPath");
    static final ClassName ARRAY_PATH = ClassName.get("dev.orm.sql.node", "ArrayPath");
    static final ClassName JSON_PATH = ClassName.get("dev.orm.sql.node", "JsonPath");
    static final ClassName MAPPED_JSON_PATH = ClassName.get("dev.orm.sql.node", "MappedJsonPath");
    static final ClassName JSON = ClassName.get("dev.orm.type", "Json");
    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName SIMPLE_PATH = ClassName.get("dev.orm.sql.node", "SimplePath");
    static final ClassName SQL_TYPE = ClassName.get("dev.orm.type", "SqlType");
    static final ClassName ROW_READER = ClassName.get("dev.orm.type", "RowReader");
    static final ClassName PARAMETER_BINDER = ClassName.get("dev.orm.type", "ParameterBinder");
    static final ClassName ENTITY_ACCESSOR = ClassName.get("dev.orm.mapping", "EntityAccessor");
    static final ClassName REFERENCES = ENTITY_ACCESSOR.nestedClass("References");
    static final ClassName EXPRESSION = ClassName.get("dev.orm.sql", "Expression");
    static final ClassName LAZY_REFERENCE = ClassName.get("dev.orm.mapping", "LazyReference");
    static final ClassName LAZY_ATTRIBUTE_LOADER = ClassName.get("dev.orm.mapping", "LazyAttributeLoader");
    static final ClassName LAZY_ATTRIBUTES = ClassName.get("dev.orm.mapping", "LazyAttributes");
    static final ClassName REFERENCE_LOADER = ClassName.get("dev.orm.mapping", "ReferenceLoader");

    private Names() {}

    /** {@code QUser} for {@code User}, {@code QOuter_Inner} for {@code Outer.Inner}. */
    static ClassName queryType(ClassName entity) {
        return ClassName.get(entity.packageName(), "Q" + String.join("_", entity.simpleNames()));
    }

    /** {@code user} for {@code User}; {@code URLEntry} stays as it is, as for beans. */
    static String decapitalised(String name) {
        boolean acronym =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return acronym || name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The name itself, or with {@code _} behind it if Java does not allow it. */
    static String identifier(String name) {
        return SourceVersion.isName(name) ? name : name + "_";
    }

    /** {@code FIRST_NAME} for {@code firstName}. */
    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The column of an attribute by the naming convention of the mapping: {@code first_name} for {@code firstName}. */
    static String snakeCase(String javaName) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && startsWord(javaName, i)) {
                name.append('_');
            }
            name.append(c);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWord(String name, int i) {
        char before = name.charAt(i - 1);
        boolean lowerBehind = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return Character.isLowerCase(before)
                || Character.isDigit(before)
                || Character.isUpperCase(before) && lowerBehind;
    }

    /** {@code addressCity} for {@code address.city}. */
    static String camelCase(String path) {
        StringBuilder name = new StringBuilder();
        for (String part : path.split("\\.")) {
            name.append(name.isEmpty() ? part : capitalised(part));
        }
        return identifier(name.toString());
    }
}
