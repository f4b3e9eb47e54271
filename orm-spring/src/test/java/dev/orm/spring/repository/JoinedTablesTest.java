package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Car;
import dev.orm.spring.model.CarRepository;
import dev.orm.spring.model.Truck;
import dev.orm.spring.model.Vehicle;
import dev.orm.spring.model.VehicleRepository;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Repositories of entities whose tables are joined. */
@EachDatabase
class JoinedTablesTest {

    private final SpringFixture spring;
    private final VehicleRepository vehicles;
    private final CarRepository cars;

    JoinedTablesTest(TestDatabase database) {
        spring = new SpringFixture(database);
        vehicles = spring.bean(VehicleRepository.class);
        cars = spring.bean(CarRepository.class);
        vehicles.saveAll(List.of(new Car("ada", 3), new Truck("ada", 900), new Car("bob", 7)));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void aRepositoryOfTheTopmostClassFindsAllOfThem() {
        assertThat(vehicles.findByDriverOrderById("ada"))
                .extracting(vehicle -> (Object) vehicle.getClass())
                .containsExactly(Car.class, Truck.class);
        assertThat(vehicles.count()).isEqualTo(3);
        Page<Vehicle> page =
                vehicles.findAll(PageRequest.of(0, 2, Sort.by("driver").descending()));
        assertThat(page.getTotalElements()).isEqualTo(3);
        assertThat(page.getContent().get(0))
                .isInstanceOfSatisfying(
                        Car.class, car -> assertThat(car.getSeats()).isEqualTo(7));
        vehicles.deleteAll();
        assertThat(cars.count()).isZero();
    }

    @Test
    void aRepositoryOfASubclassFindsItsOwn() {
        assertThat(cars.findAll(Sort.by("seats").descending()))
                .extracting(Vehicle::getDriver)
                .containsExactly("bob", "ada");
        assertThat(cars.findByDriverAndSeatsGreaterThan("bob", 5)).hasSize(1);
        assertThat(cars.findBySeatsGreaterThan(2, PageRequest.of(0, 1, Sort.by("driver")))
                        .getTotalElements())
                .isEqualTo(2);
        Long truck = vehicles.findByDriverOrderById("ada").get(1).getId();
        assertThat(cars.findById(truck)).isEmpty();
        assertThat(cars.existsById(truck)).isFalse();
        assertThat(vehicles.findById(truck)).get().isInstanceOf(Truck.class);
        assertThat(cars.deleteBySeats(3)).isOne();
        cars.deleteAll();
        assertThat(vehicles.findAll()).hasSize(1);
    }

    @Test
    void savesADetachedObject() {
        Car car = cars.findByDriverAndSeatsGreaterThan("bob", 0).get(0);
        car.setDriver("eve");
        car.setSeats(2);
        assertThat(vehicles.save(car)).isInstanceOf(Car.class);
        assertThat(cars.findByDriverAndSeatsGreaterThan("eve", 1)).hasSize(1);
    }
}
