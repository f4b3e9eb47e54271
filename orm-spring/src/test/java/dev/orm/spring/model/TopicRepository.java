package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;

public interface TopicRepository extends OrmRepository<Topic, String> {}
