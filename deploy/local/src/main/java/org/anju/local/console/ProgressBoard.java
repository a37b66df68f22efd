package org.anju.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line for each part that starts: what it does or waits for, and for how many seconds. Redrawn in place on a
 * terminal; elsewhere a line is printed at each change and now and then while nothing changes.
 */
public final class ProgressBoard implements AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final Duration REMINDER = Duration.ofSeconds(20);
    private static final int NAME_WIDTH = 20;
    private static final int WIDTH = 118;

    private final PrintStream out;
    private final boolean terminal;
    private final List<Row> rows = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private int drawn;

    public ProgressBoard(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        long millis = (terminal ? REDRAW : REMINDER).toMillis();
        clock.scheduleAtFixedRate(this::refresh, millis, millis, TimeUnit.MILLISECONDS);
    }

    public static ProgressBoard onConsole() {
        return new ProgressBoard(System.out, Terminal.present());
    }

    public synchronized Row row(String name) {
        Row row = new Row(name);
        rows.add(row);
        return row;
    }

    private synchronized void refresh() {
        if (terminal) {
            draw();
            return;
        }
        rows.stream().filter(row -> !row.ended).forEach(row -> out.println(row.line()));
    }

    private void draw() {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        for (Row row : rows) {
            text.append("\r\u001b[K").append(row.line()).append('\n');
        }
        drawn = rows.size();
        out.print(text);
        out.flush();
    }

    private synchronized void changed(Row row) {
        if (terminal) {
            draw();
            return;
        }
        out.println(row.line());
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
    }

    /** The line of one part. */
    public final class Row implements Step {
        private final String name;
        private final long start = System.nanoTime();
        private volatile String activity = "waiting";
        private volatile boolean ended;
        private volatile long end;

        private Row(String name) {
            this.name = name;
        }

        @Override
        public void says(String text) {
            if (!text.equals(activity)) {
                activity = text;
                changed(this);
            }
        }

        public void ended(String text) {
            end = System.nanoTime();
            ended = true;
            activity = text;
            changed(this);
        }

        private String line() {
            double seconds = ((ended ? end : System.nanoTime()) - start) / 1e9;
            String text = "  %%-%ds %%s (%%.1f s)".formatted(NAME_WIDTH).formatted(name, activity, seconds);
            return terminal && text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        }
    }
}
