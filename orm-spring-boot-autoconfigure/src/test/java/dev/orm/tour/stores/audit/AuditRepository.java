package dev.orm.tour.stores.audit;

import dev.orm.spring.repository.OrmRepository;

public interface AuditRepository extends OrmRepository<AuditEntry, Long> {}
