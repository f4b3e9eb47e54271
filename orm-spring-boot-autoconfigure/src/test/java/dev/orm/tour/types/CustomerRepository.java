package dev.orm.tour.types;

import dev.orm.spring.repository.OrmRepository;

public interface CustomerRepository extends OrmRepository<Customer, Long> {}
