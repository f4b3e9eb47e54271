package dev.orm.boot.notes;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Notes {}
