package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableMappingTest {

    private static EntityModel<?> modelOf(String source) {
        return EntityModels.reflective(EntitySources.compileMapped(source))
                .all()
                .get(0);
    }

    private static String shown(Column<?> column) {
        return column.name() + " " + column.type() + (column.nullable() ? "" : " not null")
                + (column.isIdentity() ? " identity" : "");
    }

    private static List<String> columnsOf(EntityModel<?> model) {
        return model.table().columns().stream().map(TableMappingTest::shown).toList();
    }

    @Test
    @Tag("MAP-01")
    void mapsAClassToATableInTheOrderOfTheSource() {
        EntityModel<?> model = modelOf("""
                @Entity class BlogUser {
                    static int count;
                    @Id @GeneratedValue private Long id;
                    private String name;
                    private int age;
                    @Transient String shown;
                    transient String cached;
                    private Instant createdAt;
                }
                """);
        assertThat(model.name()).isEqualTo("BlogUser");
        assertThat(model.table().name()).isEqualTo(TableName.of("blog_user"));
        assertThat(columnsOf(model))
                .containsExactly(
                        "id bigint not null identity",
                        "name varchar(255)",
                        "age integer not null",
                        "created_at instant");
        assertThat(model.table().primaryKey().name()).isEqualTo("pk_blog_user");
        assertThat(model.table().primaryKey().columns()).containsExactly("id");
        assertThat(model.id().path()).isEqualTo("id");
        assertThat(model.version()).isNull();
        assertThat(model.hasLongId()).isTrue();
        assertThat(model.attribute("createdAt").column().name()).isEqualTo("created_at");
    }

    @Test
    @Tag("MAP-06")
    void takesWhatColumnSays() {
        EntityModel<?> model = modelOf("""
                @Entity(name = "U") @Table(name = "Users", schema = "app") class User {
                    @Id @Column(name = "user_key") String key;
                    @Column(name = "E-Mail", length = 320, nullable = false, unique = true) String email;
                    @Column(precision = 10, scale = 4, updatable = false) java.math.BigDecimal rate;
                    @Column(precision = 8) java.math.BigDecimal whole;
                    @Column(insertable = false) Integer hits;
                    @Basic(optional = false) Boolean active;
                    @Lob String text;
                    @Lob byte[] image;
                }
                """);
        assertThat(model.table().name()).isEqualTo(new TableName("app", "Users"));
        assertThat(model.name()).isEqualTo("U");
        assertThat(model.idGeneration()).isEqualTo(IdGeneration.ASSIGNED);
        assertThat(columnsOf(model))
                .containsExactly(
                        "user_key varchar(255) not null",
                        "E-Mail varchar(320) not null",
                        "rate decimal(10, 4)",
                        "whole decimal(8, 0)",
                        "hits integer",
                        "active boolean not null",
                        "text text",
                        "image binary");
        assertThat(model.attribute("rate").updatable()).isFalse();
        assertThat(model.attribute("hits").insertable()).isFalse();
        assertThat(model.table().uniqueConstraints())
                .containsExactly(new UniqueConstraint("uq_Users_E-Mail", List.of("E-Mail")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@GeneratedValue Long | IDENTITY | true",
                "@GeneratedValue int | IDENTITY | true",
                "@GeneratedValue(strategy = GenerationType.IDENTITY) long | IDENTITY | true",
                "@GeneratedValue UUID | UUID | false",
                "@GeneratedValue(strategy = GenerationType.UUID) UUID | UUID | false",
                "String | ASSIGNED | false",
                "Integer | ASSIGNED | true",
                "LocalDate | ASSIGNED | false"
            })
    @Tag("MAP-01")
    void knowsHowAnIdComesAbout(String declaration, IdGeneration generation, boolean isLong) {
        EntityModel<?> model = modelOf("@Entity class Item { @Id " + declaration + " id; }");
        assertThat(model.idGeneration()).isEqualTo(generation);
        assertThat(model.id().column().isIdentity()).isEqualTo(generation == IdGeneration.IDENTITY);
        assertThat(model.hasLongId()).isEqualTo(isLong);
    }

    @ParameterizedTest
    @CsvSource({"int, integer", "Integer, integer", "long, bigint", "Long, bigint", "Instant, instant"})
    @Tag("MAP-17")
    void knowsTheVersion(String type, String sqlType) {
        EntityModel<?> model = modelOf("@Entity class Item { @Id Long id; @Version " + type + " revision; }");
        assertThat(model.version().path()).isEqualTo("revision");
        assertThat(shown(model.version().column())).isEqualTo("revision " + sqlType + " not null");
    }

    @Test
    @Tag("MAP-02")
    void storesEnumsByOrdinalUnlessToldOtherwise() {
        EntityModel<?> model = modelOf("""
                @Entity class Item {
                    @Id Long id;
                    Level first;
                    @Enumerated Level second;
                    @Enumerated(EnumType.STRING) @Column(length = 10) Level third;
                }
                enum Level { LOW, HIGH }
                """);
        assertThat(columnsOf(model))
                .containsExactly("id bigint not null", "first integer", "second integer", "third varchar(10)");
    }

    @Test
    @Tag("MAP-02")
    void convertsByAttributeConverters() {
        EntityModel<?> model = modelOf("""
                @Entity class Item {
                    @Id Long id;
                    Money price;
                    @Convert(converter = YesNo.class) @Column(length = 1, nullable = false) Boolean active;
                    @Convert(converter = Joined.class) @Lob List<String> words;
                }
                record Money(long cents) {}
                @Converter(autoApply = true) class MoneyConverter implements AttributeConverter<Money, Long> {
                    public Long convertToDatabaseColumn(Money money) { return money.cents(); }
                    public Money convertToEntityAttribute(Long cents) { return new Money(cents); }
                }
                @Converter class YesNo implements AttributeConverter<Boolean, String> {
                    public String convertToDatabaseColumn(Boolean value) { return value ? "Y" : "N"; }
                    public Boolean convertToEntityAttribute(String value) { return value.equals("Y"); }
                }
                @Converter class Joined implements AttributeConverter<List<String>, String> {
                    public String convertToDatabaseColumn(List<String> words) { return String.join(" ", words); }
                    public List<String> convertToEntityAttribute(String text) { return new ArrayList<>(List.of(text.split(" "))); }
                }
                """);
        assertThat(columnsOf(model))
                .containsExactly("id bigint not null", "price bigint", "active varchar(1) not null", "words text");
        assertThat(model.attribute("price").column().type().isConverted()).isTrue();
    }

    @Test
    @Tag("MAP-02")
    void findsTheTypesOfGenericConverters() {
        List<Class<?>> classes = EntitySources.compile("""
                @Entity class Item { @Id Long id; @Convert(converter = Joined.class) List<String> words; }
                abstract class Base<T> implements AttributeConverter<T, String> {}
                class Joined extends Base<List<String>> {
                    public String convertToDatabaseColumn(List<String> words) { return String.join(" ", words); }
                    public List<String> convertToEntityAttribute(String text) { return new ArrayList<>(List.of(text.split(" "))); }
                }
                """);
        EntityModel<?> model =
                EntityModels.reflective(List.of(classes.get(0))).all().get(0);
        assertThat(columnsOf(model)).containsExactly("id bigint not null", "words varchar(255)");
    }

    @Test
    @Tag("SCHEMA-03")
    void namesConstraintsAndIndexes() {
        Table table = modelOf("""
                @Entity
                @Table(name = "users",
                        uniqueConstraints = {
                            @UniqueConstraint(columnNames = {"first_name", "last_name"}),
                            @UniqueConstraint(name = "one_code", columnNames = "code")},
                        indexes = {
                            @Index(columnList = "last_name, first_name ASC"),
                            @Index(name = "by_code", columnList = "code", unique = true)})
                class User {
                    @Id Long id;
                    String firstName;
                    String lastName;
                    String code;
                }
                """).table();
        assertThat(table.uniqueConstraints())
                .containsExactly(
                        new UniqueConstraint("uq_users_first_name_last_name", List.of("first_name", "last_name")),
                        new UniqueConstraint("one_code", List.of("code")));
        assertThat(table.indexes())
                .containsExactly(
                        new Index("ix_users_last_name_first_name", List.of("last_name", "first_name"), false),
                        new Index("by_code", List.of("code"), true));
    }

    @Test
    @Tag("SCHEMA-03")
    void cutsNamesThatAreTooLongAndKeepsThemApart() {
        Table table = modelOf("@Entity @Table(name = \"" + "t".repeat(60) + "\") class Item { @Id Long id;"
                        + " @Column(unique = true) String first; @Column(unique = true) String second; }")
                .table();
        assertThat(table.uniqueConstraints())
                .extracting(UniqueConstraint::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(63));
    }

    @Test
    @Tag("MAP-06")
    void letsAReadOnlyAttributeShareAColumn() {
        EntityModel<?> model = modelOf("""
                @Entity class Item {
                    @Id Long id;
                    @Column(name = "parent_id", insertable = false, updatable = false) Long parentId;
                    @ManyToOne(optional = false) Item parent;
                }
                """);
        assertThat(columnsOf(model)).containsExactly("id bigint not null", "parent_id bigint not null");
        assertThat(model.attributes()).hasSize(3);
        assertThat(model.attribute("parentId").insertable()).isFalse();
    }

    @Test
    @Tag("MAP-12")
    void entitiesThatShareATableShareTheSequenceOfItsIds() {
        EntityModels models = EntityModels.reflective(EntitySources.compile("""
                @Entity @Table(name = "animals") class Animal {
                    @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
                }
                @Entity class Cat extends Animal { String name; }
                """));
        assertThat(models.all())
                .extracting(EntityModel::sequence)
                .containsOnly(new Sequence(TableName.of("animals_seq"), 1, 50));
        assertThat(Schema.of(models.tables()).sequences()).hasSize(1);
    }

    @Test
    @Tag("MAP-13")
    void eachClassOfJoinedTablesHasItsOwn() {
        EntityModels models = EntityModels.reflective(EntitySources.compile("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) abstract class Animal {
                    @Id @GeneratedValue Long id;
                    @Column(unique = true) String name;
                    @ManyToOne Animal mother;
                }
                @Entity @PrimaryKeyJoinColumn(name = "animal_id", foreignKey = @ForeignKey(name = "fk_cat"))
                @Table(name = "cats", uniqueConstraints = @UniqueConstraint(columnNames = "lives"), comment = "They purr")
                class Cat extends Animal {
                    @Column(nullable = false) Integer lives;
                    @ManyToOne Cat enemy;
                    @ElementCollection Set<String> tricks;
                }
                @Entity class Kitten extends Cat { int weight; }
                """));
        Schema schema = Schema.of(models.tables());
        Table animal = schema.table(TableName.of("animal")).orElseThrow();
        assertThat(animal.columns()).extracting(Column::name).containsExactly("id", "name", "mother_id", "dtype");
        assertThat(animal.foreignKeys()).hasSize(1);
        Table cats = schema.table(TableName.of("cats")).orElseThrow();
        assertThat(cats.columns())
                .extracting(Column::name, Column::nullable)
                .containsExactly(tuple("animal_id", false), tuple("lives", false), tuple("enemy_id", true));
        assertThat(cats.column("animal_id").identity()).isNull();
        assertThat(cats.primaryKey().columns()).containsExactly("animal_id");
        assertThat(cats.comment()).isEqualTo("They purr");
        assertThat(cats.uniqueConstraints())
                .extracting(unique -> unique.columns())
                .containsExactly(List.of("lives"));
        assertThat(cats.foreignKeys())
                .extracting(
                        key -> key.name(),
                        key -> key.columns(),
                        key -> key.referencedTable().name())
                .containsExactlyInAnyOrder(
                        tuple("fk_cat", List.of("animal_id"), "animal"),
                        tuple("fk_cats_enemy_id", List.of("enemy_id"), "cats"));
        Table kitten = schema.table(TableName.of("kitten")).orElseThrow();
        assertThat(kitten.columns()).extracting(Column::name).containsExactly("id", "weight");
        assertThat(kitten.foreignKeys())
                .extracting(key -> key.referencedTable().name(), key -> key.referencedColumns())
                .containsExactly(tuple("cats", List.of("animal_id")));
        assertThat(schema.table(TableName.of("cat_tricks")).orElseThrow().foreignKeys())
                .extracting(key -> key.referencedTable().name())
                .containsExactly("cats");
        assertThat(schema.tables()).hasSize(4);
    }
}
