package org.anju.verification.watch.visit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;

/**
 * More households at one point than live in one house, unless a site is there: records made at a desk. Households that their
 * situation exempts may well live together, and do not count.
 */
final class OnePointRule {

    private static final StreamCheck CHECK = StreamCheck.ONE_POINT;
    static final Kind KIND = new Kind(CHECK.rule(), "position");

    /** More than any house has households, so that what is less can be told from a desk by one look. */
    private static final int FEW = 16;

    /** A square around each position, a little larger than asked for. */
    private static final String SQUARES = """
            WITH reach AS (SELECT ?::float8 AS meters, 1.001 * degrees(?::float8 / 6371008.8) AS degrees
            ), touched AS MATERIALIZED (
                SELECT number, gone, latitude, longitude, latitude - degrees AS south, latitude + degrees AS north,
                    longitude - degrees / greatest(0.01, cos(radians(latitude))) AS west,
                    longitude + degrees / greatest(0.01, cos(radians(latitude))) AS east
                FROM unnest(?::float8[], ?::float8[], ?::boolean[]) WITH ORDINALITY AS t (latitude, longitude, gone, number),
                    reach)
            """;
    /**
     * What is around each changed record: all of it, or enough to know that there is much. The order is the index's: without
     * one the limit lets the planner hope to meet that many soon in the table itself.
     */
    private static final String AROUND = SQUARES + """
            SELECT t.number - 1 AS number, %s
            FROM touched t CROSS JOIN LATERAL (
                SELECT * FROM visit s
                WHERE s.latitude BETWEEN t.south AND t.north AND s.longitude BETWEEN t.west AND t.east
                    AND s.campaign_id = ?
                ORDER BY s.latitude
                LIMIT ?) o
            """.formatted(Visits.COLUMNS);
    /**
     * Where there is much: of the records around a changed one those for which the change can matter: where one has come,
     * those in which nothing was found yet; where one is gone, those in which something was. Counting ends at the limit, so
     * that a desk with ten thousand records costs no more than one with twenty.
     */
    private static final String COUNTED = SQUARES + """
            , around AS MATERIALIZED (
                SELECT s.verification_id
                FROM touched t CROSS JOIN LATERAL (
                    SELECT s.verification_id FROM visit s
                    WHERE s.latitude BETWEEN t.south AND t.north AND s.longitude BETWEEN t.west AND t.east
                        AND s.campaign_id = ?
                        AND t.gone = EXISTS (
                            SELECT FROM record_finding f
                            WHERE f.verification_id = s.verification_id AND f.rule = ? AND f.field = ? AND f.holds)
                        AND distance_meters(s.latitude, s.longitude, t.latitude, t.longitude) < (SELECT meters FROM reach)
                    OFFSET 0) s
                UNION
                SELECT * FROM unnest(?::uuid[])
            ), counted AS MATERIALIZED (
                SELECT s.verification_id, s.village_code, s.household_id, s.latitude, s.longitude, s.at_site,
                    s.latitude - degrees AS south, s.latitude + degrees AS north,
                    s.longitude - degrees / greatest(0.01, cos(radians(s.latitude))) AS west,
                    s.longitude + degrees / greatest(0.01, cos(radians(s.latitude))) AS east
                FROM around a JOIN visit s ON s.verification_id = a.verification_id, reach)
            SELECT c.verification_id, c.village_code, NOT c.at_site AND ? <= (
                SELECT count(*) FROM (
                    SELECT FROM visit p
                    WHERE p.latitude BETWEEN c.south AND c.north AND p.longitude BETWEEN c.west AND c.east
                        AND p.campaign_id = ? AND p.standing AND NOT p.at_site AND p.household_id <> c.household_id
                        AND (p.situation IS NULL OR p.situation <> ALL (?))
                        AND distance_meters(p.latitude, p.longitude, c.latitude, c.longitude) < (SELECT meters FROM reach)
                    LIMIT ?) AS others) AS too_many
            FROM counted c
            """;

    private final double meters;
    private final int households;
    private final Set<String> exempt;

