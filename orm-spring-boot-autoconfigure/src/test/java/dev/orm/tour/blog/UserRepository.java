package dev.orm.tour.blog;

import static dev.orm.tour.blog.QUser.user;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;
import java.util.Optional;

public interface UserRepository extends OrmRepository<User, Long> {

    Optional<User> findByName(String name);

    List<User> findByAgeGreaterThanOrderByName(int age);

    default List<User> activeAdults() {
        return findAll(user.active.isTrue().and(user.age.ge(18)));
    }
}
