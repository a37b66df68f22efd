package org.anju.load.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The samples of a metrics page in Prometheus' text format. */
public record PrometheusText(List<Sample> samples) {

    private static final Pattern LINE =
            Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?\\s+(\\S+)(?:\\s+-?\\d+)?$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public static PrometheusText parse(String page) {
        List<Sample> samples = new ArrayList<>();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                samples.add(new Sample(matcher.group(1), labels(matcher.group(2)), number(matcher.group(3))));
            }
        });
        return new PrometheusText(samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The sum over all label sets that hold the given label. */
    public double sum(String name, String label, String value) {
        return samples.stream()
                .filter(sample -> sample.name.equals(name))
                .filter(sample -> value.equals(sample.labels.get(label)))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** The histogram of that name, summed over its label sets; without buckets when the page has none. */
    public BucketHistogram histogram(String name) {
        TreeMap<Double, Double> buckets = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.name.equals(name + "_bucket"))
                .filter(sample -> sample.labels.containsKey("le"))
                .forEach(sample -> buckets.merge(number(sample.labels.get("le")), sample.value, Double::sum));
        return new BucketHistogram(buckets);
    }

    public record Sample(String name, Map<String, String> labels, double value) {}
}
