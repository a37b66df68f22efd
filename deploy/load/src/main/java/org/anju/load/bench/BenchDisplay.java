package org.anju.load.bench;

import java.io.PrintStream;
import java.time.Duration;
import org.anju.load.display.Bar;
import org.anju.load.display.ProgressLine;
import org.anju.local.console.Terminal;

/** Tells what is being measured, since when, and how long all of it will take. */
final class BenchDisplay implements AutoCloseable {

    private final PrintStream out;
    private final Duration expected;
    private final long start = System.nanoTime();
    private final ProgressLine line;
    private volatile String group = "";
    private volatile String activity = "beginning";

    BenchDisplay(PrintStream out, Duration expected) {
        this.out = out;
        this.expected = expected;
        this.line = new ProgressLine(out, Terminal.present(), this::text);
    }

    void begins(String name) {
        group = name;
        activity = "beginning";
    }

    void says(String text) {
        activity = text;
    }

    synchronized void measured(Figure figure) {
        String met =
                figure.met().map(yes -> yes ? "  (aim met)" : "  (AIM MISSED)").orElse("");
        out.printf(
                "%s  %-28s %10s %s%s%n",
                Terminal.present() ? "\r\u001b[K" : "",
                figure.name(),
                Figure.format(figure.value()),
                figure.unit(),
                met);
    }

    String text() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return "%s: %s — %s of about %s".formatted(group, activity, Bar.words(elapsed), Bar.words(expected));
    }

    @Override
    public void close() {
        line.close();
    }
}
