package org.anju.report.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.time.ChinaTime;
import org.anju.report.counting.Revisions;
import org.anju.report.reading.ProgressQuery;
import org.anju.report.reading.ProgressReport;
import org.anju.report.reading.ReportService;
import org.jboss.logging.Logger;

/**
 * Tells listeners of progress as it changes. One thread looks at the revisions in the database, whichever instance wrote
 * them, and reads each changed campaign and region once for all its listeners.
 */
@ApplicationScoped
class ProgressFeed {

    private static final Logger LOG = Logger.getLogger(ProgressFeed.class);

    private final Map<ProgressQuery, Watch> watches = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("progress-feed").daemon().factory());

    private final ReportService reports;
    private final Revisions revisions;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration lookEvery;
    private final Duration rest;
    private volatile boolean failing;

    ProgressFeed(ReportService reports, Revisions revisions, ObjectMapper json, Clock clock, StreamConfig config) {
        this.reports = reports;
        this.revisions = revisions;
        this.json = json;
        this.clock = clock;
        this.lookEvery = config.lookEvery();
        this.rest = config.tellAtMostEvery();
    }

    void start(@Observes StartupEvent event) {
        looker.scheduleWithFixedDelay(this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Open streams would hold up the shutdown; their listeners come back to another instance. */
    void endStreams(@Observes ShutdownDelayInitiatedEvent event) {
        watches.values().forEach(Watch::end);
    }

    void stop(@Observes ShutdownEvent event) {
        looker.shutdownNow();
    }

    int listeners() {
        return listeners.get();
    }

    /** Reports as JSON: what is known at once, then each change. Who reads slowly gets the newest only. */
    Multi<String> watch(ProgressQuery query) {
        return Multi.createFrom().emitter(listener -> join(query, listener), BackPressureStrategy.LATEST);
    }

    private void join(ProgressQuery query, MultiEmitter<? super String> listener) {
        listeners.incrementAndGet();
        listener.onTermination(() -> leave(query, listener));
        Watch joined = watches.compute(query, (key, watch) -> (watch == null ? new Watch(key) : watch).add(listener));
        joined.greet(listener);
        if (joined.begins()) {
            looker.execute(this::look);
        }
    }

    private void leave(ProgressQuery query, MultiEmitter<? super String> listener) {
        listeners.decrementAndGet();
        watches.computeIfPresent(query, (key, watch) -> {
            watch.remove(listener);
            return watch.isIdle() ? null : watch;
        });
    }

    private void look() {
        if (watches.isEmpty()) {
            return;
        }
        try {
            tellChanges();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warnf("Listeners hear of no changes for now: %s", failure.getMessage());
            }
            failing = true;
        }
    }

    private void tellChanges() {
        List<Watch> watched = List.copyOf(watches.values());
        Map<String, Long> current = revisions.find(subjects(watched));
        for (Watch watch : watched) {
            String revision = revision(watch.query(), current);
            if (watch.isDue(revision, System.nanoTime(), rest.toNanos())) {
                ProgressReport report = reports.progress(
                        watch.query(), RegionScope.of(List.of(watch.query().region())));
                watch.tell(report, revision, System.nanoTime(), this::toJson);
            }
        }
    }

    private static Set<String> subjects(List<Watch> watched) {
        return Stream.concat(
                        Stream.of(Revisions.ROSTER),
                        watched.stream().map(watch -> watch.query().campaign().toString()))
                .collect(Collectors.toSet());
    }

    /** The day is part of it, since at midnight nothing is new of today. */
    private String revision(ProgressQuery query, Map<String, Long> current) {
        return "%s/%s/%s"
                .formatted(
                        current.get(Revisions.ROSTER),
                        current.get(query.campaign().toString()),
                        ChinaTime.dayOf(clock.instant()));
    }

    private String toJson(ProgressReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
