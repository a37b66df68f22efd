package org.anju.local.process;

/** Signals that end a server; PostgreSQL takes INT for its fast shutdown. */
public enum Signal {
    TERM,
    INT,
    KILL
}
