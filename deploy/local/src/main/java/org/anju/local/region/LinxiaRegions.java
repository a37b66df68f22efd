package org.anju.local.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The regions of Linxia prefecture, in the order of their codes. */
public final class LinxiaRegions {
    public static final String PREFECTURE = "622900000000";

    private final Map<String, Region> byCode;
    private final Map<String, List<Region>> byParent;

    private LinxiaRegions(List<Region> regions) {
        byCode = new LinkedHashMap<>();
        regions.forEach(region -> byCode.put(region.code(), region));
        byParent = regions.stream()
                .collect(Collectors.groupingBy(Region::parent, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    public static LinxiaRegions load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LinxiaRegions.class.getResourceAsStream("/linxia-regions.csv"), StandardCharsets.UTF_8))) {
            List<Region> regions = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",");
                regions.add(new Region(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3]));
            }
            return new LinxiaRegions(regions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Region> ofLevel(int level) {
        return byCode.values().stream()
                .filter(region -> region.level() == level)
                .toList();
    }

    public Region get(String code) {
        return byCode.get(code);
    }

    public List<Region> children(String code) {
        return byParent.getOrDefault(code, List.of());
    }
}
