package dev.orm.session;

/** A row that has to be there is not. */
public final class EntityNotFoundException extends SessionException {

    private static final long serialVersionUID = 1L;

    private EntityNotFoundException(String message) {
        super(message);
    }

    /**
     * Reports a row that was asked for by its id.
     *
     * @param entity entity and id
     * @return the exception
     */
    public static EntityNotFoundException byId(String entity) {
        return new EntityNotFoundException("There is no row for " + entity + ".");
    }

    /**
     * Reports a row that another refers to.
     *
     * @param attribute what refers to it
     * @param entity entity and id
     * @return the exception
     */
    public static EntityNotFoundException referred(String attribute, String entity) {
        return new EntityNotFoundException(attribute + " leads to " + entity + ", but there is no such row.");
    }
}
