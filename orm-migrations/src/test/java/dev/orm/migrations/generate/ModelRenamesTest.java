package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.mapping.EntityModels;
import dev.orm.mapping.MappingException;
import dev.orm.mapping.RenamedFrom;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModelRenamesTest {

    @Entity(name = "person")
    static class Before {
        @Id
        long id;

        @Nullable
        String mail;

        @Nullable
        String town;
    }

    @Embeddable
    static class Address {
        @RenamedFrom("town")
        @Nullable
        String city;
    }

    @Entity(name = "member")
    @RenamedFrom("person")
    static class After {
        @Id
        long id;

        @RenamedFrom("mail")
        @Nullable
        String email;

        @Embedded
        @Nullable
        Address address;
    }

    @Test
    @Tag("AUTO-12")
    @Tag("AUTO-18")
    @Tag("PEER-25")
    void theModelSaysWhatWasRenamed() {
        Schema history =
                Schema.of(EntityModels.reflective(List.of(Before.class)).tables());
        EntityModels models = EntityModels.reflective(List.of(After.class));
        Map<String, String> renames = ModelRenames.of(models, history);
        assertThat(renames)
                .containsEntry("person", "member")
                .containsEntry("person.mail", "member.email")
                .hasSize(3);
        Schema model = Schema.of(models.tables());
        RevisionDraft draft = Autogenerate.compare(history, model, new Decisions(renames, Set.of(), Map.of()));
        assertThat(draft.upgrade())
                .extracting(step -> step.describe())
                .allMatch(step -> step.startsWith("rename "))
                .hasSize(3);
        assertThat(ModelRenames.of(models, model)).as("once it is done").isEmpty();
        Table member = model.table(TableName.of("member")).orElseThrow();
        assertThat(member.columns()).hasSize(3);
    }

    @Entity(name = "person")
    static class Renamed {
        @Id
        long id;

        @Column(name = "mail")
        @Nullable
        String address;

        @Nullable
        String town;
    }

    @Entity(name = "person")
    static class Another {
        @Id
        long id;
    }

    @Test
    @Tag("AUTO-21")
    void anAttributeIsRenamedWithoutItsColumn() {
        Schema before = Schema.of(EntityModels.of(List.of(Before.class)).tables());
        Schema after = Schema.of(EntityModels.of(List.of(Renamed.class)).tables());
        assertThat(Autogenerate.compare(before, after, Decisions.NONE).isEmpty())
                .isTrue();
    }

    @Test
    @Tag("MIG-59")
    void twoEntitiesForOneTableAreAnError() {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> EntityModels.of(List.of(Before.class, Another.class)))
                .withMessageContaining("\"person\"");
    }
}
