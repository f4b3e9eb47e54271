package dev.orm.tour.stores;

import dev.orm.spring.repository.config.EnableOrmRepositories;
import dev.orm.tour.stores.blog.Note;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@EnableOrmRepositories(basePackageClasses = Note.class)
public class StoresApplication {}
