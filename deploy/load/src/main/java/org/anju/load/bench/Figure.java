package org.anju.load.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One measured figure: the median of its runs.
 *
 * @param ratio to what stands in {@code to}, measured in the same run in turn with this
 * @param to what the ratio compares with
 */
public record Figure(
        String name,
        double value,
        String unit,
        Optional<Double> ratio,
        Optional<String> to,
        Optional<Aim> aim,
        List<Double> runs) {

    public static Figure of(String name, String unit, List<Double> runs) {
        return new Figure(
                name, median(runs), unit, Optional.empty(), Optional.empty(), Optional.empty(), List.copyOf(runs));
    }

    /** A figure that is a ratio itself. */
    public static Figure ratio(String name, String to, List<Double> runs) {
        return of(name, "ratio", runs).comparedWith(median(runs), to);
    }

    public Figure comparedWith(double otherRatio, String other) {
        return new Figure(name, value, unit, Optional.of(otherRatio), Optional.of(other), aim, runs);
    }

    public Figure aiming(Aim wanted) {
        return new Figure(name, value, unit, ratio, to, Optional.of(wanted), runs);
    }

    public Optional<Boolean> met() {
        return aim.map(wanted -> wanted.met(value));
    }

    /** The middle value; of an even number, the mean of the two in the middle. */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no median of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Three significant digits or so. */
    static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return "%d".formatted((long) value);
        }
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
