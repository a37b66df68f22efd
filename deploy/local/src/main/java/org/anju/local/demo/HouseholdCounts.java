package org.anju.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;

/** How many households each village has: the counties' figures of June 2020, spread over their villages. */
final class HouseholdCounts {
    private static final double NEIGHBOURHOOD_WEIGHT = 0.3;

    private HouseholdCounts() {}

    /** @return households by village code, in the order of codes; villages without any are left out */
    static Map<String, Integer> byVillage(LinxiaRegions regions, int total) {
        Map<String, Integer> villages = new LinkedHashMap<>();
        byCounty(total).forEach((county, households) -> {
            List<Region> own = regions.ofLevel(Region.VILLAGE).stream()
                    .filter(village -> village.county().equals(county))
                    .toList();
            int[] counts =
                    share(households, own.stream().map(HouseholdCounts::weight).toList());
            for (int index = 0; index < counts.length; index++) {
                if (counts[index] > 0) {
                    villages.put(own.get(index).code(), counts[index]);
                }
            }
        });
        return villages;
    }

    private static Map<String, Integer> byCounty(int total) {
        Map<String, Double> figures = figures();
        List<String> counties = List.copyOf(figures.keySet());
        // One for each county first, so that even the smallest roster shows all of them.
        int rest = Math.max(0, total - counties.size());
        int[] counts = share(rest, List.copyOf(figures.values()));
        Map<String, Integer> byCounty = new LinkedHashMap<>();
        for (int index = 0; index < counts.length; index++) {
            byCounty.put(counties.get(index), counts[index] + 1);
        }
        return byCounty;
    }

    private static Map<String, Double> figures() {
        try (InputStream file = HouseholdCounts.class.getResourceAsStream("/linxia-2020.json")) {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> county :
                    new ObjectMapper().readTree(file).path("counties").properties()) {
                figures.put(county.getKey(), county.getValue().asDouble() - 1);
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double weight(Region village) {
        double size = 0.5 + new Chance(Long.parseLong(village.code())).fraction();
        return village.isVillageCommittee() ? size : size * NEIGHBOURHOOD_WEIGHT;
    }

    /** Whole shares in proportion to the weights that add up exactly (largest remainders first). */
    static int[] share(int total, List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        int[] shares = new int[weights.size()];
        double[] remainders = new double[weights.size()];
        List<Integer> order = new ArrayList<>();
        int given = 0;
        for (int index = 0; index < shares.length; index++) {
            double exact = total * weights.get(index) / sum;
            shares[index] = (int) exact;
            remainders[index] = exact - shares[index];
            given += shares[index];
            order.add(index);
        }
        order.sort(Comparator.comparingDouble((Integer index) -> -remainders[index]));
        for (int index = 0; given < total; index++, given++) {
            shares[order.get(index)]++;
        }
        return shares;
    }
}
