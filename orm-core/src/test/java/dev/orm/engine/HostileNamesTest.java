package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "order",
            "Group By",
            "a\"; drop table users; --",
            "`a`",
            "[a]",
            "'a'",
            "a\\",
            "SELECT",
            "é中\uD83D\uDE00",
            "a?b",
            "a$1{b}",
            "MixedCase",
            "%_!");

    @Test
    @Tag("CORE-54")
    void namesAreTakenExactlyAsTheyAre(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            boolean supplementary = db.engine().dialect().supports(Capability.SUPPLEMENTARY_NAMES);
            for (String name : NAMES) {
                if (!supplementary && name.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
                    assertThatThrownBy(() -> db.engine().dialect().quote(name))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(db.engine().dialect().name());
                    continue;
                }
                Column<Integer> column = new Column<>(name, SqlType.INTEGER, false);
                Table table = Table.builder(TableName.of(name))
                        .column(column)
                        .primaryKey(new PrimaryKey("pk" + name, List.of(name)))
                        .index(new Index("ix" + name, List.of(name), false))
                        .build();
                db.create(table);
                db.insert(table, List.of(column), new Object[] {7});
                TableRef ref = new TableRef(table, name + "2");
                assertThat(db.values(Sql.select(ref.column(column).as(name)).from(ref)))
                        .containsExactly(7);
                db.exactly(db.engine()
                        .dialect()
                        .ddl()
                        .compile(new DropTable(table, false))
                        .get(0));
            }
        }
    }

    @Test
    @Tag("CORE-54")
    void namesThatNoDatabaseKeepsAreRefused(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            Dialect dialect = db.engine().dialect();
            for (String name : List.of("", "a\0b", "a\nb", "\uD83D", "x".repeat(64), "é".repeat(32))) {
                assertThatThrownBy(() -> dialect.quote(name)).isInstanceOf(IllegalArgumentException.class);
            }
            String longest = "X".repeat(63);
            assertThat(dialect.quote(longest)).hasSize(65).contains(longest);
        }
    }

    @Test
    @Tag("CORE-46")
    void hostileTextsAreValuesAndNothingElse(TestDatabase database) {
        List<String> texts = List.of(
                "'; drop table people; --",
                "\" or \"\"=\"",
                "\\'; --",
                "?",
                ":name",
                "$1",
                "%_!\\",
                "${x}",
                "#{x}",
                "\u2028",
                "\u0000".replace('\0', '\u0001'),
                "\uD83D\uDE00");
        try (Fixture db = Fixture.open(database)) {
            db.create(People.PEOPLE);
            for (String text : texts) {
                String name = text.length() > 20 ? text.substring(0, 20) : text;
                db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), new Object[] {name, true});
                assertThat(db.values(Sql.select(People.PERSON.column(People.NAME))
                                .from(People.PERSON)
                                .where(People.PERSON.column(People.NAME).eq(name))))
                        .containsExactly(name);
                assertThat(db.values(Sql.select(People.PERSON.column(People.NAME))
                                .from(People.PERSON)
                                .where(Sql.string(People.PERSON.column(People.NAME))
                                        .contains(name))))
                        .contains(name);
            }
            assertThat(db.value(Sql.select(Sql.count()).from(People.PERSON))).isEqualTo((long) texts.size());
        }
    }
}
