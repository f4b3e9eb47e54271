package dev.orm.boot.chinook;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface CustomerRepository extends OrmRepository<Customer, Integer> {

    List<Customer> findBySupportRepLastNameOrderByLastName(String lastName);
}
