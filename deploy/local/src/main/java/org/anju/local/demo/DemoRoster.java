package org.anju.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.local.region.LinxiaRegions;

/** The demo's roster of Linxia: invented households in true numbers and places, the same at every run. */
public final class DemoRoster {
    public static final int LINXIA_HOUSEHOLDS = 141_600;

    private final LinxiaRegions regions = LinxiaRegions.load();
    private final Map<String, Integer> counts;

    /** @param households how many in all; at least one for each county */
    public DemoRoster(int households) {
        this.counts = HouseholdCounts.byVillage(regions, households);
    }

    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The households village by village, clean, without the habits that the workbook shows. */
    public Stream<DemoHousehold> households() {
        HouseholdInvention invention = new HouseholdInvention(regions);
        return counts.entrySet().stream()
                .flatMap(village -> invention.village(village.getKey(), village.getValue()).stream());
    }

    public Iterator<DemoHousehold> iterator() {
        return households().iterator();
    }

    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        }
    }

    public void write(OutputStream out) throws IOException {
        write(iterator(), out);
    }

    /** Writes the given households in the manner of the roster. */
    public void write(Iterator<DemoHousehold> households, OutputStream out) throws IOException {
        new RosterWorkbook(regions).write(households, out);
    }
}
