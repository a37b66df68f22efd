package org.anju.e2e.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.local.demo.DemoHousehold;
import org.anju.local.demo.DemoRoster;

/** A small piece of the demo's roster: a few whole villages of every county, so that each phone has several households. */
public final class Roster {
    /** At this size of the whole roster a village has about ten households. */
    private static final int WHOLE = 12_000;

    private static final int COUNTIES = 8;
    private static final int VILLAGES_OF_A_COUNTY = 5;
    private static final int HOUSEHOLDS_OF_A_VILLAGE = 8;

    private final DemoRoster demo = new DemoRoster(WHOLE);
    private final Map<String, List<DemoHousehold>> byVillage = choose(demo);

    private static Map<String, List<DemoHousehold>> choose(DemoRoster demo) {
        Map<String, List<DemoHousehold>> all = demo.households()
                .collect(Collectors.groupingBy(
                        household -> household.village().code(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Integer> taken = new LinkedHashMap<>();
        Map<String, List<DemoHousehold>> chosen = new LinkedHashMap<>();
        all.forEach((village, households) -> {
            if (households.size() >= HOUSEHOLDS_OF_A_VILLAGE
                    && taken.merge(county(village), 1, Integer::sum) <= VILLAGES_OF_A_COUNTY) {
                chosen.put(village, households.subList(0, HOUSEHOLDS_OF_A_VILLAGE));
            }
        });
        if (chosen.size() != COUNTIES * VILLAGES_OF_A_COUNTY) {
            throw new IllegalStateException("The demo's roster has too few large villages: " + chosen.size());
        }
        return chosen;
    }

    public static String county(String village) {
        return village.substring(0, 6) + "000000";
    }

    public List<String> villages() {
        return List.copyOf(byVillage.keySet());
    }

    public List<String> villagesOf(String county) {
        return villages().stream()
                .filter(village -> county(village).equals(county))
                .toList();
    }

    public int households() {
        return byVillage.values().stream().mapToInt(List::size).sum();
    }

    /** The workbook as townships hand it in. */
    public byte[] workbook() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            demo.write(byVillage.values().stream().flatMap(List::stream).iterator(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
