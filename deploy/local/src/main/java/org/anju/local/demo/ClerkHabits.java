package org.anju.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;

/** How township clerks really write in Excel. Everything here can be read again without guessing. */
final class ClerkHabits {
    private static final String COMMITTEE = "(村民委员会|村委会|居民委员会|居委会)$";
    private static final int FULL_WIDTH_ZERO = '０';

    private final Chance chance = new Chance(6229);
    private final Map<String, List<String>> spellings = new HashMap<>();

    ClerkHabits(LinxiaRegions regions) {
        for (Region township : regions.ofLevel(Region.TOWNSHIP)) {
            List<Region> villages = regions.children(township.code());
            Map<String, Long> shortNames = villages.stream()
                    .collect(Collectors.groupingBy(village -> shortest(village.name()), Collectors.counting()));
            villages.forEach(village ->
                    spellings.put(village.code(), spellings(village, shortNames.get(shortest(village.name())) == 1)));
        }
    }

    private static String shortest(String name) {
        return name.replaceFirst(COMMITTEE, "").replaceFirst("(社区|村)$", "");
    }

    /** Where a village and a neighbourhood of one township share their name, only the whole name tells them apart. */
    private static List<String> spellings(Region village, boolean unambiguous) {
        String whole = village.name();
        if (!unambiguous) {
            return List.of(whole);
        }
        String bare = whole.replaceFirst(COMMITTEE, "");
        String usual = village.isVillageCommittee() && whole.matches(".*村(民委员|委)会") ? bare + "村" : bare;
        return List.of(whole, whole, whole, whole, usual, usual, bare);
    }

    String village(Region village) {
        return chance.oneOf(spellings.get(village.code()));
    }

    String identityNumber(String number) {
        double habit = chance.fraction();
        if (habit < 0.02) {
            return "'" + number;
        }
        if (habit < 0.03) {
            return fullWidth(number);
        }
        if (habit < 0.05) {
            return number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
        }
        if (habit < 0.06) {
            return " " + number + " ";
        }
        return chance.in(0.3) ? number.replace('X', 'x') : number;
    }

    private static String fullWidth(String number) {
        StringBuilder text = new StringBuilder();
        number.chars()
                .forEach(character -> text.appendCodePoint(
                        Character.isDigit(character) ? FULL_WIDTH_ZERO + character - '0' : character));
        return text.toString();
    }

    String name(String name) {
        // Short names are spread over the width of three characters.
        return name.length() == 2 && chance.in(0.1) ? name.charAt(0) + "  " + name.charAt(1) : name;
    }

    /** Rows that were deleted later leave gaps in the numbering. */
    int next(int number) {
        return chance.in(0.01) ? number + chance.between(2, 4) : number + 1;
    }
}
