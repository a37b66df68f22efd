package org.anju.household.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.anju.household.roster.row.IdentityNumber;

/** A line of a roster. The identity number may be text or, as Excel likes to have it, a number. */
public record TestHousehold(
        String county,
        String township,
        String village,
        String householdNo,
        String headName,
        Object idNumber,
        String phone,
        Object members,
        String attribute,
        String mode) {

    /** In 方家村委会 of 吹麻滩镇, Jishishan county. */
    public static TestHousehold inJishishan(String householdNo) {
        return new TestHousehold(
                "积石山保安族东乡族撒拉族自治县",
                "吹麻滩镇",
                "方家村委会",
                householdNo,
                "马占海",
                idNumber(householdNo),
                "13800001234",
                4,
                "一般贫困户",
                "农村危房改造");
    }

    /** In 锁南镇 of Dongxiang county. */
    public static TestHousehold inDongxiang(String householdNo) {
        TestHousehold household = inJishishan(householdNo);
        return household.at("东乡族自治县", "锁南镇", "锁南社区居民委员会");
    }

    /** A valid number under an area that was never assigned, different for different households. */
    public static String idNumber(String householdNo) {
        long hash = UUID.nameUUIDFromBytes(householdNo.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
        String digits = "629927%d%02d%02d%03d"
                .formatted(
                        1940 + Math.floorMod(hash, 60),
                        1 + Math.floorMod(hash >> 8, 12),
                        1 + Math.floorMod(hash >> 20, 28),
                        Math.floorMod(hash >> 32, 1000));
        return digits + IdentityNumber.checkCharacter(digits);
    }

    public TestHousehold at(String county, String township, String village) {
        return new TestHousehold(
                county, township, village, householdNo, headName, idNumber, phone, members, attribute, mode);
    }

    public TestHousehold withHouseholdNo(String number) {
        return new TestHousehold(
                county, township, village, number, headName, idNumber, phone, members, attribute, mode);
    }

    public TestHousehold headedBy(String name) {
        return new TestHousehold(
                county, township, village, householdNo, name, idNumber, phone, members, attribute, mode);
    }

    public TestHousehold withIdNumber(Object number) {
        return new TestHousehold(
                county, township, village, householdNo, headName, number, phone, members, attribute, mode);
    }

    public TestHousehold withPhone(String number) {
        return new TestHousehold(
                county, township, village, householdNo, headName, idNumber, number, members, attribute, mode);
    }

    public TestHousehold withMembers(Object count) {
        return new TestHousehold(
                county, township, village, householdNo, headName, idNumber, phone, count, attribute, mode);
    }

    public TestHousehold withMode(String label) {
        return new TestHousehold(
                county, township, village, householdNo, headName, idNumber, phone, members, attribute, label);
    }
}
