package dev.orm.boot.notes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Notes {

    public static void main(String[] arguments) {
        SpringApplication.run(Notes.class, arguments);
    }
}
