package org.anju.media.image;

/** The bytes are not a whole picture of the kind they are said to be. */
public class UnsoundImageException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsoundImageException(String message) {
        super(message);
    }
}
