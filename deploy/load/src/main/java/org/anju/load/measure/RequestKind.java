package org.anju.load.measure;

/** The requests of a phone that are timed apart from each other. */
public enum RequestKind {
    TASK_PACK("task pack"),
    DECLARE("declare"),
    UPLOAD("upload"),
    CONFIRM("confirm"),
    SUBMIT("submit");

    private final String label;

    RequestKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
