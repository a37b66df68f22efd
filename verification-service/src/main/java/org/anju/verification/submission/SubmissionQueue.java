package org.anju.verification.submission;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * Commits submissions that arrive at the same time in one transaction (group commit): while a writer waits for the disk,
 * the next group gathers, and after a group of several some milliseconds longer. One by one, they wait for nobody.
 */
@ApplicationScoped
class SubmissionQueue {

    private static final Logger LOG = Logger.getLogger(SubmissionQueue.class);

    /** Two, so that one can prepare its statements while the other waits for the disk. */
    private static final int WRITERS = 2;

    private static final int LARGEST_GROUP = 128;
    /** A transaction costs as much as two of its records: where there are several at a time, it pays to let more come. */
    private static final Duration GATHER = Duration.ofMillis(3);
    /** Some seconds of work: more waiting than that is better done by the phone, which is told to come back. */
    private static final int CAPACITY = 4096;

    private record Waiting(Submission submission, CompletableFuture<Outcome> outcome) {}

    private final AgroalDataSource dataSource;
    private final SubmissionWriter writer;
    private final Outbox outbox;
    private final DistributionSummary groupSizes;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final List<Thread> writers = new ArrayList<>();

    private volatile boolean running;

    SubmissionQueue(AgroalDataSource dataSource, SubmissionWriter writer, Outbox outbox, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.writer = writer;
        this.outbox = outbox;
        this.groupSizes = metrics.summary("anju_submission_group_size");
        metrics.gaugeCollectionSize("anju_submission_queue", List.of(), waiting);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        for (int number = 0; number < WRITERS; number++) {
            writers.add(Thread.ofPlatform().name("submission-writer-" + number).start(this::work));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        for (Thread thread : writers) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    /** Waits until the submission is on disk, or refused. */
    Outcome store(Submission submission) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (!running || !waiting.offer(new Waiting(submission, outcome))) {
            throw Refusals.busy();
        }
        try {
            return outcome.join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw exception;
        }
    }

    /** Stores a batch in a transaction of its own; what cannot be stored is refused alone. */
    List<Outcome> storeTogether(List<Submission> submissions) {
        try {
            return commit(submissions);
        } catch (SQLException | RuntimeException exception) {
            if (DatabaseException.isPassing(exception)) {
                throw databaseAway(exception);
            }
            if (submissions.size() == 1) {
                return List.of(Outcome.refused(notStorable(submissions.getFirst(), exception)));
            }
            // By halves, the one at fault is found in a few transactions, where one by one would take hundreds.
            int half = submissions.size() / 2;
            List<Outcome> outcomes = new ArrayList<>(storeTogether(submissions.subList(0, half)));
            outcomes.addAll(storeTogether(submissions.subList(half, submissions.size())));
            return outcomes;
        }
    }

    private void work() {
        List<Waiting> group = new ArrayList<>(LARGEST_GROUP);
        while (running || !waiting.isEmpty()) {
            boolean underLoad = group.size() > 1;
            group.clear();
            if (!takeInto(group, underLoad)) {
                continue;
            }
            groupSizes.record(group.size());
            serve(group);
        }
    }

    private boolean takeInto(List<Waiting> group, boolean underLoad) {
        try {
            Waiting first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
            if (underLoad && waiting.size() < LARGEST_GROUP - 1) {
                LockSupport.parkNanos(GATHER.toNanos());
            }
            waiting.drainTo(group, LARGEST_GROUP - 1);
            return true;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            running = false;
            return false;
        }
    }

    private void serve(List<Waiting> group) {
        try {
            List<Outcome> outcomes =
                    commit(group.stream().map(Waiting::submission).toList());
            for (int index = 0; index < group.size(); index++) {
                group.get(index).outcome().complete(outcomes.get(index));
            }
        } catch (SQLException | RuntimeException exception) {
            if (DatabaseException.isPassing(exception)) {
                RuntimeException refusal = databaseAway(exception);
                group.forEach(each -> each.outcome().completeExceptionally(refusal));
                return;
            }
            if (group.size() == 1) {
                Waiting alone = group.getFirst();
                alone.outcome().complete(Outcome.refused(notStorable(alone.submission(), exception)));
                return;
            }
            // One of them cannot be stored: the others must not suffer from its company.
            group.forEach(each -> serve(List.of(each)));
        }
    }

    private List<Outcome> commit(List<Submission> submissions) throws SQLException {
        List<Outcome> outcomes;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                outcomes = writer.write(connection, submissions);
                connection.commit();
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        }
        outbox.committed();
        return outcomes;
    }

    private static ProblemException databaseAway(Exception exception) {
        LOG.warnf("Submissions wait for the database: %s", exception.getMessage());
        return Refusals.databaseAway();
    }

    private static ProblemException notStorable(Submission submission, Exception exception) {
        LOG.errorf(exception, "Record %s could not be stored", submission.id());
        return Refusals.notStorable(submission.id());
    }
}
