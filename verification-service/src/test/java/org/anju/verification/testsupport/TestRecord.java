package org.anju.verification.testsupport;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A record as it may be stored, for tests that need more of them, or other ones, than phones would send. */
public record TestRecord(
        UUID id,
        UUID campaign,
        UUID household,
        String village,
        String standing,
        String state,
        boolean secured,
        String category,
        String mode,
        String grade,
        String situation,
        String verifier,
        Instant visitedAt,
        Double latitude,
        Double longitude,
        Double accuracy,
        String details) {

    private static final double METERS_PER_DEGREE = Math.toRadians(1) * 6_371_008.8;

    public static TestRecord of(UUID campaign, UUID household) {
        return new TestRecord(
                Given.id(),
                campaign,
                household,
                Given.VILLAGE,
                "STANDING",
                "SUBMITTED",
                true,
                "APPRAISED_SAFE",
                "ORIGINAL_HOUSE_B",
                "B",
                null,
                "verifier-1",
                OffsetDateTime.parse("2026-06-05T09:30:00+08:00").toInstant(),
                null,
                null,
                10.0,
                null);
    }

    public TestRecord withId(UUID wanted) {
        return new TestRecord(
                wanted, campaign, household, village, standing, state, secured, category, mode, grade, situation,
                verifier, visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord in(String wanted) {
        return new TestRecord(
                id, campaign, household, wanted, standing, state, secured, category, mode, grade, situation, verifier,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord standing(String wanted) {
        return new TestRecord(
                id, campaign, household, village, wanted, state, secured, category, mode, grade, situation, verifier,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord state(String wanted) {
        return new TestRecord(
                id, campaign, household, village, standing, wanted, secured, category, mode, grade, situation, verifier,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord notSecured() {
        return new TestRecord(
                id, campaign, household, village, standing, state, false, "NONE", "NONE", "D", situation, verifier,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord mode(String wantedCategory, String wantedMode, String wantedGrade) {
        return new TestRecord(
                id,
                campaign,
                household,
                village,
                standing,
                state,
                true,
                wantedCategory,
                wantedMode,
                wantedGrade,
                situation,
                verifier,
                visitedAt,
                latitude,
                longitude,
                accuracy,
                details);
    }

    public TestRecord situation(String wanted) {
        return new TestRecord(
                id, campaign, household, village, standing, state, secured, category, mode, grade, wanted, verifier,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord by(String wanted) {
        return new TestRecord(
                id, campaign, household, village, standing, state, secured, category, mode, grade, situation, wanted,
                visitedAt, latitude, longitude, accuracy, details);
    }

    public TestRecord at(Instant wanted) {
        return new TestRecord(
                id, campaign, household, village, standing, state, secured, category, mode, grade, situation, verifier,
                wanted, latitude, longitude, accuracy, details);
    }

    /** With an offset, such as 2026-06-05T09:30:00+08:00. */
    public TestRecord at(String wanted) {
        return at(OffsetDateTime.parse(wanted).toInstant());
    }

    /** Metres to the north of one place for all. */
    public TestRecord metersNorth(double meters) {
        return position(35.7 + meters / METERS_PER_DEGREE, 102.88);
    }

    public TestRecord position(double wantedLatitude, double wantedLongitude) {
        return new TestRecord(
                id,
                campaign,
                household,
                village,
                standing,
                state,
                secured,
                category,
                mode,
                grade,
                situation,
                verifier,
                visitedAt,
                wantedLatitude,
                wantedLongitude,
                accuracy,
                details);
    }

    public TestRecord accuracy(double wanted) {
        return new TestRecord(
                id, campaign, household, village, standing, state, secured, category, mode, grade, situation, verifier,
                visitedAt, latitude, longitude, wanted, details);
    }

    public TestRecord details(String json) {
        return new TestRecord(
                id, campaign, household, village, standing, state, secured, category, mode, grade, situation, verifier,
                visitedAt, latitude, longitude, accuracy, json);
    }

    /** Stays with kin; the grade may be null. */
    public TestRecord stayingWith(UUID host, String hostGrade) {
        String declared = hostGrade == null ? "" : ", \"hostGrade\": \"%s\"".formatted(hostGrade);
        return mode("PROVIDED_SAFE", "STAY_WITH_KIN", null)
                .details("{\"lodging\": {\"hostHouseholdId\": \"%s\"%s}}".formatted(host, declared));
    }

    /** Lives at a registered site. */
    public TestRecord atSite(String code) {
        return mode("PROVIDED_SAFE", "NURSING_HOME", null)
                .details("{\"lodging\": {\"siteCode\": \"%s\"}}".formatted(code));
    }
}
