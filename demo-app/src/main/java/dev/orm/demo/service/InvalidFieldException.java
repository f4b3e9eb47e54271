package dev.orm.demo.service;

/** A value can be read but does not fit what is stored. */
public class InvalidFieldException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;

    /** Says which field, and what is wrong with it. */
    public InvalidFieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
