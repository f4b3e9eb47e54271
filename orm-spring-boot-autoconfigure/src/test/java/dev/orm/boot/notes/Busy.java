package dev.orm.boot.notes;

import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

/** Says that the application itself was started. */
@Component
public class Busy implements CommandLineRunner {

    @Override
    public void run(String... arguments) {
        System.out.println("The application runs.");
    }
}
