package dev.orm.testing;

/** How often a test class gets an empty database. */
public enum Fresh {

    /** Every test method starts on an empty database. */
    EACH_METHOD,

    /** The methods of the class share one database, which {@link BeforeDatabase} methods may prepare. */
    EACH_CLASS
}
