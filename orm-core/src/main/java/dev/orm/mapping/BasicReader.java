package dev.orm.mapping;

import dev.orm.mapping.ColumnAttribute.Made;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.DdlExpression;
import dev.orm.type.JavaTypes;
import jakarta.persistence.Access;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads attributes that are neither associations nor embedded, the id and the version among them. */
final class BasicReader {

    private static final Set<Class<? extends Annotation>> SUPPORTED = Set.of(
            Id.class,
            GeneratedValue.class,
            SequenceGenerator.class,
            SequenceGenerators.class,
            Column.class,
            Basic.class,
            Enumerated.class,
            Version.class,
            Lob.class,
            Convert.class,
            Access.class,
            JsonColumn.class,
            DatabaseValue.class,
            RenamedFrom.class,
            Sensitive.class,
            SoftDelete.class,
            TenantId.class);

    private static final Set<Class<? extends Annotation>> COMPUTED = Set.of(Computed.class, Sensitive.class);

    private static final Set<String> COLUMN_ELEMENTS = Set.of(
            "name",
            "nullable",
            "unique",
            "length",
            "precision",
            "scale",
            "insertable",
            "updatable",
            "check",
            "comment",
            "table");

    private static final Set<Class<?>> GENERATED_NUMBERS = Set.of(Long.class, Integer.class);

    private static final Set<Class<?>> ID_TYPES = Set.of(
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Character.class,
            String.class,
            UUID.class,
            BigInteger.class,
            LocalDate.class);

    private static final Set<Class<?>> VERSION_TYPES = Set.of(Integer.class, Long.class, Instant.class);

    private final ColumnTypes types;
    private final Faults faults;

    BasicReader(ColumnTypes types, Faults faults) {
        this.types = types;
        this.faults = faults;
    }

    AttributeDraft read(List<Member> path, @Nullable Column override) {
        AttributeDraft attribute = new AttributeDraft(path);
        Member member = attribute.member();
        if (member.has(Computed.class)) {
            return readComputed(attribute);
        }
        RefusedAnnotations.onMember(member, SUPPORTED, "a basic attribute", faults);
        Column column = override != null ? override : member.find(Column.class);
        attribute.type = types.find(member, column);
        attribute.mappedColumn = Names.snakeCase(member.name());
        if (column != null) {
            RefusedAnnotations.elements(column, COLUMN_ELEMENTS, sentence -> faults.add(member, sentence));
            attribute.mappedColumn = column.name().isEmpty() ? attribute.mappedColumn : column.name();
            attribute.nullable = column.nullable();
            attribute.unique = column.unique();
            attribute.insertable = column.insertable();
            attribute.updatable = column.updatable();
            attribute.checks = List.of(column.check());
            attribute.comment = column.comment();
            attribute.table = column.table();
        }
        String fault = Names.faultOf(attribute.mappedColumn, EntityReader.LONGEST_NAME);
        if (fault != null) {
            faults.add(member, fault);
        }
        Basic basic = member.find(Basic.class);
        attribute.nullable &= !member.type().isPrimitive() && (basic == null || basic.optional());
        attribute.version = member.has(Version.class);
        attribute.id = member.has(Id.class);
        if (attribute.id) {
            readId(attribute);
        } else if (member.has(GeneratedValue.class)) {
            faults.add(member, "@GeneratedValue is for the id. Remove it.");
        } else if (member.has(SequenceGenerator.class) || member.has(SequenceGenerators.class)) {
            faults.add(member, "@SequenceGenerator is for the id. Move it there, or to the class.");
        }
        if (attribute.version) {
            readVersion(attribute);
        }
        readMade(attribute);
        RowFilters.read(attribute, faults);
        attribute.lazy = basic != null && basic.fetch() == FetchType.LAZY;
        if (attribute.lazy) {
            checkLazy(attribute);
        }
        return attribute;
    }

    private void checkLazy(AttributeDraft attribute) {
        Member member = attribute.member();
        if (attribute.members.size() > 1) {
            faults.add(
                    member,
                    "a LAZY attribute in an embedded class is not supported. Move it to the entity, or leave LAZY out.");
        } else if (member.field() == null) {
            faults.add(
                    member,
                    "it is LAZY, and its getter would load it. Map its field: put the annotations there, with"
                            + " @Access(AccessType.FIELD).");
        } else if (attribute.id
                || attribute.version
                || attribute.softDelete
                || attribute.tenant
                || attribute.made != Made.NEVER) {
            faults.add(
                    member,
                    "it is LAZY, but the session needs its value whenever it has the object, or the database makes it."
                            + " Leave LAZY out.");
        }
    }

    private AttributeDraft readComputed(AttributeDraft attribute) {
        Member member = attribute.member();
        RefusedAnnotations.onMember(member, COMPUTED, "a computed attribute", faults);
        if (attribute.members.size() > 1) {
            faults.add(member, "a @Computed attribute in an embedded class is not supported. Move it to the entity.");
        }
        attribute.computed = true;
        attribute.insertable = false;
        attribute.updatable = false;
        attribute.mappedColumn = Names.snakeCase(member.name());
        attribute.type = types.find(member, null);
        return attribute;
    }

    private void readMade(AttributeDraft attribute) {
        Member member = attribute.member();
        DatabaseValue made = member.find(DatabaseValue.class);
        if (made == null) {
            return;
        }
        if (attribute.id || attribute.version) {
            faults.add(
                    member,
                    attribute.id
                            ? "@DatabaseValue is not for an id. Use @GeneratedValue."
                            : "@DatabaseValue is not for a version, which the session counts. Remove one of the two.");
        }
        if (made.now() && !made.unsafeDefault().isEmpty()) {
            faults.add(member, "@DatabaseValue has both now and unsafeDefault. Keep one default.");
        }
        attribute.insertable = false;
        attribute.updatable &= !made.onUpdate();
        attribute.made = made.onUpdate() ? Made.ON_EVERY_WRITE : Made.ON_INSERT;
        if (made.now()) {
            attribute.defaultValue = DdlExpression.now();
        } else if (!made.unsafeDefault().isEmpty()) {
            attribute.defaultValue = DdlExpression.unsafeSql(made.unsafeDefault());
        }
    }

