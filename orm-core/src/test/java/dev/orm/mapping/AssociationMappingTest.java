package dev.orm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.ToManyAttribute.Order;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AssociationMappingTest {

    private static final String BLOG = """
            @Entity @Table(name = "users") class User {
                @Id @GeneratedValue Long id;
                @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true) @OrderBy("title desc, id")
                List<Post> posts;
            }
            @Entity class Post {
                @Id UUID id;
                String title;
                @ManyToOne(fetch = FetchType.LAZY, optional = false, cascade = CascadeType.PERSIST) User author;
                @ManyToOne User editor;
                @ManyToMany Set<Tag> tags;
            }
            @Entity class Tag {
                @Id @Column(name = "tag_key") String key;
                @ManyToMany(mappedBy = "tags", fetch = FetchType.EAGER) @OrderBy Collection<Post> taggedPosts;
            }
            """;

    private static EntityModels modelsOf(String source) {
        return EntityModels.reflective(EntitySources.compile(source));
    }

    private static ToOneAttribute toOne(EntityModel<?> model, String path) {
        return model.attribute(path).toOne();
    }

    @Test
    @Tag("REL-01")
    void givesAForeignKeyTheTypeOfTheIdItRefersTo() {
        EntityModel<?> post = modelsOf(BLOG).all().get(1);
        assertThat(post.attribute("author").column().name()).isEqualTo("author_id");
        assertThat(post.attribute("author").column().type()).hasToString("bigint");
        assertThat(post.attribute("author").column().nullable()).isFalse();
        assertThat(post.attribute("editor").column().nullable()).isTrue();
        assertThat(post.toOnes()).hasSize(2);
        ToOneAttribute author = toOne(post, "author");
        assertThat(author.lazy()).isTrue();
        assertThat(author.optional()).isFalse();
        assertThat(author.cascades()).isEqualTo(new Cascades(true, false, false, false, false, false));
        assertThat(toOne(post, "editor").lazy()).isFalse();
        assertThat(toOne(post, "editor").optional()).isTrue();
    }

    @Test
    @Tag("REL-01")
    void constrainsAndIndexesForeignKeys() {
        Table post = modelsOf(BLOG).all().get(1).table();
        assertThat(post.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                "fk_post_author_id",
                                List.of("author_id"),
                                TableName.of("users"),
                                List.of("id"),
                                ReferentialAction.NO_ACTION),
                        new ForeignKey(
                                "fk_post_editor_id",
                                List.of("editor_id"),
                                TableName.of("users"),
                                List.of("id"),
                                ReferentialAction.NO_ACTION));
        assertThat(post.indexes())
                .containsExactly(
                        new Index("ix_post_author_id", List.of("author_id"), false),
                        new Index("ix_post_editor_id", List.of("editor_id"), false));
    }

    @Test
    @Tag("REL-02")
    void knowsBothSides() {
        EntityModels models = modelsOf(BLOG);
        ToManyAttribute posts = models.all().get(0).collection("posts");
        assertThat(posts.mappedBy()).isEqualTo("author");
        assertThat(posts.inverse()).isEqualTo("author");
        assertThat(posts.joinTable()).isNull();
        assertThat(posts.kind()).isEqualTo(Kind.LIST);
        assertThat(posts.lazy()).isTrue();
        assertThat(posts.cascades()).isEqualTo(new Cascades(true, true, true, true, true, true));
        assertThat(posts.orderBy()).containsExactly(new Order("title", true), new Order("id", false));
        EntityModel<?> post = models.all().get(1);
        assertThat(toOne(post, "author").inverse()).isEqualTo("posts");
        assertThat(toOne(post, "editor").inverse()).isNull();
        ToManyAttribute tags = post.collection("tags");
        assertThat(tags.mappedBy()).isNull();
        assertThat(tags.inverse()).isEqualTo("taggedPosts");
        assertThat(tags.kind()).isEqualTo(Kind.SET);
        ToManyAttribute taggedPosts = models.all().get(2).collection("taggedPosts");
        assertThat(taggedPosts.mappedBy()).isEqualTo("tags");
        assertThat(taggedPosts.inverse()).isEqualTo("tags");
        assertThat(taggedPosts.lazy()).isFalse();
        assertThat(taggedPosts.kind()).isEqualTo(Kind.LIST);
        assertThat(taggedPosts.orderBy()).containsExactly(new Order("id", false));
    }

    @Test
    @Tag("REL-01")
    void makesAJoinTableThatBothSidesSee() {
        EntityModels models = modelsOf(BLOG);
        Table table = models.tables().get(3);
        assertThat(models.tables()).hasSize(4);
        assertThat(table.name()).isEqualTo(TableName.of("post_tag"));
        assertThat(table.columns())
                .extracting(column -> column.name() + " " + column.type() + " " + column.nullable())
                .containsExactly("tagged_posts_id uuid false", "tags_tag_key varchar(255) false");
        assertThat(table.primaryKey().columns()).containsExactly("tagged_posts_id", "tags_tag_key");
        assertThat(table.foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("fk_post_tag_tagged_posts_id", "fk_post_tag_tags_tag_key");
        assertThat(table.indexes())
                .containsExactly(new Index("ix_post_tag_tags_tag_key", List.of("tags_tag_key"), false));
        JoinTable fromPost = models.all().get(1).collection("tags").joinTable();
        JoinTable fromTag = models.all().get(2).collection("taggedPosts").joinTable();
        assertThat(fromPost.table()).isSameAs(fromTag.table()).isSameAs(table);
        assertThat(fromPost.ownerColumns().get(0).name()).isEqualTo("tagged_posts_id");
        assertThat(fromTag.ownerColumns()).isEqualTo(fromPost.targetColumns());
        assertThat(fromTag.targetColumns()).isEqualTo(fromPost.ownerColumns());
    }

    @Test
    @Tag("REL-01")
    void namesJoinTablesAfterTheEntityWhereThereIsNoOtherSide() {
        EntityModels models = modelsOf("""
                @Entity class Person {
                    @Id Long id;
                    @ManyToMany Set<Person> friends;
                    @OneToMany List<Dog> dogs;
                }
                @Entity class Dog { @Id Long id; }
                """);
        Table friends = models.tables().get(2);
        assertThat(friends.name()).hasToString("person_person");
        assertThat(friends.columns()).extracting(Column::name).containsExactly("person_id", "friends_id");
        Table dogs = models.tables().get(3);
        assertThat(dogs.columns()).extracting(Column::name).containsExactly("person_id", "dogs_id");
        assertThat(dogs.uniqueConstraints())
                .as("a dog has one owner")
                .containsExactly(new UniqueConstraint("uq_person_dog_dogs_id", List.of("dogs_id")));
        assertThat(dogs.indexes()).isEmpty();
    }

    @Test
    @Tag("REL-01")
    void takesWhatJoinColumnAndJoinTableSay() {
        EntityModels models = modelsOf("""
                @Entity class Item {
                    @Id Long id;
                    @ManyToOne @JoinColumn(name = "boss", nullable = false, unique = true, updatable = false,
                            referencedColumnName = "id", foreignKey = @ForeignKey(name = "boss_exists"))
                    Item parent;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Item twin;
                    @ManyToMany @JoinTable(name = "links", schema = "app",
                            joinColumns = @JoinColumn(name = "source", foreignKey = @ForeignKey(name = "source_exists")),
                            inverseJoinColumns = @JoinColumn(name = "sink"))
                    List<Item> links;
                    @ManyToOne(targetEntity = Item.class) Object any;
                    @ManyToMany(targetEntity = Item.class) @JoinTable(name = "others") List<?> others;
                }
                """);
        EntityModel<?> item = models.all().get(0);
        ColumnAttribute parent = item.attribute("parent");
        assertThat(parent.column().name()).isEqualTo("boss");
        assertThat(parent.column().nullable()).isFalse();
        assertThat(parent.updatable()).isFalse();
        assertThat(parent.toOne().optional()).isFalse();
        assertThat(item.table().uniqueConstraints())
                .containsExactly(new UniqueConstraint("uq_item_boss", List.of("boss")));
        assertThat(item.table().indexes())
                .extracting(Index::name)
                .as("a unique constraint is an index already")
                .containsExactly("ix_item_twin_id", "ix_item_any_id");
        assertThat(item.table().foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("boss_exists", "fk_item_any_id");
        Table links = models.tables().get(1);
        assertThat(links.name()).isEqualTo(new TableName("app", "links"));
        assertThat(links.columns()).extracting(Column::name).containsExactly("source", "sink");
        assertThat(links.foreignKeys()).extracting(ForeignKey::name).containsExactly("source_exists", "fk_links_sink");
        assertThat(item.collection("others").target()).isEqualTo(item.type());
    }

    @Test
    @Tag("MAP-05")
    void resolvesAssociationsOfMappedSuperclasses() {
        EntityModels models = modelsOf("""
                @Entity class Comment extends Reply<Article> {}
                @Entity class Article { @Id Long id; @OneToMany(mappedBy = "subject") Set<Comment> comments; }
                @MappedSuperclass class Reply<T> { @Id Long id; @ManyToOne T subject; @ManyToMany List<T> related; }
                """);
        assertThat(toOne(models.all().get(0), "subject").target())
                .isEqualTo(models.all().get(1).type());
        assertThat(toOne(models.all().get(0), "subject").inverse()).isEqualTo("comments");
        assertThat(models.all().get(0).collection("related").target())
                .isEqualTo(models.all().get(1).type());
    }
}
