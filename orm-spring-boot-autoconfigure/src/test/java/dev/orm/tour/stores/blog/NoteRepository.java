package dev.orm.tour.stores.blog;

import dev.orm.spring.repository.OrmRepository;

public interface NoteRepository extends OrmRepository<Note, Long> {}
