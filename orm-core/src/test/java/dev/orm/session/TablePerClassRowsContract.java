package dev.orm.session;

import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.orm.engine.UniqueViolationException;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Table;
import dev.orm.session.perclass.Animal;
import dev.orm.session.perclass.Bird;
import dev.orm.session.perclass.Cat;
import dev.orm.session.perclass.Document;
import dev.orm.session.perclass.Dog;
import dev.orm.session.perclass.Folder;
import dev.orm.session.perclass.Invoice;
import dev.orm.session.perclass.Keeper;
import dev.orm.session.perclass.Letter;
import dev.orm.session.perclass.Puppy;
import dev.orm.session.perclass.QAnimal;
import dev.orm.session.perclass.QCat;
import dev.orm.session.perclass.QDocument;
import dev.orm.session.perclass.QFolder;
import dev.orm.session.perclass.QInvoice;
import dev.orm.session.perclass.QKeeper;
import dev.orm.session.perclass.QLetter;
import dev.orm.session.perclass.Toy;
import dev.orm.sql.Condition;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Sql;
import dev.orm.type.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rows stand in which table, where each class has its own; what they hold, which ids they get, and what guards them. */
abstract class TablePerClassRowsContract extends EntityFixture {

    private static final QDocument document = QDocument.document;
    private static final QLetter letter = QLetter.letter;
    private static final QInvoice invoice = QInvoice.invoice;
    private static final QFolder folder = QFolder.folder;

    TablePerClassRowsContract(Mapping mapping) {
        super(
                mapping,
                Letter.class,
                Invoice.class,
                Folder.class,
                Puppy.class,
                Cat.class,
                Bird.class,
                Keeper.class,
                Toy.class);
    }

