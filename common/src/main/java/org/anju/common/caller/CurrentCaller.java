package org.anju.common.caller;

/** The caller of the request being served. */
public class CurrentCaller {

    private final Caller caller;

    /** For the client proxy. */
    protected CurrentCaller() {
        this(null);
    }

    CurrentCaller(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        return caller;
    }

    public RegionScope scope() {
        return caller.scope();
    }
}
