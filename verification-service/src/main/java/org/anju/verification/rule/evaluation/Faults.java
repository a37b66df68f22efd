package org.anju.verification.rule.evaluation;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a rule set, gathered, so that its author learns of everything at once. */
public final class Faults {

    private static final int MOST = 50;

    /** @param path of the member, such as {@code rules[3].checks[0].brokenWhen} */
    public record Fault(String path, String expected, String found) {}

    private final List<Fault> faults = new ArrayList<>();

    public void add(String path, String expected, Object found) {
        if (faults.size() < MOST) {
            faults.add(new Fault(path, expected, found == null ? "nothing" : found.toString()));
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }
}
