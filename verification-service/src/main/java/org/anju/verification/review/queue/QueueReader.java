package org.anju.verification.review.queue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.record.Collectors;
import org.anju.verification.record.SituationVeil;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;

/**
 * Reads queues by the indexes of V6 and V10.2: docs/adr/0018-review-queue.md has what was measured.
 *
 * <p>A large region is read in the order of the page until the page is full. For a county or less everything that waits is
 * read and sorted: how long reading in order would take depends on where in the order the county's records lie.
 */
@ApplicationScoped
class QueueReader {

    private static final int VILLAGE_DIGITS = 12;
    /** A plan made for any region at all fits none. */
    private static final String PLAN_EACH = "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)";

    /** The page is cut first: what is joined to it is joined to few. */
    private static final String PAGE = """
            SELECT v.id, v.household_id, h.household_no, v.village_code, v.revision, v.version, v.state, v.standing,
                v.state_since, v.review_rank, v.secured, v.assurance_category, v.assurance_mode, v.safety_grade,
                v.campaign_id, v.situation, v.photo_count, v.visited_at, v.received_at, %s,
                (SELECT count(*) FROM verification c WHERE c.household_id = v.household_id
                    AND c.campaign_id = v.campaign_id AND c.standing = 'COMPETING' AND c.id <> v.id) AS competing
            FROM (
                SELECT * FROM (SELECT * FROM verification v WHERE %%1$s %%2$s) v ORDER BY %%3$s LIMIT ?
            ) v LEFT JOIN household h ON h.id = v.household_id
            ORDER BY %%3$s
            """.formatted(Collectors.COLUMNS);
    /** Keeps the order from being sought in an index. */
    private static final String SORTED_AFTERWARDS = "OFFSET 0";

    /** The region once more: findings have an index of their own. */
    private static final String UNSETTLED = """
            EXISTS (SELECT FROM record_finding f WHERE f.verification_id = v.id AND f.rule = ?
                AND f.village_code BETWEEN ? AND ? AND f.settled_at IS NULL)
            """;

    /** In the words of the index of V10.2, which holds some records more: those with many warnings. */
    private static final String FOUND_LATE = """
            v.standing = 'STANDING' AND v.state IN ('COUNTY_CONFIRMED', 'LOCKED') AND v.finding_weight >= 10
            AND EXISTS (SELECT FROM record_finding f WHERE f.verification_id = v.id
                AND f.severity IN ('BLOCK', 'REVIEW') AND f.settled_at IS NULL)
            """;

    private static final String WAITING = """
            SELECT turn, standing = 'COMPETING' AS competing, count(*) AS records,
                count(*) FILTER (WHERE state_since > ?) AS under_1_day,
                count(*) FILTER (WHERE state_since <= ? AND state_since > ?) AS under_3_days,
                count(*) FILTER (WHERE state_since <= ? AND state_since > ?) AS under_7_days,
                min(state_since) AS oldest_since
            FROM verification
            WHERE campaign_id = ? AND turn IN ('TOWNSHIP', 'COUNTY', 'COLLECTOR') AND village_code BETWEEN ? AND ?
            GROUP BY turn, standing = 'COMPETING'
            """;

    private final AgroalDataSource dataSource;
    private final SituationVeil situations;

    QueueReader(AgroalDataSource dataSource, SituationVeil situations) {
        this.dataSource = dataSource;
        this.situations = situations;
    }

    /** An item and the place in the order that it has. */
    record Placed(QueueItem item, QueueCursor place) {}

    List<Placed> page(QueueFilter filter, QueueCursor after, int limit, Instant now, Caller caller) {
        Conditions conditions = of(filter.campaign(), filter.level().name(), filter.region())
                .andIfGiven("v.assurance_mode = ?", filter.mode())
                .andIfGiven("v.situation = ?", filter.situation())
                .andIfGiven("v.submitted_by_name = ?", filter.collector());
        if (filter.finding() != null) {
            conditions.and(UNSETTLED, filter.finding(), first(filter.region()), last(filter.region()));
        }
        if (filter.minAgeHours() != null) {
            conditions.and("v.state_since <= ?", Timestamp.from(now.minus(filter.minAgeHours(), ChronoUnit.HOURS)));
        }
        return read(conditions, filter.region(), after, filter.order(), limit, caller);
    }

    /** Records that came back before the given time and were not shown to those who recorded them, oldest first. */
    List<Placed> unseenReturns(
            UUID campaign, RegionCode region, Instant before, QueueCursor after, int limit, Caller caller) {
        Conditions conditions = of(campaign, "COLLECTOR", region)
                .and("v.returned_seen_at IS NULL")
                .and("v.state_since <= ?", Timestamp.from(before));
        return read(conditions, region, after, QueueOrder.OLDEST, limit, caller);
    }

    /** Confirmed records with findings that a reviewer has to look at, those with the gravest first. */
    List<Placed> lateFindings(UUID campaign, RegionCode region, QueueCursor after, int limit, Caller caller) {
        Conditions conditions = new Conditions()
                .and("v.campaign_id = ?", campaign)
                .and("v.village_code BETWEEN ? AND ?", first(region), last(region))
                .and(FOUND_LATE);
        return read(conditions, region, after, QueueOrder.RISKIEST, limit, caller);
    }

