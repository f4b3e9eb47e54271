package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NamingStrategyTest {

    private static final String SHOP = """
            @Entity class Album {
                @Id @GeneratedValue @Column(name = "album_id") Long id;
                @Column(unique = true) String title;
                @ManyToOne Artist leadArtist;
                @ManyToMany List<Artist> guests = new ArrayList<>();
            }
            @Entity @Table(name = "artist", schema = "music",
                    uniqueConstraints = @UniqueConstraint(columnNames = {"home_town", "name"}),
                    indexes = @Index(columnList = "name"))
            class Artist {
                @Id @GeneratedValue @Column(name = "artist_id") Long id;
                String name;
                String homeTown;
            }
            """;

    private static EntityModels models(String source, NamingStrategy naming) {
        return EntityModels.reflective(EntitySources.compile(source), naming);
    }

    private static List<String> faults(String source, NamingStrategy naming) {
        return catchThrowableOfType(MappingException.class, () -> models(source, naming))
                .faults();
    }

    private static Table table(EntityModels models, String name) {
        return models.tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NamingStrategy of(UnaryOperator<String> tables, UnaryOperator<String> columns) {
        return new NamingStrategy() {
            @Override
            public String tableName(String mapped) {
                return tables.apply(mapped);
            }

            @Override
            public String columnName(String mapped) {
                return columns.apply(mapped);
            }

            @Override
            public String toString() {
                return "HouseStyle";
            }
        };
    }

    @Test
    void namesTablesColumnsAndForeignKeysDerivedAndWritten() {
        Table album = table(models(SHOP, NamingStrategy.PASCAL_CASE), "Album");
        assertThat(album.columns()).extracting(Column::name).containsExactly("AlbumId", "Title", "LeadArtistArtistId");
        assertThat(album.primaryKey().columns()).containsExactly("AlbumId");
        assertThat(album.foreignKeys().get(0).columns()).containsExactly("LeadArtistArtistId");
        assertThat(album.foreignKeys().get(0).referencedTable()).isEqualTo(new TableName("music", "Artist"));
        assertThat(album.foreignKeys().get(0).referencedColumns()).containsExactly("ArtistId");
    }

    @Test
    void namesJoinTablesAndTheirColumns() {
        EntityModels models = models(SHOP, NamingStrategy.PASCAL_CASE);
        Table join = table(models, "AlbumArtist");
        assertThat(join.columns()).extracting(Column::name).containsExactly("AlbumAlbumId", "GuestsArtistId");
        assertThat(join.foreignKeys())
                .extracting(ForeignKey::referencedTable, ForeignKey::referencedColumns)
                .containsExactly(
                        tuple(TableName.of("Album"), List.of("AlbumId")),
                        tuple(new TableName("music", "Artist"), List.of("ArtistId")));
        JoinTable ofCollection = models.all().get(0).collections().get(0).joinTable();
        assertThat(ofCollection).isNotNull();
        assertThat(ofCollection.table()).isSameAs(join);
    }

    @Test
    void makesNamesOfConstraintsFromThoseInTheDatabase() {
        EntityModels models = models(SHOP, NamingStrategy.PASCAL_CASE);
        Table album = table(models, "Album");
        assertThat(album.primaryKey().name()).isEqualTo("pk_Album");
        assertThat(album.uniqueConstraints()).extracting(UniqueConstraint::name).containsExactly("uq_Album_Title");
        assertThat(album.foreignKeys()).extracting(ForeignKey::name).containsExactly("fk_Album_LeadArtistArtistId");
        assertThat(album.indexes()).extracting(Index::name).containsExactly("ix_Album_LeadArtistArtistId");
    }

    @Test
    void annotationsNameColumnsAsTheyAreMapped() {
        Table artist = table(models(SHOP, NamingStrategy.PASCAL_CASE), "Artist");
        assertThat(artist.uniqueConstraints().get(0).columns()).containsExactly("HomeTown", "Name");
        assertThat(artist.indexes().get(0).columns()).containsExactly("Name");
    }

    @Test
    void takesNamesAsTheyAreMappedByDefault() {
        EntityModels models = EntityModels.reflective(EntitySources.compile(SHOP));
        assertThat(models.tables())
                .isEqualTo(models(SHOP, NamingStrategy.AS_MAPPED).tables());
        assertThat(models.tables())
                .extracting(table -> table.name().toString())
                .containsExactly("album", "music.artist", "album_artist");
    }

    @Test
    void reportsColumnsThatGetTheSameName() {
        String item = "@Entity class Item { @Id Long id; String lineNo; @Column(name = \"LineNo\") String number; }";
        assertThat(faults(item, NamingStrategy.PASCAL_CASE))
                .containsExactly(
                        "Item.number: its column \"LineNo\" is also the column of \"lineNo\". Name one of them by"
                                + " @Column(name), or make one insertable = false, updatable = false.");
        assertThat(faults(
                        "@Entity class Item { @Id Long id; @Column(name = \"LineNo\") String number; String lineNo; }",
                        NamingStrategy.PASCAL_CASE))
                .containsExactly("Item.lineNo: its column \"LineNo\", in the mapping \"line_no\", is also the column of"
                        + " \"number\". Name one of them by @Column(name), or make one insertable = false,"
                        + " updatable = false.");
    }

    @Test
    void reportsTablesThatGetTheSameName() {
        String two = "@Entity class Item { @Id Long id; } @Entity class Thing { @Id Long id; }";
        assertThat(faults(two, of(name -> "everything", name -> name)))
                .containsExactly(
                        "Thing: its table \"everything\" is also the table of Item. Name one of them by @Table(name).");
    }

    @Test
    void reportsNamesThatNoDatabaseTakesAndNamesTheStrategy() {
        String item = "@Entity class Item { @Id Long id; String name; }";
        assertThat(faults(item, of(name -> "\"" + name, name -> name.equals("id") ? "" : name)))
                .containsExactly(
                        "Item: its naming strategy HouseStyle made a name of table \"item\" that cannot be used. The name"
                                + " \"\"item\" contains a quotation mark. Write it without; names are quoted wherever a"
                                + " database needs it.",
                        "Item.id: its naming strategy HouseStyle made a name of column \"id\" that cannot be used. The"
                                + " name is blank. Leave it out, or write one.");
    }

    @Test
    @SuppressWarnings("NullAway")
    void reportsAStrategyThatReturnsNull() {
        assertThat(faults("@Entity class Item { @Id Long id; }", of(name -> name, name -> null)))
                .containsExactly(
                        "Item.id: its naming strategy HouseStyle returned null for column \"id\". Let it return a"
                                + " name.");
    }
}
