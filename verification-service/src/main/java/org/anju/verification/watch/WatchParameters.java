package org.anju.verification.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.ServerCheck;

/** What comparisons take from a rule set: limits, by the names that it gives them, all of them proposals, and whom checks leave out. */
public record WatchParameters(CompiledRules rules) {

    /** Ways of assurance by which a household lives elsewhere than at its village's houses. */
    private static final Set<String> AWAY_MODES = Set.of(
            "POVERTY_RELOCATION",
            "ECOLOGICAL_RESETTLEMENT",
            "RESERVOIR_RESETTLEMENT",
            "HAZARD_RESETTLEMENT",
            "COLLECTIVE_RENTAL_HOUSING",
            "MUTUAL_AID_COMPOUND",
            "RENT_IDLE_FARMHOUSE",
            "STAY_WITH_KIN",
            "NURSING_HOME",
            "SUBSIDISED_RENTAL",
            "CASH_SUBSIDY");

    public double villageRadiusMeters() {
        return value(ParameterNames.VILLAGE_RADIUS_METERS);
    }

    /** A point that is known less well than that teaches nothing of where a village lies. */
    public double usableAccuracyMeters() {
        return value(ParameterNames.USABLE_ACCURACY_METERS);
    }

    public int villageMinimumPoints() {
        return whole(ParameterNames.VILLAGE_MINIMUM_POINTS);
    }

    public Set<String> awayModes() {
        return AWAY_MODES;
    }

    /** Records in these are not held against others by the check; none where it is not made. */
    public Set<String> exemptSituations(StreamCheck check) {
        return rules.serverCheck(check).map(ServerCheck::exemptSituations).orElse(Set.of());
    }

    /** Empty where the rule set does not name the check: then it is not made. */
    public Optional<Severity> severity(StreamCheck check) {
        return rules.serverCheck(check).map(ServerCheck::severity);
    }

    public double onePointMeters() {
        return value(ParameterNames.ONE_POINT_METERS);
    }

    /** More households than that at one point are found. */
    public int onePointHouseholds() {
        return whole(ParameterNames.ONE_POINT_HOUSEHOLDS);
    }

    /** More households than that with one host are found. */
    public int guestsOfOneHost() {
        return whole(ParameterNames.GUESTS_OF_ONE_HOST);
    }

    public Duration paceApart() {
        return Duration.ofSeconds(Math.round(60 * value(ParameterNames.PACE_MINUTES_APART)));
    }

    public double paceMetersApart() {
        return value(ParameterNames.PACE_METERS_APART);
    }

    public int pacePerHour() {
        return whole(ParameterNames.PACE_PER_HOUR);
    }

    public int pacePerDay() {
        return whole(ParameterNames.PACE_PER_DAY);
    }

    public boolean isNight(int hour) {
        int from = whole(ParameterNames.NIGHT_FROM_HOUR);
        int until = whole(ParameterNames.NIGHT_UNTIL_HOUR);
        return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
    }

    public int untouchedDaysBeforeDeadline() {
        return whole(ParameterNames.UNTOUCHED_DAYS_BEFORE);
    }

    /** A village with more households than that and no special case among them is not believed. */
    public int implausibleHouseholds() {
        return whole(ParameterNames.IMPLAUSIBLE_HOUSEHOLDS);
    }

    private int whole(String name) {
        return (int) Math.round(value(name));
    }

    private double value(String name) {
        return rules.set().parameter(name);
    }
}
