package dev.orm.engine;

import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two small tables: people and their posts. */
public final class People {

    public static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false, true);
    public static final Column<String> NAME = new Column<>("name", SqlType.varchar(20), false);
    public static final Column<Integer> AGE = new Column<>("age", SqlType.INTEGER, true);
    public static final Column<BigDecimal> SALARY = new Column<>("salary", SqlType.decimal(10, 2), true);
    public static final Column<Boolean> ACTIVE = new Column<>("active", SqlType.BOOLEAN, false);

    public static final Table PEOPLE = Table.builder(TableName.of("people"))
            .column(ID)
            .column(NAME)
            .column(AGE)
            .column(SALARY)
            .column(ACTIVE)
            .primaryKey(new PrimaryKey("pk_people", List.of("id")))
            .unique(new UniqueConstraint("uq_people_name", List.of("name")))
            .build();

    public static final Column<Long> POST_ID = new Column<>("id", SqlType.BIGINT, false, true);
    public static final Column<Long> AUTHOR = new Column<>("author_id", SqlType.BIGINT, true);
    public static final Column<String> TITLE = new Column<>("title", SqlType.TEXT, true);

    public static final Table POSTS = Table.builder(TableName.of("posts"))
            .column(POST_ID)
            .column(AUTHOR)
            .column(TITLE)
            .primaryKey(new PrimaryKey("pk_posts", List.of("id")))
            .foreignKey(new ForeignKey(
                    "fk_posts_author_id",
                    List.of("author_id"),
                    PEOPLE.name(),
                    List.of("id"),
                    ReferentialAction.NO_ACTION))
            .build();

    public static final TableRef PERSON = new TableRef(PEOPLE, "p");
    public static final TableRef POST = new TableRef(POSTS, "o");

    private People() {}

    /** Ada 36, Bob 25, Cid without age, Dan 25; Ada has two posts and Bob one, and one has no author. */
    public static void fill(Fixture fixture) {
        fixture.create(PEOPLE, POSTS);
        fixture.insert(
                PEOPLE,
                List.of(NAME, AGE, SALARY, ACTIVE),
                row("ada", 36, new BigDecimal("1000.10"), true),
                row("bob", 25, new BigDecimal("2000.20"), false),
                row("cid", null, null, true),
                row("dan", 25, new BigDecimal("0.01"), false));
        fixture.insert(
                POSTS, List.of(AUTHOR, TITLE), row(1L, "one"), row(1L, "two"), row(2L, "three"), row(null, "four"));
    }

    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