    private static Conditions of(UUID campaign, String turn, RegionCode region) {
        return new Conditions()
                .and("v.campaign_id = ?", campaign)
                .and("v.turn = ?", turn)
                .and("v.village_code BETWEEN ? AND ?", first(region), last(region));
    }

    private List<Placed> read(
            Conditions conditions, RegionCode region, QueueCursor after, QueueOrder order, int limit, Caller caller) {
        String columns =
                switch (order) {
                    case OLDEST -> {
                        conditions.and("(v.state_since, v.id) > (?, ?)", Timestamp.from(after.since()), after.id());
                        yield "v.state_since, v.id";
                    }
                    case RISKIEST -> {
                        conditions.and(
                                "(v.review_rank, v.state_since, v.id) > (?, ?, ?)",
                                after.rank(),
                                Timestamp.from(after.since()),
                                after.id());
                        yield "v.review_rank, v.state_since, v.id";
                    }
                };
        boolean large = region.level().digits() < RegionLevel.COUNTY.digits();
        String sql = PAGE.formatted(conditions.text(), large ? "" : SORTED_AFTERWARDS, columns);
        try (Connection connection = dataSource.getConnection();
                Statement plan = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            plan.execute(PLAN_EACH);
            statement.setInt(conditions.bind(statement), limit);
            List<Placed> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(placed(row, order, caller));
                }
            }
            return page;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private Placed placed(ResultSet row, QueueOrder order, Caller caller) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        VerificationState state = VerificationState.valueOf(row.getString("state"));
        Standing standing = Standing.valueOf(row.getString("standing"));
        Instant since = row.getTimestamp("state_since").toInstant();
        int rank = row.getInt("review_rank");
        QueueItem item = new QueueItem(
                id,
                QueueItem.task(state, standing),
                row.getObject("household_id", UUID.class),
                row.getString("household_no"),
                row.getString("village_code"),
                row.getInt("revision"),
                row.getLong("version"),
                state,
                standing,
                since,
                -rank,
                row.getLong("competing"),
                Collectors.read(row).include(caller),
                row.getBoolean("secured"),
                row.getString("assurance_category"),
                row.getString("assurance_mode"),
                row.getString("safety_grade"),
                situations.shown(
                        row.getObject("campaign_id", UUID.class),
                        row.getString("village_code"),
                        row.getString("situation"),
                        caller),
                row.getInt("photo_count"),
                row.getTimestamp("visited_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("submitted_by_name"),
                List.of(),
                null);
        return new Placed(item, new QueueCursor(order, rank, since, id));
    }

    /** What waits in the region, for whom and how long; kinds of which there is none are left out. */
    List<QueueSummary.Waiting> waiting(UUID campaign, RegionCode region, Instant now) {
        Timestamp oneDay = Timestamp.from(now.minus(1, ChronoUnit.DAYS));
        Timestamp threeDays = Timestamp.from(now.minus(3, ChronoUnit.DAYS));
        Timestamp sevenDays = Timestamp.from(now.minus(7, ChronoUnit.DAYS));
        try (Connection connection = dataSource.getConnection();
                Statement plan = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(WAITING)) {
            plan.execute(PLAN_EACH);
            statement.setTimestamp(1, oneDay);
            statement.setTimestamp(2, oneDay);
            statement.setTimestamp(3, threeDays);
            statement.setTimestamp(4, threeDays);
            statement.setTimestamp(5, sevenDays);
            statement.setObject(6, campaign);
            statement.setString(7, first(region));
            statement.setString(8, last(region));
            List<QueueSummary.Waiting> waiting = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(waiting(row));
                }
            }
            return waiting;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static QueueSummary.Waiting waiting(ResultSet row) throws SQLException {
        long records = row.getLong("records");
        long under1Day = row.getLong("under_1_day");
        long under3Days = row.getLong("under_3_days");
        long under7Days = row.getLong("under_7_days");
        return new QueueSummary.Waiting(
                what(row.getString("turn"), row.getBoolean("competing")),
                records,
                new QueueSummary.Ages(under1Day, under3Days, under7Days, records - under1Day - under3Days - under7Days),
                row.getTimestamp("oldest_since").toInstant());
    }

    private static QueueSummary.What what(String turn, boolean competing) {
        if (competing) {
            return QueueSummary.What.COMPETING;
        }
        return switch (turn) {
            case "TOWNSHIP" -> QueueSummary.What.COMPLETED;
            case "COUNTY" -> QueueSummary.What.TOWNSHIP_APPROVED;
            case "COLLECTOR" -> QueueSummary.What.RETURNED;
            default -> throw new IllegalStateException("It is nobody's turn: " + turn);
        };
    }

    private static String first(RegionCode region) {
        return region.prefix() + "0".repeat(VILLAGE_DIGITS - region.prefix().length());
    }

    private static String last(RegionCode region) {
        return region.prefix() + "9".repeat(VILLAGE_DIGITS - region.prefix().length());
    }
}
