package dev.orm.spring.model;

import dev.orm.spring.repository.OrmRepository;
import java.util.List;

public interface VehicleRepository extends OrmRepository<Vehicle, Long> {

    List<Vehicle> findByDriverOrderById(String driver);
}
