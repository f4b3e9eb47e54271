package dev.orm.kit.suite.schema;

import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.kit.suite.Suite;
import dev.orm.reflect.InspectedColumn;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names are taken exactly as they are, in every place of a statement, and read back the same; or they are refused. */
public abstract class NameSuite extends Suite {

    private static final List<String> NAMES = List.of(
            "order",
            "Group By",
            "select",
            "MixedCase",
            "a\"; drop table users; --",
            "`a`",
            "[a]",
            "(a)",
            "'a'",
            "a\\",
            "a?b",
            "a:b",
            ":param",
            "a/b",
            "a.b",
            "a,b",
            "a;b",
            "a$1{b}",
            "%_!",
            "per % cent",
            "#a",
            "@a",
            "1a",
            "größe 中");

    /** Made by a subclass. */
    protected NameSuite() {}

    private static Table table(String name) {
        return Table.builder(TableName.of(name))
                .column(new Column<>(name, SqlType.INTEGER, false))
                .column(new Column<>("other " + name, SqlType.INTEGER, true))
                .primaryKey(new PrimaryKey("pk" + name, List.of(name)))
                .unique(new UniqueConstraint("uq" + name, List.of("other " + name)))
                .index(new Index("ix" + name, List.of("other " + name, name), false))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static Column<Integer> column(Table table, int index) {
        return (Column<Integer>) table.columns().get(index);
    }

    @Test
    @Tag("CORE-54")
    void namesOfTablesColumnsAndAliasesAreTakenAsTheyAre() {
        for (String name : NAMES) {
            Table table = table(name);
            db.create(table);
            db.insert(table, table.columns(), row(7, 8), row(9, null));
            TableRef ref = new TableRef(table, name + "2");
            ColumnRef<Integer> key = ref.column(column(table, 0));
            assertThat(db.list(select(key.as(name)).from(ref).where(key.in(7, 8))))
                    .containsExactly(7);
            assertThat(db.execute(update(ref).set(key, 10).where(key.eq(9)))).isEqualTo(1);
            assertThat(db.list(select(key).from(ref).orderBy(key.desc()))).containsExactly(10, 7);
            new SchemaCreator(db.connection()).drop(List.of(table));
        }
        assertThat(new Inspector(db.connection()).tableNames(null)).isEmpty();
    }

    @Test
    @Tag("CORE-35")
    @Tag("CORE-54")
    void namesAreNoTroubleInABatch() {
        for (String name : List.of("per % cent", "a?b", ":param", "a\\")) {
            Table table = table(name);
            db.create(table);
            CompiledStatement insert = db.dialect().compileInsert(table, table.columns(), 1, List.of());
            assertThat(db.connection().batch(insert, 3, (i, binder) -> insert.bind(binder, row(i, i))))
                    .containsExactly(1, 1, 1);
        }
    }

    @Test
    @Tag("SCHEMA-15")
    void namesAreReadBackAsTheyWere() {
        for (String name : NAMES) {
            Table table = table(name);
            db.create(table);
            InspectedTable inspected = db.inspect(table);
            assertThat(inspected.columns()).extracting(InspectedColumn::name).containsExactly(name, "other " + name);
            assertThat(Objects.requireNonNull(inspected.primaryKey()).columns()).containsExactly(name);
            assertThat(inspected.uniqueConstraints().get(0).columns()).containsExactly("other " + name);
            assertThat(inspected.indexes()).singleElement().satisfies(index -> {
                assertThat(index.name()).isEqualTo("ix" + name);
                assertThat(index.columns()).containsExactly("other " + name, name);
            });
        }
        assertThat(new Inspector(db.connection()).tableNames(null))
                .extracting(TableName::name)
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void namesInUpperCaseAreReadBackAsTheyWere() {
        Table table = table("SELECT");
        db.create(table);
        assertThat(db.inspect(table).columns().get(0).name()).isEqualTo("SELECT");
    }

    @Test
    @Tag("CORE-54")
    void namesThatNoDatabaseKeepsAreRefused() {
        for (String name : List.of("", "a\0b", "a\nb", "\uD83D", "x".repeat(64))) {
            assertThatThrownBy(() -> db.dialect().quote(name)).isInstanceOf(IllegalArgumentException.class);
        }
        String longest = "x".repeat(NamingConvention.PORTABLE_BYTES);
        Table table = table(longest.substring("other ".length()));
        db.create(table);
        assertThat(db.inspect(table).columns()).hasSize(2);
    }
}
