package dev.orm.demo.service;

/** Another post has the address that was wished for. */
public class SlugTakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says which address. */
    public SlugTakenException(String slug) {
        super("Another post has the address “" + slug + "”. Choose a different one.");
    }
}
