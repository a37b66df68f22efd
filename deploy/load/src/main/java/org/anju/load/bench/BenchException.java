package org.anju.load.bench;

/** A figure cannot be measured; the message says why, and how to mend it where that is known. */
public class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
