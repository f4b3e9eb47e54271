package dev.orm.migrations.run;

/**
 * How far an operation is that is run for parts of a table.
 *
 * @param operation what it does, in a few words
 * @param rowsDone how many rows of the table it is done with
 * @param rows how many rows the table had when this run of it began
 */
public record StepProgress(String operation, long rowsDone, long rows) {

    @Override
    public String toString() {
        long percent = rows == 0 ? 100 : Math.min(100, rowsDone * 100 / rows);
        return operation + ": " + rowsDone + " of " + rows + " rows (" + percent + " %)";
    }
}
