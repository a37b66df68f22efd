package org.anju.report.stream;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.anju.report.reading.ProgressQuery;
import org.anju.report.reading.ProgressReport;

/** One campaign and region that somebody listens to: what was told last, and to whom. */
final class Watch {

    private final ProgressQuery query;
    private final Set<MultiEmitter<? super String>> listeners = ConcurrentHashMap.newKeySet();

    private ProgressReport told;
    private String toldText;
    private String revision;
    private long lookedNanos;
    private boolean begun;

    Watch(ProgressQuery query) {
        this.query = query;
    }

    ProgressQuery query() {
        return query;
    }

    Watch add(MultiEmitter<? super String> listener) {
        listeners.add(listener);
        return this;
    }

    void remove(MultiEmitter<? super String> listener) {
        listeners.remove(listener);
    }

    boolean isIdle() {
        return listeners.isEmpty();
    }

    /** Tells a listener that came later what the others know. */
    synchronized void greet(MultiEmitter<? super String> listener) {
        if (toldText != null) {
            listener.emit(toldText);
        }
    }

    /** True once: for the listener whose coming starts the watch. */
    synchronized boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Whether there may be something new, and the last look is long enough ago. */
    synchronized boolean isDue(String current, long nowNanos, long restNanos) {
        if (revision == null) {
            return true;
        }
        return !revision.equals(current) && nowNanos - lookedNanos >= restNanos;
    }

    synchronized void tell(
            ProgressReport report, String current, long nowNanos, Function<ProgressReport, String> text) {
        revision = current;
        lookedNanos = nowNanos;
        if (report.tellsTheSameAs(told)) {
            return;
        }
        told = report;
        toldText = text.apply(report);
        listeners.forEach(listener -> listener.emit(toldText));
    }

    void end() {
        listeners.forEach(MultiEmitter::complete);
    }
}
