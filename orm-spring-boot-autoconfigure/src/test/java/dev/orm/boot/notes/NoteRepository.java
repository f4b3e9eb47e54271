package dev.orm.boot.notes;

import dev.orm.spring.repository.OrmRepository;

public interface NoteRepository extends OrmRepository<Note, Long> {}
