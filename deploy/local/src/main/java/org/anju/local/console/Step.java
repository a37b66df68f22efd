package org.anju.local.console;

/** One line of the progress display. */
@FunctionalInterface
public interface Step {
    /** Says what this part is doing or waiting for at the moment. */
    void says(String activity);
}
