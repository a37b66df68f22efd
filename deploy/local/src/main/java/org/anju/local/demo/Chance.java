package org.anju.local.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Draws that are the same at every run. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String character(String choices) {
        int index = random.nextInt(choices.length());
        return choices.substring(index, index + 1);
    }

    <T> T weighted(List<T> choices, ToIntFunction<T> weight) {
        int sum = choices.stream().mapToInt(weight).sum();
        int point = random.nextInt(sum);
        for (T choice : choices) {
            point -= weight.applyAsInt(choice);
            if (point < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("Weights must not be negative.");
    }
}
