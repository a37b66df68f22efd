package org.anju.report.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;

/** How long it takes from the acceptance of a record, or its completion, until reports show it. */
@ApplicationScoped
class ReportLag {

    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    private final Timer timer;

    ReportLag(TransactionSynchronizationRegistry transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.timer = Timer.builder("anju.report.lag")
                .description("From a record's acceptance or completion until reports show it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(metrics);
    }

    /** Records nothing when the current transaction is rolled back. */
    void recordOnCommit(List<ReceivedEvent<VerificationFacts>> events) {
        List<Instant> starts = events.stream().map(ReportLag::start).toList();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    record(starts);
                }
            }
        });
    }

    private void record(List<Instant> starts) {
        Instant now = clock.instant();
        starts.forEach(start -> timer.record(Duration.between(start, now)));
    }

    private static Instant start(ReceivedEvent<VerificationFacts> event) {
        VerificationFacts facts = event.facts();
        return switch (event.type()) {
            case VerificationFacts.SUBMITTED -> facts.receivedAt();
            case VerificationFacts.COMPLETED -> Objects.requireNonNullElse(facts.completedAt(), event.time());
            default -> event.time();
        };
    }
}
