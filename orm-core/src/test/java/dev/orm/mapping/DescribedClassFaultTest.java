package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not agree between a class and the one that describes it is refused. */
class DescribedClassFaultTest {

    private static final String PLAIN = "class Plain { Long id; String name; final int fixed = 1; transient int t; } ";
    private static final String DESCRIPTION = "@Entity @dev.orm.mapping.MappingOf(Plain.class) ";

    @ParameterizedTest
    @Tag("MAP-04")
    @CsvSource(
            delimiter = '|',
            value = {
                "class D { @Id Long id; String name; } | D: it leaves out Plain.fixed. Declare it, with @Transient if it is not stored.",
                "class D { @Id Long id; @Transient int fixed; String nam; @Transient int name; } | D.nam: it describes no field of Plain. Did you mean \"name\"?",
                "class D { @Id Long id; @Transient int fixed; int name; } | D.name: it is int here and java.lang.String in Plain. Declare it with the same type.",
                "class D { @Id Long id; int fixed; String name; } | D.fixed: the field of Plain is final and cannot be set when a row is read. Mark it @Transient.",
                "class D { @Id Long id; @Transient int fixed; String name; @PostLoad void loaded() {} } | D.loaded: it has @PostLoad, but nothing is called on a description. Annotate fields, and name listeners by @EntityListeners.",
                "@Inheritance class D { @Id Long id; @Transient int fixed; String name; } | D: @Inheritance has no meaning on a description. Remove it.",
                "class D extends Other { @Id Long id; @Transient int fixed; String name; } class Other {} | D: it describes another class and extends Other. Declare all attributes in the description, those that Plain inherits too.",
                "class D { @Id Long id; @Transient int fixed; String name; } @Entity @dev.orm.mapping.MappingOf(Plain.class) class E { @Id Long id; @Transient int fixed; String name; } | E: it describes Plain, as D does. Remove one of the two.",
                "class D { @Id Long id; @Transient int fixed; @dev.orm.mapping.RenamedFrom(\"n\") String name; } | D.name: @RenamedFrom has no meaning on a description. Remove it."
            })
    void isRefused(String source, String fault) {
        assertThat(faultsOf(PLAIN + DESCRIPTION + source)).contains(fault);
    }

    @ParameterizedTest
    @Tag("MAP-04")
    @CsvSource(
            delimiter = '|',
            value = {
                "@Entity class Plain { @Id Long id; } | D: it describes Plain, which is an entity by itself. Remove the description, or the annotations there.",
                "@MappedSuperclass class Up {} class Plain extends Up { Long id; } | D: it describes Plain, which extends the mapped class Up. Annotate Plain itself.",
                "class Plain { Long id; Plain(int a) {} } | Plain: it has no constructor without arguments. Add one; it may be protected.",
                "record Plain(Long id) {} | Plain: a record cannot be an entity, because its values never change. Make it a class."
            })
    void describesPlainClassesOnly(String source, String fault) {
        assertThat(faultsOf(source + " " + DESCRIPTION + "class D { @Id Long id; }"))
                .contains(fault);
    }

    private static List<String> faultsOf(String source) {
        List<Class<?>> entities = EntitySources.compile(source).stream()
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toList();
        return catchThrowableOfType(MappingException.class, () -> EntityModels.reflective(entities))
                .faults();
    }
}
