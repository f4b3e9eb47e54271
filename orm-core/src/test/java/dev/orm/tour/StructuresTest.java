package dev.orm.tour;

import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.jsonArray;
import static dev.orm.sql.Sql.jsonArrayAgg;
import static dev.orm.sql.Sql.jsonObject;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.tour.QArticle.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.ElementTable;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md about arrays and JSON, on attributes of an entity. */
@EachDatabase
class StructuresTest {

    private SessionFactory sessions;

    @BeforeEach
    void store(TestDatabase database) {
        sessions = SessionFactory.builder(Engine.create(database.dataSource()))
                .entities(Article.class)
                .build();
        sessions.schema().createMissing();
        sessions.inTransactionWithoutResult(session -> {
            session.add(
                    new Article("One", List.of("java", "sql"), Json.of("{\"stars\": 5, \"by\": [\"ada\", \"bob\"]}")));
            session.add(new Article("Two", List.of("sql"), Json.of("{\"stars\": 2, \"by\": []}")));
            session.add(new Article("Three", List.of(), null));
        });
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    @Tag("CORE-45")
    void arrays() {
        sessions.inTransactionWithoutResult(session -> {
            List<String> titles = session.query(select(article.title)
                            .from(article)
                            .where(article.tags.contains("java"))
                            .orderBy(article.title.asc()))
                    .list();
            assertThat(titles).containsExactly("One");
            List<Long> ids = session.query(select(article.id)
                            .from(article)
                            .where(article.tags
                                    .overlaps(List.of("java", "sql"))
                                    .and(article.tags.length().lt(2))))
                    .list();
            assertThat(ids).hasSize(1);
            List<String> firsts = session.query(
                            select(article.tags.get(0)).from(article).orderBy(article.id.asc()))
                    .list();
            assertThat(firsts).containsExactly("java", "sql", null);
            List<String> tagged = session.query(select(article.title)
                            .from(article)
                            .where(value("java").eq(any(article.tags))))
                    .list();
            assertThat(tagged).containsExactly("One");
        });
    }

    @Test
    @Tag("CORE-22")
    void elements() {
        if (!sessions.engine().dialect().supports(Capability.CORRELATED_UNNEST)) {
            assertThatThrownBy(this::readsElements)
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining(sessions.engine().dialect().name());
            return;
        }
        readsElements();
    }

    private void readsElements() {
        sessions.inTransactionWithoutResult(session -> {
            ElementTable<String> tag = unnest(article.tags).as("tag");
            List<String> tags = session.query(select(tag.value())
                            .from(article)
                            .crossJoin(tag)
                            .orderBy(article.id.asc(), tag.ordinality().asc()))
                    .list();
            assertThat(tags).containsExactly("java", "sql", "sql");
        });
    }

    @Test
    @Tag("CORE-44")
    void jsonIsMade() {
        sessions.inTransactionWithoutResult(session -> {
            List<Json> cards = session.query(
                            select(jsonObject().member("title", article.title).member("meta", article.meta))
                                    .from(article)
                                    .orderBy(article.id.desc()))
                    .list();
            assertThat(cards.get(0)).isEqualTo(Json.of("{\"title\":\"Three\",\"meta\":null}"));
            assertThat(cards.get(1)).isEqualTo(Json.of("{\"title\":\"Two\",\"meta\":{\"by\":[],\"stars\":2}}"));
            Json titles = session.query(select(jsonArrayAgg(article.title).orderBy(article.title.asc()))
                            .from(article))
                    .single();
            assertThat(titles).isEqualTo(Json.of("[\"One\",\"Three\",\"Two\"]"));
            DerivedTable made = select(jsonArray(article.title).as("made"), article.meta)
                    .from(article)
                    .as("made");
            assertThat(session.query(select(made.column(article.meta)
                                            .get("stars")
                                            .asLong())
                                    .from(made)
                                    .where(json(made.column(jsonArray(article.title)))
                                            .get(0)
                                            .asText()
                                            .eq("Two")))
                            .list())
                    .containsExactly(2L);
        });
    }

    @Test
    @Tag("CORE-44")
    void jsonIsChangedAtOnePlace() {
        if (!sessions.engine().dialect().supports(Capability.JSON_CHANGE)) {
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session -> session.execute(update(article)
                            .set(article.meta, article.meta.get("stars").remove())
                            .everyRow())))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("set the whole");
            return;
        }
        sessions.inTransactionWithoutResult(session -> {
            session.execute(update(article)
                    .set(article.meta, article.meta.get("stars").set(value(3)))
                    .where(article.title.eq("Two")));
            session.execute(update(article)
                    .set(article.meta, article.meta.get("by").get(0).remove())
                    .where(article.meta.get("by").get(0).asText().eq("ada")));
            assertThat(session.query(select(article.meta).from(article).orderBy(article.id.asc()))
                            .list())
                    .containsExactly(
                            Json.of("{\"by\":[\"bob\"],\"stars\":5}"), Json.of("{\"by\":[],\"stars\":3}"), null);
        });
    }

    @Test
    @Tag("CORE-44")
    void jsonSteps() {
        sessions.inTransactionWithoutResult(session -> {
            List<String> titles = session.query(select(article.title)
                            .from(article)
                            .where(article.meta.get("stars").asLong().gt(3L))
                            .orderBy(article.meta.get("by").get(0).asText().asc()))
                    .list();
            assertThat(titles).containsExactly("One");
        });
    }
}
