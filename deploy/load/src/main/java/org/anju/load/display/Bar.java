package org.anju.load.display;

import java.time.Duration;

/** The text of a progress bar. */
public final class Bar {

    private static final int WIDTH = 24;

    private Bar() {}

    /** For example {@code [######                  ]  25 %  250/1000  left 1 min 30 s}. */
    public static String of(long done, long total, Duration elapsed) {
        double share = total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
        int filled = (int) (share * WIDTH);
        String bar = "#".repeat(filled) + " ".repeat(WIDTH - filled);
        return "[%s] %3d %%  %d/%d%s".formatted(bar, (int) (share * 100), done, total, left(done, total, elapsed));
    }

    private static String left(long done, long total, Duration elapsed) {
        if (done <= 0 || done >= total) {
            return "";
        }
        return "  left " + words(elapsed.multipliedBy(total - done).dividedBy(done));
    }

    /** In minutes and seconds. */
    public static String words(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
}