    private Table table(String name) {
        return models().tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("MAP-14")
    void eachClassHasATableWithAllColumns() {
        assertThat(models().tables())
                .extracting(table -> table.name().name())
                .doesNotContain("animal", "mammal")
                .contains("dog", "puppy", "cat", "bird", "documents", "letters", "invoices");
        assertThat(table("letters").columns())
                .extracting(column -> column.name())
                .containsExactly("id", "title", "gone", "folder_name", "dtype", "place");
        assertThat(table("letters").column("dtype").nullable()).isFalse();
        assertThat(table("letters").uniqueConstraints())
                .as("of the attribute; what @Table says is of its table alone")
                .extracting(unique -> unique.columns())
                .containsExactly(List.of("title"));
        assertThat(table("letters").foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("fk_letters_folder_name");
        assertThat(table("toy").foreignKeys())
                .as("to a class of which rows are in several tables")
                .isEmpty();
        assertThat(table("document_pages").foreignKeys()).isEmpty();
        assertThat(table("animal_animal").foreignKeys()).isEmpty();
        assertThat(table("keeper").foreignKeys())
                .extracting(key -> key.referencedTable().name())
                .containsExactly("cat");
    }

    @Test
    @Tag("MAP-14")
    void valuesOfEveryTypeStandBesideRowsThatLackThem() {
        Invoice full = new Invoice("full");
        full.checked = true;
        full.kind = 3;
        full.number = Long.MAX_VALUE;
        full.rate = 1.5f;
        full.factor = 2.25;
        full.sum = new BigDecimal("12.34");
        full.exact = new BigDecimal("12345678901234567890.0123456789");
        full.text = "long";
        full.due = LocalDate.of(2024, 2, 29);
        full.at = LocalTime.of(23, 59, 59);
        full.written = LocalDateTime.of(2024, 2, 29, 1, 2, 3);
        full.sent = Instant.parse("2024-02-29T01:02:03.123456Z");
        full.within = Duration.ofMinutes(90);
        full.reference = UUID.fromString("00000000-0000-7000-8000-000000000001");
        full.scan = new byte[] {1, 2, 3};
        full.data = Json.of("{\"a\": 1}");
        full.codes = new ArrayList<>(List.of(3, 1, 2));
        full.state = Invoice.State.PAID;
        full.former = Invoice.State.OPEN;
        run(session ->
                session.addAll(List.of(new Document("plain"), full, new Letter("letter", 7), new Invoice("none"))));
        run(session -> {
            List<Document> all = session.query(select(document).orderBy(document.title.asc()))
                    .list();
            assertThat(all).hasExactlyElementsOfTypes(Invoice.class, Letter.class, Invoice.class, Document.class);
            assertThat(all.get(0)).usingRecursiveComparison().isEqualTo(full);
            assertThat(all.get(2))
                    .usingRecursiveComparison()
                    .ignoringFields("id", "pages")
                    .isEqualTo(new Invoice("none"));
            assertThat(((Letter) all.get(1)).getDtype()).isEqualTo(7);
            assertThat(all).noneMatch(session::isModified);
        });
        QInvoice asInvoice = invoice.as("document");
        assertThat(rows(session -> session.query(select(document.title)
                                .from(document)
                                .where(
                                        asInvoice.exact.gt(BigDecimal.ONE),
                                        asInvoice.sent.lt(Instant.parse("2025-01-01T00:00:00Z")),
                                        asInvoice.state.eq(Invoice.State.PAID),
                                        asInvoice.reference.eq(full.reference)))
                        .list()))
                .containsExactly("full");
        assertThat(rows(session -> session.query(select(document.title)
                                .from(document)
                                .where(asInvoice.due.isNull())
                                .orderBy(document.title.asc()))
                        .list()))
                .containsExactly("letter", "none", "plain");
    }

    @Test
    @Tag("MAP-14")
    void decimalsThatOtherClassesLackAreComparedAsNumbers() {
        run(session -> {
            for (String sum : List.of("-3", "0.10", "9", "10", "100.50")) {
                Invoice each = session.add(new Invoice("i" + sum));
                each.sum = new BigDecimal(sum);
                each.exact = new BigDecimal(sum);
            }
            session.add(new Letter("letter", 1));
        });
        QInvoice asInvoice = invoice.as("document");
        for (NumberExpression<BigDecimal> sum : List.of(asInvoice.sum, asInvoice.exact)) {
            assertThat(titles(sum.gt(new BigDecimal("9.5")))).containsExactly("i10", "i100.50");
            assertThat(titles(sum.eq(new BigDecimal("9")))).containsExactly("i9");
            assertThat(titles(sum.in(new BigDecimal("-3"), new BigDecimal("100.5"))))
                    .containsExactly("i-3", "i100.50");
            assertThat(rows(session -> session.query(select(document.title)
                                    .from(document)
                                    .where(sum.isNotNull())
                                    .orderBy(sum.asc()))
                            .list()))
                    .containsExactly("i-3", "i0.10", "i9", "i10", "i100.50");
        }
        assertThat(number(session ->
                        session.execute(Sql.deleteFrom(document).where(asInvoice.sum.gt(new BigDecimal("9.5"))))))
                .isEqualTo(2);
    }

    private List<String> titles(Condition condition) {
        return rows(session -> session.query(
                        select(document.title).from(document).where(condition).orderBy(document.title.asc()))
                .list());
    }

    @Test
    @Tag("MAP-14")
    void oneIdBelongsToOneObjectOfAnyClass() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            int round = i;
            run(session -> {
                List<Animal> animals = new ArrayList<>();
                for (int j = 0; j < 4; j++) {
                    animals.add(new Dog("dog" + round + j, "pug"));
                    animals.add(new Cat("cat" + round + j, 9));
                    animals.add(new Bird("bird" + round + j));
                    animals.add(new Puppy("puppy" + round + j, "pug", 1));
                }
                session.addAll(animals);
                session.flush();
                animals.forEach(animal -> assertThat(ids.add(animal.getId()))
                        .as("%s in round %s", animal.getId(), round)
                        .isTrue());
                animals.forEach(animal ->
                        assertThat(session.get(Animal.class, animal.getId())).isSameAs(animal));
                if (round == 1) {
                    animals.forEach(session::delete);
                }
            });
        }
        assertThat(ids).hasSize(48);
    }

    @Test
    @Tag("MAP-14")
    void aNumberThatWasGivenOutIsNotGivenOutAgain() {
        long last = number(session -> {
            Bird bird = session.add(new Bird("first"));
            session.flush();
            session.delete(bird);
            return bird.getId();
        });
        run(session -> {
            Cat cat = session.add(new Cat("second", 1));
            session.flush();
            assertThat(cat.getId()).isGreaterThan(last);
        });
    }

