package org.anju.load.bench.registry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.anju.local.demo.IdentityNumber;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;

/**
 * Rosters of any number of invented households, as csv: the same number gives the same household each time. Two fifths of the
 * heads are called 马, as in Linxia.
 */
final class GrowthRoster {

    private static final String HEADER = "县(市),乡(镇),村,户编号,户主姓名,证件号码,联系电话,家庭人口,贫困户属性,住房保障方式,住址";
    private static final String AREA = "6296";
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
    private static final int DAYS = 25_000;
    private static final int SEQUENCES = 999;
    private static final String SURNAMES = "马马马马马马马马王李张杨陈韩祁赵孔唐";
    private static final String GIVEN = "占海明英麦燕哈兰玉花福生学忠国强文华建军春红秀珍阿西木乙布努苏里素菲亚成林海平小梅有才志义得胜永安";
    private static final List<String> MODES = List.of("原住房安全A级", "原住房安全B级", "农村危房改造", "易地扶贫搬迁", "投亲靠友");
    private static final List<String> ATTRIBUTES = List.of("一般贫困户", "低保户", "低保贫困户", "五保户");

    private final LinxiaRegions regions = LinxiaRegions.load();
    private final List<Region> villages = regions.ofLevel(Region.VILLAGE);

    void write(Path file, int from, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.newLine();
            for (int number = from; number < from + count; number++) {
                out.write(line(number));
                out.newLine();
            }
        }
    }

    private String line(int number) {
        Region village = village(number);
        Region township = regions.get(village.parent());
        Region county = regions.get(village.county());
        return String.join(
                ",",
                county.name(),
                township.name(),
                village.name(),
                householdNo(number),
                headName(number),
                idNumber(number),
                "138%08d".formatted(number),
                Integer.toString(1 + number % 7),
                ATTRIBUTES.get(number % ATTRIBUTES.size()),
                MODES.get(number % MODES.size()),
                village.name() + number % 9 + "社");
    }

    /** Spread as a multiplier of no common factor spreads them. */
    Region village(int number) {
        return villages.get((int) (number * 7919L % villages.size()));
    }

    static String householdNo(int number) {
        return "GROW-%08d".formatted(number);
    }

    static String headName(int number) {
        int mixed = Math.floorMod(number * 0x9E3779B9, Integer.MAX_VALUE);
        return new StringBuilder()
                .append(SURNAMES.charAt(mixed % SURNAMES.length()))
                .append(GIVEN.charAt(mixed / 31 % GIVEN.length()))
                .append(GIVEN.charAt(mixed / 1801 % GIVEN.length()))
                .toString();
    }

    /** Different for each number below 2.4 billion. */
    static String idNumber(int number) {
        LocalDate birth = FIRST_BIRTH.plusDays(number % DAYS);
        int rest = number / DAYS;
        String digits = "%s%02d%s%03d"
                .formatted(
                        AREA,
                        rest / SEQUENCES % 100,
                        birth.format(DateTimeFormatter.BASIC_ISO_DATE),
                        1 + rest % SEQUENCES);
        return digits + IdentityNumber.checkCharacter(digits);
    }
}
