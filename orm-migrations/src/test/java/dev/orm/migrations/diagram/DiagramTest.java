package dev.orm.migrations.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.schema.Column;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DiagramTest {

    private static final Migration NOTHING = new Migration() {
        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    };

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static RevisionScript script(String id, String message, String... parents) {
        return new RevisionScript(
                id, List.of(parents), message, List.of(), List.of(), List.of(), true, NOTHING, "DiagramTest");
    }

    @Test
    void aSchemaIsDrawnWithItsForeignKeysWhateverNamesItHas() throws Exception {
        Table users = Table.builder(TableName.of("users</text><script>alert(1)</script>"))
                .column(Column.of("id", SqlType.BIGINT).notNull())
                .column(Column.of("boss_id", SqlType.BIGINT))
                .primaryKey("id")
                .foreignKey("boss_id", TableName.of("users</text><script>alert(1)</script>"), "id")
                .build();
        Table posts = Table.builder(TableName.of("posts"))
                .column(Column.of("id", SqlType.BIGINT).notNull())
                .column(Column.of("author & \"co\"\u0001", SqlType.BIGINT))
                .column(Column.of("gone_id", SqlType.BIGINT))
                .primaryKey("id")
                .foreignKey("author & \"co\"\u0001", users.name(), "id")
                .foreignKey("gone_id", TableName.of("elsewhere"), "id")
                .build();
        Document drawn = parsed(SchemaDiagram.svg(Schema.of(posts, users), Dialects.POSTGRESQL, "Blog & <more>"));
        assertThat(drawn.getElementsByTagName("script").getLength()).isZero();
        assertThat(drawn.getElementsByTagName("path").getLength()).isEqualTo(3);
        assertThat(drawn.getDocumentElement().getTextContent())
                .contains("users</text><script>alert(1)</script>")
                .contains("author & \"co\"\uFFFD")
                .contains("Blog & <more>");
    }

    @Test
    void aHistoryIsDrawnWithItsBranches() throws Exception {
        RevisionGraph graph = new RevisionGraph(List.of(
                script("a1", "begin"),
                script("b1", "left <1>", "a1"),
                script("c1", "right", "a1"),
                script("d1", "together", "b1", "c1")));
        Document drawn = parsed(HistoryDiagram.svg(graph, List.of("a1", "b1")));
        assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(drawn.getDocumentElement().getTextContent()).contains("left <1>");
        assertThat(parsed(HistoryDiagram.svg(new RevisionGraph(List.of()), List.of())))
                .isNotNull();
    }
}
