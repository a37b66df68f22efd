package org.anju.verification.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Compares the clock of the device that sends a request with the server's. */
@ApplicationScoped
public class RequestClock {

    private static final String ARRIVED_AT = RequestClock.class.getName();
    /** Before anything that may take time, the log-in above all. */
    private static final int FIRST = 1_000;

    private final CurrentVertxRequest request;
    private final Clock clock;
    private final MeterRegistry metrics;

    RequestClock(CurrentVertxRequest request, Clock clock, MeterRegistry metrics) {
        this.request = request;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Taken when the headers are here: a body of some megabytes may be minutes behind them. */
    void noteArrivals(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().headers().contains(DeviceTime.TIME)) {
                        context.put(ARRIVED_AT, clock.instant());
                    }
                    context.next();
                },
                FIRST);
    }

    /** Of the device that sent the current request; null where it says nothing that can be read. */
    public ClockInterval ofDevice() {
        RoutingContext current = request.getCurrent();
        Instant arrivedAt = current == null ? null : current.get(ARRIVED_AT);
        if (arrivedAt == null) {
            return null;
        }
        Optional<DeviceTime> told = DeviceTime.read(
                current.request().getHeader(DeviceTime.TIME), current.request().getHeader(DeviceTime.ROUND_TRIP));
        if (told.isEmpty()) {
            metrics.counter("anju_device_time_unreadable").increment();
            return null;
        }
        return told.get().at(arrivedAt);
    }
}
