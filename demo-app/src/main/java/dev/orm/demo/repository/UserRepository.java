package dev.orm.demo.repository;

import dev.orm.demo.model.User;
import dev.orm.spring.repository.OrmRepository;
import java.util.List;

/** Authors. */
public interface UserRepository extends OrmRepository<User, Long> {

    List<User> findByActiveTrueOrderByNameAsc();
}
