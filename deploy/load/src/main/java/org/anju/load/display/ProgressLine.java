package org.anju.load.display;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.anju.local.console.Terminal;

/** One line that says how far something is: redrawn in place on a terminal, printed now and then elsewhere. */
public final class ProgressLine implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final Supplier<String> text;
    private final ScheduledExecutorService clock;

    public ProgressLine(PrintStream out, boolean terminal, Supplier<String> text) {
        this.out = out;
        this.terminal = terminal;
        this.text = text;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
        long millis = (terminal ? REDRAW : REMINDER).toMillis();
        clock.scheduleAtFixedRate(this::show, terminal ? 0 : millis, millis, TimeUnit.MILLISECONDS);
    }

    /** @param text is asked for the line whenever it is shown, by another thread */
    public static ProgressLine onConsole(Supplier<String> text) {
        return new ProgressLine(System.out, Terminal.present(), text);
    }

    private void show() {
        if (terminal) {
            out.print("\r\u001b[K" + text.get());
            out.flush();
            return;
        }
        out.println(text.get());
    }

    /** Leaves the last state on the screen. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            // A line that is being drawn would otherwise run into what follows.
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        show();
        if (terminal) {
            out.println();
        }
    }
}
