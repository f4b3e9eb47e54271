package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.session.animals.AnimalPath;
import dev.orm.session.animals.KeeperPath;
import dev.orm.session.animals.Zoo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hierarchies in which a column says of which class a row is. */
abstract class DiscriminatorContract extends HierarchyContract {

    private final AnimalPath<Zoo.Animal> animal;
    private final KeeperPath keeper;

    DiscriminatorContract(Mapping mapping, Zoo zoo, Class<?>... others) {
        super(mapping, zoo, others);
        this.animal = new AnimalPath<>(zoo, zoo.animal(), "animal");
        this.keeper = new KeeperPath(zoo, "keeper");
    }

    @Test
    @Tag("MAP-15")
    void aRowOfNoClassIsSaid() {
        run(session -> session.unsafeSql("update animal set kind = 'fish' where name = 'fido'")
                .update());
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> rows(session -> session.query(select(animal)).list()))
                .withMessageContaining("kind names none of its classes")
                .withMessageNotContaining("fish");
    }

    @Test
    void anObjectWhoseReadingEndsEarlyIsReadAgain() {
        run(session -> session.unsafeSql("update animal set kind = 'fish' where name = 'fido'")
                .update());
        try (Session session = sessions().openReadOnlySession()) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> session.query(select(keeper)).list());
            run(other -> other.unsafeSql("update animal set kind = 'puppy' where name = 'fido'")
                    .update());
            assertThat(session.query(select(keeper)).single().getFavourite()).isInstanceOf(Zoo.Puppy.class);
        }
    }
}
