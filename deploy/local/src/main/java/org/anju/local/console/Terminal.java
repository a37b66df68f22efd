package org.anju.local.console;

/** Whether a person watches the output. */
public final class Terminal {
    private Terminal() {}

    public static boolean present() {
        return System.console() != null && System.console().isTerminal();
    }
}
