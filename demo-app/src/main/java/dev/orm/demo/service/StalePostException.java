package dev.orm.demo.service;

/** A post was changed by somebody else after the user had read it. */
public class StalePostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says which post. */
    public StalePostException(String title) {
        super("“" + title + "” was changed by somebody else in the meantime. Read it again, then change it.");
    }
}
