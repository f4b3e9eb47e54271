package dev.orm.kit.suite.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.reflect.InspectedColumn;
import dev.orm.reflect.InspectedForeignKey;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inspector reads back columns, keys, constraints and indexes in their order. */
public abstract class ReflectionSuite extends Suite {

    private static final Table BADGE = Table.builder(TableName.of("badge"))
            .column(new Column<>("number", SqlType.INTEGER, false))
            .column(new Column<>("person_id", SqlType.BIGINT, false))
            .column(new Column<>("colour", SqlType.varchar(30), true))
            .column(new Column<>("price", SqlType.decimal(12, 3), false))
            .primaryKey(new PrimaryKey("pk_badge", List.of("person_id", "number")))
            .unique(new UniqueConstraint("uq_badge_colour_number", List.of("colour", "number")))
            .index(new Index("ix_badge_price", List.of("price"), false))
            .foreignKey(new ForeignKey(
                    "fk_badge_person_id",
                    List.of("person_id"),
                    People.PEOPLE.name(),
                    List.of("id"),
                    ReferentialAction.CASCADE))
            .build();

    private static final Table LOAN = Table.builder(TableName.of("loan"))
            .column(new Column<>("badge_number", SqlType.INTEGER, true))
            .column(new Column<>("badge_person", SqlType.BIGINT, true))
            .foreignKey(new ForeignKey(
                    "fk_loan_badge",
                    List.of("badge_person", "badge_number"),
                    TableName.of("badge"),
                    List.of("person_id", "number"),
                    ReferentialAction.SET_NULL))
            .build();

    /** Made by a subclass. */
    protected ReflectionSuite() {}

    private InspectedTable badge() {
        db.create(People.PEOPLE, BADGE, LOAN);
        return db.inspect(BADGE);
    }

    @Test
    @Tag("SCHEMA-15")
    void columns() {
        List<InspectedColumn> columns = badge().columns();
        assertThat(columns).extracting(InspectedColumn::name).containsExactly("number", "person_id", "colour", "price");
        assertThat(columns).extracting(InspectedColumn::nullable).containsExactly(false, false, true, false);
        assertThat(columns).extracting(InspectedColumn::generated).containsOnly(false);
        assertThat(db.inspect(People.PEOPLE).columns().get(0).generated()).isTrue();
    }

    @Test
    @Tag("SCHEMA-02")
    @Tag("SCHEMA-15")
    void keysInTheOrderOfTheirColumns() {
        InspectedTable badge = badge();
        assertThat(Objects.requireNonNull(badge.primaryKey()).columns()).containsExactly("person_id", "number");
        assertThat(badge.uniqueConstraints()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("uq_badge_colour_number");
            assertThat(key.columns()).containsExactly("colour", "number");
        });
        assertThat(db.inspect(LOAN).primaryKey()).isNull();
    }

    @Test
    @Tag("SCHEMA-02")
    @Tag("SCHEMA-15")
    void foreignKeysOfSeveralColumnsAndTheirRules() {
        assertThat(badge().foreignKeys())
                .extracting(InspectedForeignKey::name, InspectedForeignKey::onDelete)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("fk_badge_person_id", ReferentialAction.CASCADE));
        InspectedForeignKey loan = db.inspect(LOAN).foreignKeys().get(0);
        assertThat(loan.columns()).containsExactly("badge_person", "badge_number");
        assertThat(loan.referencedColumns()).containsExactly("person_id", "number");
        assertThat(loan.referencedTable().name()).isEqualTo("badge");
        assertThat(loan.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
    }

    @Test
    @Tag("SCHEMA-04")
    @Tag("SCHEMA-15")
    void indexesWithoutThoseOfConstraints() {
        assertThat(badge().indexes())
                .extracting(index -> index.name() + " " + index.columns() + " " + index.unique())
                .containsExactly("ix_badge_price [price] false");
    }

    @Test
    @Tag("SCHEMA-17")
    void allTablesAtOnce() {
        badge();
        assertThat(new Inspector(db.connection()).tables(null))
                .extracting(table -> table.name().name())
                .containsExactlyInAnyOrder("people", "badge", "loan");
    }

    @Test
    @Tag("SCHEMA-18")
    void everyTypeIsReadBackAsTheTypeItWasCreatedAs() {
        List<SqlType<?>> types = List.of(
                SqlType.BOOLEAN,
                SqlType.SMALLINT,
                SqlType.INTEGER,
                SqlType.BIGINT,
                SqlType.REAL,
                SqlType.DOUBLE,
                SqlType.DECIMAL,
                SqlType.decimal(30, 5),
                SqlType.VARCHAR,
                SqlType.TEXT,
                SqlType.DATE,
                SqlType.TIME,
                SqlType.TIMESTAMP,
                SqlType.INSTANT,
                SqlType.UUID,
                SqlType.BINARY);
        assertReadBack(types);
    }

    @Test
    @Tag("SCHEMA-18")
    void jsonIsReadBackAsJson() {
        assertReadBack(List.of(SqlType.JSON));
    }

    private void assertReadBack(List<SqlType<?>> types) {
        var builder = Table.builder(TableName.of("all_types"));
        for (int i = 0; i < types.size(); i++) {
            builder.column(new Column<>("n" + i, types.get(i), true));
            builder.column(new Column<>("c" + i, types.get(i), false));
        }
        Table table = builder.build();
        db.create(table);
        assertThat(SchemaComparison.compare(db.connection(), List.of(table))).isEmpty();
    }

    @Test
    @Tag("SCHEMA-15")
    void aMissingTableAndAMissingColumnAreTold() {
        db.create(Table.builder(TableName.of("people")).column(People.NAME).build());
        assertThat(SchemaComparison.compare(db.connection(), List.of(People.PEOPLE, People.POSTS)))
                .hasAtLeastOneElementOfType(SchemaDifference.ObjectMissing.class)
                .hasAtLeastOneElementOfType(SchemaDifference.ColumnMissing.class);
    }
}