    @Test
    @Tag("MAP-14")
    @Tag("REL-09")
    void aListOfSeveralClassesKeepsItsOrder() {
        run(session -> {
            Folder work = session.add(new Folder("work"));
            work.getDocuments().add(new Letter("b", 1));
            work.getDocuments().add(new Document("c"));
            work.getDocuments().add(new Invoice("a"));
            work.getDocuments().forEach(each -> each.setFolder(work));
        });
        run(session -> {
            Folder work = session.getOrThrow(Folder.class, "work");
            assertThat(work.getDocuments()).extracting(Document::getTitle).containsExactly("b", "c", "a");
            work.getDocuments().add(0, work.getDocuments().remove(2));
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .extracting(sql -> sql.split(" ")[1])
                    .containsOnly("letters", "documents", "invoices");
        });
        run(session -> {
            Folder work = session.query(select(folder)
                            .fetch(folder.documents
                                    .where(document.title.ne("c"))
                                    .limit(1)))
                    .single();
            assertThat(work.getDocuments()).singleElement().isInstanceOf(Invoice.class);
            session.expire(work);
            assertThat(work.getDocuments()).extracting(Document::getTitle).containsExactly("a", "b", "c");
        });
        assertThat(rows(session -> session.query(select(folder.name, document.title)
                                .from(folder)
                                .join(folder.documents, document)
                                .orderBy(document.title.asc()))
                        .list()))
                .extracting(row -> row.get(1))
                .containsExactly("a", "b", "c");
    }

    @Test
    @Tag("MAP-14")
    @Tag("SESSION-24")
    void statementsChangeTheRowsOfAllClasses() {
        run(session ->
                session.addAll(List.of(new Document("a"), new Letter("b", 1), new Invoice("c"), new Letter("d", 2))));
        run(session -> {
            List<Document> all = session.query(select(document).orderBy(document.title.asc()))
                    .list();
            log.sent();
            assertThat(session.execute(Sql.update(document)
                            .set(document.title, document.title.concat("!"))
                            .where(document.title.lt("d"))))
                    .isEqualTo(3);
            assertThat(log.sent())
                    .filteredOn(sql -> sql.startsWith("update"))
                    .extracting(sql -> sql.split(" ")[1])
                    .containsExactly("documents", "letters", "invoices");
            assertThat(all).extracting(Document::getTitle).containsExactly("a!", "b!", "c!", "d");
            assertThat(session.execute(Sql.update(letter)
                            .set(letter.dtype, letter.dtype.plus(1))
                            .everyRow()))
                    .isEqualTo(2);
            assertThat(((Letter) all.get(1)).getDtype()).isEqualTo(2);
            assertThat(session.executeBatch(
                            List.of("a!", "b!", "x"),
                            title -> Sql.update(document)
                                    .set(document.title, title + "?")
                                    .where(document.title.eq(title))))
                    .containsExactly(1, 1, 0);
            assertThat(all).extracting(Document::getTitle).containsExactly("a!?", "b!?", "c!", "d");
        });
    }

    @Test
    @Tag("MAP-14")
    @Tag("SESSION-24")
    void aStatementKnowsTheClassOfTheRowsThatItChanges() {
        run(session -> session.addAll(List.of(new Document("a"), new Letter("b", 1), new Invoice("c"))));
        QLetter asLetter = letter.as("document");
        run(session -> {
            log.sent();
            assertThat(session.execute(Sql.update(document)
                            .set(
                                    document.title,
                                    when(document.isOf(Letter.class), document.title.concat(" letter"))
                                            .otherwise(document.title.concat(" other")))
                            .where(document.isOf(Invoice.class).not())))
                    .isEqualTo(2);
            assertThat(log.sent())
                    .as("one for each table, without a look at the ids")
                    .hasSize(3)
                    .allMatch(sql -> sql.startsWith("update"));
            assertThat(session.execute(
                            Sql.update(document).set(document.title, "one").where(asLetter.dtype.eq(1))))
                    .isOne();
            assertThat(session.query(select(document.title).from(document).orderBy(document.title.asc()))
                            .list())
                    .containsExactly("a other", "c", "one");
        });
        QDocument other = document.as("other");
        run(session -> {
            assertThat(session.execute(Sql.update(document)
                            .set(document.title, document.title.concat("!"))
                            .where(Sql.exists(select(other).where(other.title.gt(document.title))))))
                    .as("the rows are found before the first one is changed")
                    .isEqualTo(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.execute(Sql.update(document)
                            .set(
                                    document.title,
                                    Sql.scalar(select(max(other.title)).from(other)))
                            .everyRow()))
                    .withMessage(
                            "A value that the UPDATE sets is read from rows of Document, whose tables are changed one after"
                                    + " the other. Read the value first, and set it.");
        });
    }

