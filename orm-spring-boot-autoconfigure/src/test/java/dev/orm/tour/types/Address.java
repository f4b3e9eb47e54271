package dev.orm.tour.types;

import java.time.LocalDate;

public record Address(String street, String city, LocalDate since) {}
