package dev.orm.boot.beside;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Beside {}
