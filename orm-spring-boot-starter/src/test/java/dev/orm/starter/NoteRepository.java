package dev.orm.starter;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface NoteRepository extends OrmRepository<Note, Long> {

    List<Note> findByTextStartingWithOrderByText(String start);
}
