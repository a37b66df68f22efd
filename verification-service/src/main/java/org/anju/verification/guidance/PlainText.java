package org.anju.verification.guidance;

/** Patterns of text that people write: control characters, NUL above all, cannot be stored. */
public final class PlainText {

    public static final String LINE = "\\P{Cc}*";
    public static final String LINES = "[\\P{Cc}\\r\\n\\t]*";

    private PlainText() {}
}
