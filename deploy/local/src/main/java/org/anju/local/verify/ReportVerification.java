package org.anju.local.verify;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anju.local.console.ProgressBoard;
import org.anju.local.demo.DemoApi;
import org.anju.local.kafka.KafkaBroker;
import org.anju.local.kafka.Topics;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;
import org.anju.local.process.Patience;
import org.apache.kafka.clients.admin.Admin;

/** Waits until every event has been counted, then compares the reports with a recount from the sources. */
public final class ReportVerification {
    private static final String ROW = "%-42s %7s %12s %12s %10s%n";
    private static final int SHOWN_DIFFERENCES = 10;

    private final Settings settings;

    public ReportVerification(Settings settings) {
        this.settings = settings;
    }

    /** @return whether reports and sources agree in every number */
    public boolean run(Duration limit, PrintStream out) {
        Database database = new Database(settings);
        try (Admin kafka = KafkaBroker.admin(settings)) {
            Backlog backlog = new Backlog(database, kafka);
            awaitEmpty(backlog, limit);
            List<Comparison> comparisons = new ArrayList<>(new Recount(database).compare());
            comparisons.addAll(new ReportAnswers(database, new DemoApi(settings)).compare());
            print(comparisons, backlog.deadLetters(Topics.EVENTS), out);
            return comparisons.stream().allMatch(Comparison::equal);
        } catch (SQLException e) {
            throw new PlatformException("The databases cannot be read: " + e.getMessage(), e);
        }
    }

    private static void awaitEmpty(Backlog backlog, Duration limit) {
        try (ProgressBoard board = ProgressBoard.onConsole()) {
            ProgressBoard.Row row = board.row("events");
            boolean empty = Patience.await(limit, () -> {
                Backlog.Size size = backlog.measure();
                row.says("waiting for %,d to be sent and %,d to be counted".formatted(size.unsent(), size.unread()));
                // Twice, because an event that was just taken in may have caused another one.
                return size.isEmpty() && backlog.measure().isEmpty();
            });
            if (!empty) {
                row.ended("still on their way");
                throw new PlatformException(
                        "Events were still on their way after %d s; is something writing, or a service not running?"
                                .formatted(limit.toSeconds()));
            }
            row.ended("all counted");
        }
    }

    private static void print(List<Comparison> comparisons, long deadLetters, PrintStream out) {
        out.println();
        out.printf(ROW, "", "cells", "source", "report", "difference");
        for (Comparison comparison : comparisons) {
            out.printf(
                    ROW,
                    comparison.subject(),
                    "%,d".formatted(comparison.source().byKey().size()),
                    "%,d".formatted(comparison.source().sum()),
                    "%,d".formatted(comparison.report().sum()),
                    "%,d"
                            .formatted(comparison.difference().values().stream()
                                    .mapToLong(Math::abs)
                                    .sum()));
        }
        comparisons.stream().filter(comparison -> !comparison.equal()).forEach(comparison -> {
            out.printf("%nDifferent in %s:%n", comparison.subject());
            comparison.difference().entrySet().stream()
                    .limit(SHOWN_DIFFERENCES)
                    .forEach(cell -> out.printf("  %+d  %s%n", cell.getValue(), cell.getKey()));
        });
        if (deadLetters > 0) {
            out.printf("%n%,d events were set aside in dead-letter topics.%n", deadLetters);
        }
        out.println(
                comparisons.stream().allMatch(Comparison::equal)
                        ? "\nThe reports agree with the sources: difference 0."
                        : "\nThe reports do not agree with the sources.");
    }
}
