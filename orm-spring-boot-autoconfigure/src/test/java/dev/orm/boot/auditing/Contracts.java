package dev.orm.boot.auditing;

import dev.orm.spring.repository.OrmRepository;

interface Contracts extends OrmRepository<Contract, Long> {}