    OnePointRule(WatchParameters parameters) {
        this.meters = parameters.onePointMeters();
        this.households = parameters.onePointHouseholds();
        this.exempt = parameters.exemptSituations(CHECK);
    }

    void look(Connection connection, VisitChange changed, Observations observations) throws SQLException {
        observations.lookedAt(KIND, changed.records());
        List<Visit> touched = changed.all().stream().filter(Visit::hasPosition).toList();
        Map<Integer, List<Visit>> around = around(connection, changed, touched);
        List<Visit> crowded = new ArrayList<>();
        for (int number = 0; number < touched.size(); number++) {
            List<Visit> near = around.getOrDefault(number, List.of());
            if (near.size() < FEW) {
                lookAtFew(touched.get(number), near, observations);
            } else if (!touched.get(number).isIn(exempt)) {
                crowded.add(touched.get(number));
            }
        }
        if (!crowded.isEmpty()) {
            count(connection, changed, crowded, observations);
        }
    }

    /** @param near all within twice the distance: who is that near to one that is near */
    private void lookAtFew(Visit changed, List<Visit> near, Observations observations) {
        for (Visit visit : near) {
            if (Distance.meters(changed, visit) < meters) {
                observations.lookedAt(KIND, List.of(visit.verificationId()));
                long others = near.stream()
                        .filter(other -> counts(other)
                                && !other.householdId().equals(visit.householdId())
                                && Distance.meters(other, visit) < meters)
                        .count();
                if (!visit.atSite() && !visit.isIn(exempt) && others >= households) {
                    observations.saw(finding(visit.verificationId(), visit.villageCode()));
                }
            }
        }
    }

    private boolean counts(Visit visit) {
        return visit.countsAtItsPoint() && !visit.isIn(exempt);
    }

    private Map<Integer, List<Visit>> around(Connection connection, VisitChange changed, List<Visit> touched)
            throws SQLException {
        Map<Integer, List<Visit>> around = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(AROUND)) {
            bind(connection, statement, changed, touched, 2 * meters);
            statement.setObject(6, changed.campaignId());
            statement.setInt(7, FEW);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    around.computeIfAbsent(row.getInt("number"), any -> new ArrayList<>())
                            .add(Visits.read(row));
                }
            }
        }
        return around;
    }

    private void count(Connection connection, VisitChange changed, List<Visit> crowded, Observations observations)
            throws SQLException {
        // What does not count among others is only counted itself.
        List<Visit> counting = crowded.stream().filter(this::counts).toList();
        try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
            bind(connection, statement, changed, counting, meters);
            statement.setObject(6, changed.campaignId());
            statement.setString(7, KIND.rule());
            statement.setString(8, KIND.field());
            statement.setArray(9, column(connection, "uuid", crowded, Visit::verificationId));
            statement.setInt(10, households);
            statement.setObject(11, changed.campaignId());
            statement.setArray(12, connection.createArrayOf("text", exempt.toArray()));
            statement.setInt(13, households);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID record = row.getObject("verification_id", UUID.class);
                    observations.lookedAt(KIND, List.of(record));
                    if (row.getBoolean("too_many")) {
                        observations.saw(finding(record, row.getString("village_code")));
                    }
                }
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, VisitChange changed, List<Visit> touched, double reach)
            throws SQLException {
        statement.setDouble(1, reach);
        statement.setDouble(2, reach);
        statement.setArray(3, column(connection, "float8", touched, Visit::latitude));
        statement.setArray(4, column(connection, "float8", touched, Visit::longitude));
        Set<Visit> gone = Set.copyOf(changed.gone());
        statement.setArray(5, column(connection, "boolean", touched, gone::contains));
    }

    private static Array column(Connection connection, String type, List<Visit> visits, Function<Visit, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, visits.stream().map(value).toArray());
    }

    private Observation finding(UUID record, String village) {
        return new Observation(
                CHECK,
                KIND,
                record,
                village,
                false,
                Text.of(
                        "more than %d households were recorded within %.0f m; a housing site has to be registered"
                                .formatted(households, meters),
                        "%.0f米范围内核验超过%d户;集中居住点须先登记".formatted(meters, households)),
                null,
                Integer.toString(households));
    }
}
