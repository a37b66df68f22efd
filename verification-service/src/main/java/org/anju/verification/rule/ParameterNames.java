package org.anju.verification.rule;

import java.util.List;

/** The parameters that the server's own code reads; every rule set has to give them. */
public final class ParameterNames {

    /** Bits of the perceptual hash by which two photos may differ and still be near copies. */
    public static final String LIKENESS_BITS = "Q02.likenessBits";

    public static final String CLOCK_MINUTES = "Q04.clockMinutes";

    /** From a village's centre; wider where the village's own points lie farther apart. */
    public static final String VILLAGE_RADIUS_METERS = "Q05.radiusMeters";

    /** A point that is known less well than that teaches nothing of where a village lies. */
    public static final String USABLE_ACCURACY_METERS = "Q05.accuracyMeters";

    /** Accepted points from which a village's centre is learned. */
    public static final String VILLAGE_MINIMUM_POINTS = "Q05.minimumPoints";

    public static final String ONE_POINT_METERS = "Q06.meters";
    public static final String ONE_POINT_HOUSEHOLDS = "Q06.households";

    /** More households than that with one host are found. */
    public static final String GUESTS_OF_ONE_HOST = "Q12.guests";

    public static final String PACE_MINUTES_APART = "Q14.minutesApart";
    public static final String PACE_METERS_APART = "Q14.metersApart";
    public static final String PACE_PER_HOUR = "Q14.perHour";
    public static final String PACE_PER_DAY = "Q14.perDay";

    /** First and last hour of the night, in China's time; the last is not part of it. */
    public static final String NIGHT_FROM_HOUR = "Q14.nightFromHour";

    public static final String NIGHT_UNTIL_HOUR = "Q14.nightUntilHour";
    public static final String UNTOUCHED_DAYS_BEFORE = "Q18.daysBeforeDeadline";

    /** Households above which a village without a single special situation is not believed. */
    public static final String IMPLAUSIBLE_HOUSEHOLDS = "Q18.householdsWithoutSituation";

    public static final String COUNTY_SHARE = "Q20.countyShare";
    public static final String TOWNSHIP_SHARE = "Q20.townshipShare";
    public static final String FLAGGED_WEIGHT = "Q20.flaggedWeight";

    private static final List<String> REQUIRED = List.of(
            LIKENESS_BITS,
            CLOCK_MINUTES,
            VILLAGE_RADIUS_METERS,
            VILLAGE_MINIMUM_POINTS,
            USABLE_ACCURACY_METERS,
            ONE_POINT_METERS,
            ONE_POINT_HOUSEHOLDS,
            GUESTS_OF_ONE_HOST,
            PACE_MINUTES_APART,
            PACE_METERS_APART,
            PACE_PER_HOUR,
            PACE_PER_DAY,
            NIGHT_FROM_HOUR,
            NIGHT_UNTIL_HOUR,
            UNTOUCHED_DAYS_BEFORE,
            IMPLAUSIBLE_HOUSEHOLDS,
            COUNTY_SHARE,
            TOWNSHIP_SHARE,
            FLAGGED_WEIGHT);

    private ParameterNames() {}

    public static List<String> required() {
        return REQUIRED;
    }
}
