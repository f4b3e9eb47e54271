package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.RandomSchema;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.EnumType;
import dev.orm.schema.Index;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.type.SqlType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written passes the formatter of this build as it is. */
class SourceFormatTest {

    private static final int MODELS = 8;

    private static final LocalDateTime CREATED = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    Path folder;

    private final Map<String, String> written = new HashMap<>();

    private void write(String name, RevisionDraft draft) throws IOException {
        SourceFile file = new RevisionSource(
                        "aaaa",
                        List.of("bbbb"),
                        name,
                        CREATED,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        Map.of("DS103", "nobody has read it", "MF105", name))
                .file(draft, "com.example");
        written.put(file.className(), file.text());
        Files.writeString(folder.resolve(file.className() + ".java"), file.text());
    }

    private void assertFormatted() throws IOException, InterruptedException {
        PalantirFormat.format(folder);
        for (Map.Entry<String, String> file : written.entrySet()) {
            assertThat(Files.readString(folder.resolve(file.getKey() + ".java")))
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    @Tag("MIG-66")
    void whateverChangesIsWrittenAsItWouldBeFormatted() throws IOException, InterruptedException {
        for (Dialect dialect : Dialects.supported()) {
            for (long seed = 0; seed < MODELS; seed++) {
                Schema one = new RandomSchema(seed, dialect).schema(3);
                Schema two = new RandomSchema(-seed - 1, dialect).schema(4);
                Map<String, DdlExpression> fills = new HashMap<>();
                for (Table table : two.tables()) {
                    for (Column<?> column : table.columns()) {
                        fills.put(table.name() + "." + column.name(), NeutralValue.of(column));
                    }
                }
                String name = dialect.name() + seed;
                write(name + " begin", Autogenerate.compare(Schema.of(), one, Decisions.NONE));
                write(
                        name + " change",
                        Autogenerate.compare(one, two, new Decisions(Map.of(), Set.of(Decisions.ALL), fills)));
            }
        }
        assertThat(written).hasSize(2 * MODELS * Dialects.supported().size());
        assertFormatted();
    }

    @Test
    @Tag("MIG-66")
    void rareOperationsAreWrittenAsTheyWouldBeFormatted() throws IOException, InterruptedException {
        String text =
                "a text that is so long that nothing else of any length can be on the line on which it is written";
        EnumType mood = new EnumType(new TableName("audit", "mood"), List.of("sad", "glad", "mad", text));
        List<DdlOperation> operations = new ArrayList<>();
        Table table = Table.builder(new TableName("audit", "t"))
                .column(Column.of("id", SqlType.BIGINT.storedAs("SQLite", SqlType.INTEGER))
                        .notNull()
                        .comment(text))
                .column(Column.of("m", SqlType.varchar(200)).enumType(mood).defaultValue(DdlExpression.literal(text)))
                .primaryKey("id")
                .build();
        operations.add(new CreateTable(table));
        operations.add(new CommentOnTable(table.name(), null, text));
        operations.add(new CreateSequence(new Sequence(new TableName("audit", "a_sequence_with_a_name"), 5, 7), false));
        operations.add(new AlterEnumType(
                mood,
                new EnumType(mood.name(), List.of("low", "glad", "happy", "so so", "not so well", text)),
                Map.of("sad", "low", "mad", "not so well")));
        List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        List<String> words = digits.stream().map("n"::concat).toList();
        TableName digit = TableName.of("digit");
        operations.add(new AlterEnumType(
                new EnumType(digit, digits),
                new EnumType(digit, words),
                digits.stream().collect(Collectors.toMap(each -> each, "n"::concat))));
        operations.add(new CreateView(
                new View(
                        new TableName("audit", "v"),
                        List.of(Column.of("id", SqlType.BIGINT), Column.of("m", SqlType.varchar(200))),
                        ViewQuery.unsafeSql("select id, m from audit.t where m = '" + text + "' and id > 100")),
                false));
        operations.add(new AddConstraint(
                table.name(),
                new Check(
                        "ck_t_long",
                        DdlExpression.column("m")
                                .in(List.of(
                                        DdlExpression.literal("a"),
                                        DdlExpression.literal("b"),
                                        DdlExpression.literal(text)))
                                .and(DdlExpression.column("id")
                                        .gt(DdlExpression.literal(0))
                                        .or(DdlExpression.column("id").isNull())))));
        operations.add(new CreateIndex(
                table.name(),
                new Index(
                        "ix_t_long",
                        List.of(
                                Index.Element.column("id").desc().nulls(Index.Nulls.LAST),
                                Index.Element.expression(
                                        DdlExpression.column("m").lower())),
                        true,
                        List.of("m"),
                        DdlExpression.column("m").ne(DdlExpression.literal(text)))));
        List<MigrationStep> steps =
                operations.stream().<MigrationStep>map(SchemaChange::new).toList();
        write("rare", new RevisionDraft(Schema.of(), steps, List.of()));
        write(
                text,
                new RevisionDraft(
                        Schema.of(), List.of(), List.of(new MigrationStep.Irreversible(text + " and " + text))));
        assertThat(written.values()).anyMatch(source -> source.contains("Map.ofEntries("));
        assertFormatted();
    }
}