    @Test
    @Tag("MAP-14")
    void eachTableIsAskedForListsOfValues() {
        run(session -> session.addAll(List.of(new Document("a"), new Letter("b", 1), new Invoice("c"))));
        run(session -> {
            log.sent();
            assertThat(session.query(select(document.title)
                                    .from(document)
                                    .where(
                                            document.title.in("a", "b", "x"),
                                            letter.as("document").dtype.in(1, 2)))
                            .list())
                    .containsExactly("b");
            assertThat(log.sent().get(0))
                    .containsSubsequence(
                            "from documents where title in (?) and ",
                            " union all ",
                            "from letters where title in (?) and dtype in (?)",
                            " union all ",
                            "from invoices where title in (?) and ",
                            "as document where document.title in (?) and document.dtype in (?)");
        });
    }

    @Test
    @Tag("MAP-14")
    void whatALeftJoinLeavesOutIsOfNoClass() {
        run(session -> {
            session.add(new Keeper("ada")).setCat(session.add(new Cat("tom", 9)));
            session.add(new Keeper("bob"));
        });
        QKeeper keeper = QKeeper.keeper;
        assertThat(rows(session -> session.query(select(keeper.name)
                                .from(keeper)
                                .where(keeper.cat().isOf(Cat.class)))
                        .list()))
                .containsExactly("ada");
        QCat cat = QCat.cat;
        assertThat(rows(session -> session.query(select(keeper.name)
                                .from(keeper)
                                .leftJoin(cat, cat.eq(keeper.cat()))
                                .where(cat.isOf(Cat.class)))
                        .list()))
                .containsExactly("ada");
    }

    @Test
    @Tag("MAP-14")
    @Tag("SESSION-24")
    void whatIsDeletedSoftlyStaysInItsTable() {
        run(session -> session.addAll(List.of(new Document("a"), new Letter("b", 1), new Invoice("c"))));
        run(session -> {
            List<Document> all = session.query(select(document).orderBy(document.title.asc()))
                    .list();
            session.delete(all.get(0));
            session.flush();
            assertThat(session.execute(Sql.deleteFrom(document).where(document.title.ne("c"))))
                    .as("the one that is not deleted yet")
                    .isOne();
            assertThat(session.query(select(document.title).from(document)).list())
                    .containsExactly("c");
            assertThat(session.execute(Sql.deleteFrom(document).everyRow())).isOne();
        });
        run(session -> {
            assertThat(session.query(select(document)).list()).isEmpty();
            assertThat(session.without(
                            Filter.SOFT_DELETE,
                            () -> session.query(select(document.title)
                                            .from(document)
                                            .orderBy(document.title.asc()))
                                    .list()))
                    .containsExactly("a", "b", "c");
            assertThat(session.without(
                            Filter.SOFT_DELETE,
                            () -> session.execute(Sql.deleteFrom(document).where(document.title.eq("b")))))
                    .isOne();
            assertThat(session.unsafeSql("select count(*) from letters").list(Long.class))
                    .containsExactly(0L);
        });
    }

