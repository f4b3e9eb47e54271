package dev.orm.session;

import static dev.orm.session.QLazyAttributeContract_Document.document;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class GeneratedLazyAttributeTest extends LazyAttributeContract {

    GeneratedLazyAttributeTest() {
        super(Mapping.GENERATED);
    }

    @Test
    @Tag("LOAD-10")
    void namesTheColumnsThatItReads() {
        documents();
        run(session -> {
            Document first = session.get(Document.class, one);
            assertThat(log.sent())
                    .containsExactly(
                            "select e.id, e.title, e.pages, e.folder_id, e.version from document as e where e.id = ?");
            first.getBody();
            assertThat(log.sent())
                    .singleElement()
                    .asString()
                    .startsWith("select e.id, e.body from document as e where e.id");
        });
    }

    @Test
    @Tag("LOAD-10")
    @Tag("LOAD-09")
    void isRefusedWhereLazyLoadingIs() {
        documents();
        run(session -> {
            Document first = session.query(
                            select(document).orderBy(document.id.asc()).fetchOnly(document.body))
                    .list()
                    .get(0);
            assertThat(first.getBody()).isEqualTo("the first");
            assertThatThrownBy(first::getPicture)
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessageContaining("fetchOnly");
        });
        run(session -> {
            session.lazyLoading(LazyLoading.REFUSED);
            Document first = read(session, "one");
            assertThatThrownBy(first::getBody)
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessageContaining("LazyLoading.REFUSED");
            // Flush and merge load what they need.
            first.setTitle("first");
        });
    }
}
