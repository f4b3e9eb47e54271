package dev.orm.kit.suite;

import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two small tables that most suites use: people, and posts that people wrote. */
public final class People {

    /** The key of a person, which the database generates. */
    public static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false, true);

    /** The name of a person, which is unique. */
    public static final Column<String> NAME = new Column<>("name", SqlType.varchar(40), false);

    /** The age of a person, if it is known. */
    public static final Column<Integer> AGE = new Column<>("age", SqlType.INTEGER, true);

    /** What a person earns, if it is known. */
    public static final Column<BigDecimal> SALARY = new Column<>("salary", SqlType.decimal(10, 2), true);

    /** Whether a person is active. */
    public static final Column<Boolean> ACTIVE = new Column<>("active", SqlType.BOOLEAN, false);

    /** The people. */
    public static final Table PEOPLE = Table.builder(TableName.of("people"))
            .column(ID)
            .column(NAME)
            .column(AGE)
            .column(SALARY)
            .column(ACTIVE)
            .primaryKey(new PrimaryKey("pk_people", List.of("id")))
            .unique(new UniqueConstraint("uq_people_name", List.of("name")))
            .build();

    /** The key of a post, which the database generates. */
    public static final Column<Long> POST_ID = new Column<>("id", SqlType.BIGINT, false, true);

    /** Who wrote a post, if that is known. */
    public static final Column<Long> AUTHOR = new Column<>("author_id", SqlType.BIGINT, true);

    /** The title of a post. */
    public static final Column<String> TITLE = new Column<>("title", SqlType.TEXT, true);

    /** The posts. */
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

    /** The people under the alias {@code p}. */
    public static final TableRef PERSON = new TableRef(PEOPLE, "p");

    /** The posts under the alias {@code o}. */
    public static final TableRef POST = new TableRef(POSTS, "o");

    /** {@code p.id}. */
    public static final ColumnRef<Long> P_ID = PERSON.column(ID);

    /** {@code p.name}. */
    public static final ColumnRef<String> P_NAME = PERSON.column(NAME);

    /** {@code p.age}. */
    public static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);

    /** {@code p.salary}. */
    public static final ColumnRef<BigDecimal> P_SALARY = PERSON.column(SALARY);

    /** {@code p.active}. */
    public static final ColumnRef<Boolean> P_ACTIVE = PERSON.column(ACTIVE);

    /** {@code o.id}. */
    public static final ColumnRef<Long> O_ID = POST.column(POST_ID);

    /** {@code o.author_id}. */
    public static final ColumnRef<Long> O_AUTHOR = POST.column(AUTHOR);

    /** {@code o.title}. */
    public static final ColumnRef<String> O_TITLE = POST.column(TITLE);

    private People() {}

    /**
     * Creates the tables and fills them: Ada 36, Bob 25, Cid of unknown age, Dan 25. Ada has two posts and Bob one, and one post
     * has no author.
     *
     * @param db where to
     */
    public static void fill(DatabaseUnderTest db) {
        db.create(PEOPLE, POSTS);
        db.insert(
                PEOPLE,
                List.of(NAME, AGE, SALARY, ACTIVE),
                row("ada", 36, new BigDecimal("1000.10"), true),
                row("bob", 25, new BigDecimal("2000.20"), false),
                row("cid", null, null, true),
                row("dan", 25, new BigDecimal("0.01"), false));
        db.insert(POSTS, List.of(AUTHOR, TITLE), row(1L, "one"), row(1L, "two"), row(2L, "three"), row(null, "four"));
    }

    /**
     * Makes a row.
     *
     * @param values its values
     * @return the row
     */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
