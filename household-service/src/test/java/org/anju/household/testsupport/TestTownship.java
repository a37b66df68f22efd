package org.anju.household.testsupport;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A township of Yongjing county that no other test knows, with villages of its own; there since 2020. */
public record TestTownship(String code, String name, List<TestVillage> villages) {

    public static final String COUNTY = "622923000000";
    public static final String SINCE = "2020-01-01";

    private static final AtomicInteger LAST = new AtomicInteger(400);

    public record TestVillage(String code, String name) {}

    /** @param villages bare names; the township's number is put before them */
    public static TestTownship with(String... villages) {
        TestTownship township = notYetThere(villages);
        RegionImports.carryOut(township.rows()).then().statusCode(201);
        return township;
    }

    public static TestTownship notYetThere(String... villages) {
        int number = LAST.incrementAndGet();
        String prefix = "622923" + number;
        List<TestVillage> all = Arrays.stream(villages)
                .map(name ->
                        new TestVillage(prefix + (201 + List.of(villages).indexOf(name)), "试" + number + name + "村委会"))
                .toList();
        return new TestTownship(prefix + "000", "试" + number + "镇", all);
    }

    public String villageCode(int index) {
        return villages.get(index).code();
    }

    public String villageName(int index) {
        return villages.get(index).name();
    }

    public TestHousehold household(String householdNo, int village) {
        return TestHousehold.inJishishan(householdNo).at("永靖县", name, villageName(village));
    }

    /** The rows that add it. */
    public Object[] rows() {
        return Stream.concat(
                        Stream.of(RegionImports.row("ADD", code, "name", name, "validFrom", SINCE)),
                        villages.stream()
                                .map(village -> RegionImports.row(
                                        "ADD", village.code(), "name", village.name(), "validFrom", SINCE)))
                .toArray();
    }
}
