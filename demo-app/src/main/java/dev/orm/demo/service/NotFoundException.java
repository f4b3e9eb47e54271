package dev.orm.demo.service;

/** What was asked for is not there. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is missing. */
    public NotFoundException(String message) {
        super(message);
    }
}