    private void readId(AttributeDraft attribute) {
        if (attribute.members.size() > 1) {
            faults.add(
                    attribute.member(),
                    "an @Id in an embedded class is not supported. Put it on the entity, or @EmbeddedId on the attribute of this class.");
        }
        checkId(attribute);
    }

    /** An attribute of the class of an {@code @EmbeddedId}. */
    void readIdPart(AttributeDraft attribute) {
        attribute.id = true;
        if (attribute.version || attribute.made != Made.NEVER) {
            faults.add(
                    attribute.member(),
                    "it is a part of an id, which the program sets. Remove @Version or @DatabaseValue.");
        }
        checkId(attribute);
    }

    private void checkId(AttributeDraft attribute) {
        Member member = attribute.member();
        attribute.nullable = false;
        attribute.unique = false;
        Class<?> type = JavaTypes.boxed(member.type());
        boolean isPlain = attribute.type != null && (!attribute.type.isConverted() || !member.has(Convert.class));
        if (!ID_TYPES.contains(type) || attribute.type != null && !isPlain) {
            faults.add(
                    member,
                    "its type " + type.getSimpleName() + " cannot be an id" + (isPlain ? "" : " with a converter")
                            + ". Use long, int, short, char, String, UUID, BigInteger or LocalDate.");
            return;
        }
        if (!attribute.insertable) {
            faults.add(member, "an id is written when its row is inserted. Remove insertable = false.");
        }
        GeneratedValue generated = member.find(GeneratedValue.class);
        if (generated != null) {
            attribute.generation = generation(member, type, generated);
        }
    }

    private IdGeneration generation(Member member, Class<?> type, GeneratedValue generated) {
        boolean named = !generated.generator().isEmpty();
        if (named && generated.strategy() != GenerationType.SEQUENCE && generated.strategy() != GenerationType.AUTO) {
            faults.add(
                    member,
                    "@GeneratedValue(generator) is for sequences. Remove it, or write strategy = GenerationType.SEQUENCE.");
        }
        switch (generated.strategy()) {
            case TABLE ->
                faults.add(
                        member,
                        "GenerationType.TABLE is not supported. Use GenerationType.SEQUENCE, which is an identity where a database"
                                + " has no sequences, or GenerationType.IDENTITY.");
            case UUID -> {
                if (type == UUID.class) {
                    return IdGeneration.UUID;
                }
                faults.add(
                        member,
                        "GenerationType.UUID makes a java.util.UUID; its type is " + type.getSimpleName()
                                + ". Declare it as UUID.");
            }
            case IDENTITY, AUTO, SEQUENCE -> {
                if (GENERATED_NUMBERS.contains(type)) {
                    return named || generated.strategy() == GenerationType.SEQUENCE
                            ? IdGeneration.SEQUENCE
                            : IdGeneration.IDENTITY;
                }
                if (type == UUID.class && generated.strategy() == GenerationType.AUTO && !named) {
                    return IdGeneration.UUID;
                }
                faults.add(
                        member,
                        "an id of type " + type.getSimpleName()
                                + " cannot be generated by the database. Declare it as Long, or remove @GeneratedValue and set it.");
            }
        }
        return IdGeneration.ASSIGNED;
    }

    private void readVersion(AttributeDraft attribute) {
        Member member = attribute.member();
        attribute.nullable = false;
        Class<?> type = JavaTypes.boxed(member.type());
        if (attribute.members.size() > 1) {
            faults.add(member, "a @Version in an embedded class is not supported. Put it on the entity.");
        }
        if (!VERSION_TYPES.contains(type) || member.has(Convert.class)) {
            faults.add(member, "its type " + type.getSimpleName() + " cannot be a version. Use int, long or Instant.");
        }
        if (attribute.id) {
            faults.add(member, "it is both @Id and @Version. Remove one.");
        }
        if (!attribute.insertable || !attribute.updatable) {
            faults.add(
                    member,
                    "a version is written by every insert and update. Remove insertable = false and updatable = false.");
        }
    }

    void checkSingles(EntityDraft<?> draft) {
        for (AttributeDraft attribute : draft.attributes) {
            if (attribute.computed
                    && attribute.members.size() == 1
                    && Computations.find(draft.mapping, attribute.path) == null) {
                faults.add(
                        draft.type,
                        attribute.path,
                        "it is @Computed, but nothing says how. Write it: static Expression<"
                                + JavaTypes.boxed(attribute.member().type()).getSimpleName() + "> " + attribute.path
                                + "(Q" + draft.type.getSimpleName() + " path).");
            }
        }
        checkSingle(draft, attribute -> attribute.version, "@Version");
        checkSingle(draft, attribute -> attribute.softDelete, "@SoftDelete");
        checkSingle(draft, attribute -> attribute.tenant, "@TenantId");
    }

    private void checkSingle(EntityDraft<?> draft, Predicate<AttributeDraft> kind, String annotation) {
        List<AttributeDraft> found = draft.attributes.stream().filter(kind).toList();
        if (found.size() > 1) {
            String names = String.join(
                    " and ", found.stream().map(attribute -> attribute.path).toList());
            faults.add(draft.type, names + " have " + annotation + ". Keep one.");
        }
    }
}
