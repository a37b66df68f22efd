package org.anju.local.demo;

/** A bar of twenty characters with its percentage. */
final class ProgressBar {
    private static final int WIDTH = 20;

    private ProgressBar() {}

    static String of(long done, long total) {
        int filled = (int) (WIDTH * Math.min(done, total) / total);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + (100 * Math.min(done, total) / total)
                + "%";
    }
}
