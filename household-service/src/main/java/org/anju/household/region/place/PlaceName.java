package org.anju.household.region.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of places as official lists and clerks write them: with, without, or with another suffix. */
final class PlaceName {

    private static final Pattern VILLAGE_COMMITTEE = Pattern.compile("(村民委员会|村委会|村)$");
    private static final Pattern NEIGHBOURHOOD = Pattern.compile("(居民委员会|居委会|社区)$");
    private static final Pattern VILLAGE_SUFFIXES = Pattern.compile("(村民委员会|居民委员会|村委会|居委会|社区|村)+$");
    private static final Pattern TOWNSHIP_SUFFIX = Pattern.compile("(街道办事处|街道|镇|乡)$");
    private static final Pattern COUNTY_SUFFIX = Pattern.compile("(自治县|自治州|自治区|地区|县|市|区|州|盟|旗)$");

    private PlaceName() {}

    /** The bare name with a mark for a village or a neighbourhood, where the name tells; else the name itself. */
    static String withKind(String name) {
        if (VILLAGE_COMMITTEE.matcher(name).find()) {
            return village(name) + "/V";
        }
        if (NEIGHBOURHOOD.matcher(name).find()) {
            return village(name) + "/N";
        }
        return name;
    }

    static String village(String name) {
        return without(VILLAGE_SUFFIXES, name);
    }

    static String township(String name) {
        return without(TOWNSHIP_SUFFIX, name);
    }

    static String county(String name) {
        return without(COUNTY_SUFFIX, name);
    }

    /** Without the suffix of whatever level it is of. */
    static String bare(String name) {
        String village = village(name);
        String township = village.equals(name) ? township(name) : village;
        return township.equals(name) ? county(name) : township;
    }

    /** A name that is nothing but a suffix stays as it is. */
    private static String without(Pattern suffix, String name) {
        Matcher matcher = suffix.matcher(name);
        return matcher.find() && matcher.start() > 0 ? name.substring(0, matcher.start()) : name;
    }
}