    @Test
    @Tag("MAP-14")
    void whatBelongsToDeletedRowsGoesWithThem() {
        run(session -> {
            Dog rex = new Dog("rex", "pug");
            Cat tom = new Cat("tom", 9);
            rex.getNicknames().add("king");
            rex.getFriends().add(tom);
            tom.getFriends().add(rex);
            session.addAll(List.of(rex, tom, new Bird("polly")));
        });
        run(session -> {
            assertThat(session.execute(Sql.deleteFrom(QAnimal.animal).where(QAnimal.animal.name.eq("rex"))))
                    .isOne();
            assertThat(session.unsafeSql("select count(*) from animal_nicknames")
                            .list(Long.class))
                    .containsExactly(0L);
            Cat tom = session.query(select(QCat.cat)).single();
            assertThat(tom.getFriends()).as("no foreign key kept the row").isEmpty();
            tom.getNicknames().add("king");
            session.flush();
            assertThat(session.execute(Sql.deleteFrom(QCat.cat).everyRow())).isOne();
            assertThat(session.unsafeSql("select count(*) from animal_nicknames")
                            .list(Long.class))
                    .as("of a class that no other extends")
                    .containsExactly(0L);
        });
    }

    @Test
    @Tag("MAP-14")
    @Tag("LOAD-12")
    void aFilterOfAClassHoldsForStatementsAboutAll() {
        run(session ->
                session.addAll(List.of(new Document("a"), new Letter("b", 1), new Letter("c", 2), new Invoice("d"))));
        Filter first = Filter.on(letter, letter.dtype.eq(1));
        run(session -> {
            assertThat(session.with(
                            first,
                            () -> session.execute(Sql.update(document)
                                    .set(document.title, document.title.concat("!"))
                                    .everyRow())))
                    .isEqualTo(3);
            Document plain = session.query(select(document).where(document.title.eq("a!")))
                    .single();
            session.with(first, () -> {
                session.lock(plain);
                return null;
            });
            assertThat(session.with(
                            first,
                            () -> session.query(select(document.title)
                                            .from(document)
                                            .orderBy(document.title.asc()))
                                    .list()))
                    .containsExactly("a!", "b!", "d!");
            assertThat(session.query(select(document.title).from(document).where(document.title.eq("c")))
                            .list())
                    .as("it was hidden")
                    .containsExactly("c");
        });
    }

    @Test
    @Tag("MAP-14")
    void aChangeOfSeveralTablesReturnsNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.query(
                                Sql.deleteFrom(QAnimal.animal).everyRow().returning(QAnimal.animal.name))
                        .list()))
                .withMessage(
                        "A DELETE that returns rows, or stands inside another statement, changes one table, and the rows of"
                                + " Animal are divided among [dog, puppy, cat, bird]. Read what is wanted first, and execute the statement"
                                + " by itself.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(session -> session.query(
                                Sql.deleteFrom(QCat.cat).everyRow().returning(QCat.cat.name))
                        .list()))
                .withMessageStartingWith("A DELETE of Cat takes the rows of its collections along");
    }

    @Test
    @Tag("MAP-14")
    void valuesAreUniqueInTheTableOfTheirClass() {
        run(session -> session.addAll(List.of(new Document("same"), new Letter("same", 1))));
        assertThatExceptionOfType(UniqueViolationException.class)
                .isThrownBy(() -> run(session -> session.add(new Letter("same", 2))));
    }

    @Test
    @Tag("MAP-14")
    void setOperationsSubqueriesAndAliasesTakeRowsOfAllClasses() {
        run(session -> session.addAll(List.of(new Document("a"), new Letter("b", 1), new Invoice("c"))));
        QDocument other = document.as("other");
        assertThat(rows(session -> session.query(select(document.title, other.title)
                                .from(document)
                                .join(other, other.title.gt(document.title))
                                .orderBy(document.title.asc(), other.title.asc()))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("a", "b"), tuple("a", "c"), tuple("b", "c"));
        assertThat(rows(session -> session.query(select(document)
                                .where(document.title.in(select(letter.title)
                                        .from(letter)
                                        .union(select(invoice.title).from(invoice))))
                                .orderBy(document.title.asc()))
                        .list()))
                .hasExactlyElementsOfTypes(Letter.class, Invoice.class);
        assertThat(rows(session -> session.query(select(document)
                                .where(document.isOf(Letter.class).not(), document.title.ne("c")))
                        .list()))
                .hasExactlyElementsOfTypes(Document.class);
        assertThat(rows(session -> session.query(select(letter).where(letter.isOf(Letter.class)))
                        .list()))
                .hasSize(1);
        assertThat(rows(session -> session.query(
                                select(Sql.max(document.title), Sql.count()).from(document))
                        .list()))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("c", 3L));
    }
}
