package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.generateSeries;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.unsafeSelect;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.TableFunction;
import dev.orm.sql.TextTable;
import dev.orm.sql.ValuesTable;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that no table holds: constants, lists, series, derived tables, and none at all. */
public abstract class RowsSuite extends Suite {

    /** Made by a subclass. */
    protected RowsSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-01")
    void aQueryMayReadFromNothing() {
        assertThat(db.list(select(value(SqlType.BIGINT, 1L)))).containsExactly(1L);
    }

    @Test
    @Tag("CORE-29")
    void constantsJoinLikeATable() {
        Column<Long> id = new Column<>("id", SqlType.BIGINT, false);
        Column<String> word = new Column<>("word", SqlType.TEXT, true);
        ValuesTable v = values("v", id, word).row(1L, "x").row(2L, null).row(9L, "z");
        assertThat(db.list(select(P_NAME, v.column(word))
                        .from(PERSON)
                        .join(v, v.column(id).eq(P_ID))
                        .orderBy(P_ID.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada x", "bob null");
    }

    @Test
    @Tag("CORE-16")
    void aQueryInSqlIsATableWhoseColumnsAreNamedByTheirPlace() {
        Column<Long> number = new Column<>("number", SqlType.BIGINT, false);
        Column<String> word = new Column<>("word", SqlType.TEXT, true);
        TextTable own = unsafeSelect("select :n as a, :word union all select 4, cast(:none as char(1))", number, word)
                .bind("n", SqlType.BIGINT, 2L)
                .bind("word", SqlType.TEXT, "it's")
                .bind("none", SqlType.TEXT, null)
                .as("own");
        assertThat(db.list(select(P_NAME, own.column(word))
                        .from(PERSON)
                        .join(own, own.column(number).eq(P_ID))
                        .orderBy(P_ID.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("bob it's", "dan null");
        assertThat(db.list(own.select().orderBy(own.column(number).desc())))
                .extracting(row -> row.get(0))
                .containsExactly(4L, 2L);
    }

    @Test
    @Tag("CORE-22")
    void aListOfAnySizeIsATable() {
        TableFunction<String> names =
                unnest(SqlType.TEXT, List.of("ada", "eve", "dan")).as("names");
        assertThat(db.list(select(names.value(), P_ID)
                        .from(names)
                        .leftJoin(PERSON, P_NAME.eq(names.value()))
                        .orderBy(names.value().asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada 1", "dan 4", "eve null");
        List<Long> many = LongStream.range(0, 60_000).boxed().toList();
        assertThat(db.value(select(count()).from(unnest(SqlType.BIGINT, many)))).isEqualTo(60_000L);
        assertThat(db.value(select(count()).from(unnest(SqlType.BIGINT, List.of()))))
                .isZero();
    }

    @Test
    @Tag("CORE-22")
    @Requires(value = Capability.GENERATE_SERIES, construct = "generate_series")
    void aSeriesIsATable() {
        TableFunction<Long> g = generateSeries(2, 5).as("g");
        assertThat(db.list(select(g.value()).from(g).orderBy(g.value().desc()))).containsExactly(5L, 4L, 3L, 2L);
        assertThat(db.value(select(count()).from(generateSeries(3, 2)))).isZero();
    }

    @Test
    @Tag("CORE-24")
    void aDerivedTableKeepsItsOrderAndLimit() {
        DerivedTable last =
                select(P_NAME, P_ID).from(PERSON).orderBy(P_ID.desc()).limit(2).as("last");
        assertThat(db.list(select(last.column(P_NAME))
                        .from(last)
                        .orderBy(last.column(P_NAME).asc())))
                .containsExactly("cid", "dan");
    }
}
