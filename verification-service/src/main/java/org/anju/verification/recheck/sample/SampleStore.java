package org.anju.verification.recheck.sample;

import static org.anju.verification.recheck.StatementRunner.instant;
import static org.anju.verification.recheck.StatementRunner.texts;
import static org.anju.verification.recheck.StatementRunner.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.recheck.draw.Drawn;
import org.anju.verification.recheck.draw.FrameRecord;

/** Samples, their frames and rounds, and the tasks that come of them. All methods take part in the current transaction. */
@ApplicationScoped
public class SampleStore {

    private static final String ADD = """
            INSERT INTO recheck_sample (id, campaign_id, region, level, seed, seed_given, share, strata, parameters,
                frame_size, frame_digest, request_digest, created_by, created_by_name, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::text[], ?::jsonb, ?, decode(?, 'hex'), decode(?, 'hex'), ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String ADD_FRAME = """
            INSERT INTO recheck_frame (sample_id, verification_id, household_id, village_code, stratum, weight, mandatory,
                risks, assurance_category, submitted_by_name)
            SELECT ?, id, household_id, village_code, stratum, weight, mandatory, string_to_array(risks, ','), category, name
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::boolean[], ?::text[], ?::text[], ?::text[])
                AS t (id, household_id, village_code, stratum, weight, mandatory, risks, category, name)
            """;
    private static final String ADD_ROUND = """
            INSERT INTO recheck_round (sample_id, round, region, size, township, closed_villages, drawn_at)
            VALUES (?, ?, ?, ?, ?, ?::text[], ?)
            """;
    /** Without a join to the frame: just filled, it has no statistics by which one could be planned. */
    private static final String ADD_TASKS = """
            INSERT INTO recheck_task (id, sample_id, campaign_id, round, position, verification_id, household_id,
                village_code, stratum)
            SELECT id, ?, ?, ?, position, verification_id, household_id, village_code, stratum
            FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                AS t (id, position, verification_id, household_id, village_code, stratum)
            """;

    private static final String COLUMNS = """
            SELECT id, version, campaign_id, region, level, seed, seed_given, share, strata, parameters, frame_size,
                encode(frame_digest, 'hex') AS frame_digest, encode(request_digest, 'hex') AS request_digest, state,
                created_by, created_by_name, created_at
            FROM recheck_sample
            """;
    private static final String FIND = COLUMNS + "WHERE id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String PAGE = COLUMNS + """
            WHERE campaign_id = ? AND region BETWEEN ? AND ? AND id > ? ORDER BY id LIMIT ?
            """;
    private static final String FRAME = """
            SELECT verification_id, household_id, village_code, stratum, weight, mandatory, risks, assurance_category,
                submitted_by_name
            FROM recheck_frame WHERE sample_id = ?
            """;
    private static final String FRAME_PAGE = FRAME + " AND verification_id > ? ORDER BY verification_id LIMIT ?";
    private static final String ROUNDS =
            "SELECT round, size, township, closed_villages, drawn_at FROM recheck_round WHERE sample_id = ? ORDER BY round";
    private static final String DRAWN =
            "SELECT verification_id, round FROM recheck_task WHERE sample_id = ? ORDER BY position";
    private static final String STRATA = """
            SELECT f.stratum, f.records, coalesce(t.drawn, 0) AS drawn, coalesce(t.open, 0) AS open,
                coalesce(t.done, 0) AS done, coalesce(t.not_reached, 0) AS not_reached,
                coalesce(t.withdrawn, 0) AS withdrawn
            FROM (
                    SELECT stratum, count(*) AS records FROM recheck_frame WHERE sample_id = ? GROUP BY stratum) f
                LEFT JOIN (
                    SELECT stratum, count(*) AS drawn, count(*) FILTER (WHERE state = 'OPEN') AS open,
                        count(*) FILTER (WHERE state = 'DONE') AS done,
                        count(*) FILTER (WHERE state = 'NOT_REACHED') AS not_reached,
                        count(*) FILTER (WHERE state = 'WITHDRAWN') AS withdrawn
                    FROM recheck_task WHERE sample_id = ? GROUP BY stratum) t ON t.stratum = f.stratum
            ORDER BY f.stratum
            """;
    private static final String CLOSED_VILLAGES = """
            SELECT village_code FROM campaign_village c
            WHERE campaign_id = ? AND village_code BETWEEN ? AND ? AND phase = 'CLOSED' AND village_code IN (
                SELECT village_code FROM recheck_frame WHERE sample_id = ?)
            ORDER BY village_code
            """;
    private static final String DECIDED = "UPDATE recheck_sample SET version = version + 1, state = ? WHERE id = ?";

    private final StatementRunner statements;

    SampleStore(StatementRunner statements) {
        this.statements = statements;
    }

    /** @return false when the id is taken */
    boolean add(StoredSample sample) {
        return statements.update(
                        ADD,
                        sample.id(),
                        sample.campaignId(),
                        sample.region(),
                        sample.level(),
                        sample.seed(),
                        sample.seedGiven(),
                        sample.share(),
                        sample.strata(),
                        statements.toJson(sample.parameters()),
                        sample.frameSize(),
                        sample.frameDigest(),
                        sample.requestDigest(),
                        sample.createdBy(),
                        sample.createdByName(),
                        sample.createdAt())
                == 1;
    }

    void addFrame(UUID sample, List<FrameEntry> entries) {
        statements.update(
                ADD_FRAME,
                sample,
                column(entries, entry -> entry.record().id()),
                column(entries, FrameEntry::householdId),
                column(entries, FrameEntry::villageCode),
                column(entries, entry -> entry.record().stratum()),
                column(entries, entry -> entry.record().weight()),
                column(entries, entry -> entry.record().mandatory()),
                column(entries, entry -> String.join(",", entry.risks())),
                column(entries, FrameEntry::assuranceCategory),
                column(entries, FrameEntry::submittedByName));
    }

    /**
     * Adds a round and the tasks of those that were drawn with it.
     *
     * @param all what this and the earlier rounds have drawn
     * @param entries the sample's frame, by record
     */
    void addRound(StoredSample sample, DrawnRound round, List<Drawn> all, Map<UUID, FrameEntry> entries) {
        statements.update(
                ADD_ROUND,
                sample.id(),
                round.round(),
                sample.region(),
                round.size(),
                round.township(),
                round.closedVillages(),
                round.drawnAt());
        List<Integer> positions = IntStream.range(0, all.size())
                .filter(position -> all.get(position).round() == round.round())
                .boxed()
                .toList();
        List<FrameEntry> drawn = column(
                positions, position -> entries.get(all.get(position).record().id()));
        statements.update(
                ADD_TASKS,
                sample.id(),
                sample.campaignId(),
                round.round(),
                column(drawn, entry -> UuidCreator.getTimeOrderedEpoch()),
                positions,
                column(drawn, entry -> entry.record().id()),
                column(drawn, FrameEntry::householdId),
                column(drawn, FrameEntry::villageCode),
                column(drawn, entry -> entry.record().stratum()));
    }

    public Optional<StoredSample> find(UUID id) {
        return statements.first(FIND, this::sample, id);
    }

    /** Nobody else decides on it until the end of the transaction. */
    public Optional<StoredSample> lock(UUID id) {
        return statements.first(LOCK, this::sample, id);
    }

    public void decided(UUID id, SampleState state) {
        statements.update(DECIDED, state, id);
    }

    List<StoredSample> page(UUID campaign, RegionCode region, UUID after, int limit) {
        return statements.query(PAGE, this::sample, campaign, region, lastOf(region), after, limit);
    }

    private static String lastOf(RegionCode region) {
        return region.prefix() + "9".repeat(12 - region.prefix().length());
    }

    public List<FrameEntry> frame(UUID sample) {
        return statements.query(FRAME, SampleStore::entry, sample);
    }

    List<FrameEntry> framePage(UUID sample, UUID after, int limit) {
        return statements.query(FRAME_PAGE, SampleStore::entry, sample, after, limit);
    }

    public List<DrawnRound> rounds(UUID sample) {
        return statements.query(ROUNDS, SampleStore::round, sample);
    }

    /** Of those that the sample's frame holds records of. */
    List<String> closedVillages(StoredSample sample) {
        return statements.query(
                CLOSED_VILLAGES,
                row -> row.getString("village_code"),
                sample.campaignId(),
                sample.region(),
                lastOf(sample.region()),
                sample.id());
    }

    /** A record and the round that it was drawn with, as a task says. */
    record Place(UUID id, int round) {}

    /** As the tasks say, in their order. */
    List<Place> drawn(UUID sample) {
        return statements.query(DRAWN, row -> new Place(uuid(row, "verification_id"), row.getInt("round")), sample);
    }

    List<SampleResponse.Stratum> strata(UUID sample) {
        return statements.query(
                STRATA,
                row -> new SampleResponse.Stratum(
                        row.getString("stratum"),
                        row.getInt("records"),
                        row.getInt("drawn"),
                        row.getInt("open"),
                        row.getInt("done"),
                        row.getInt("not_reached"),
                        row.getInt("withdrawn")),
                sample,
                sample);
    }

    private StoredSample sample(ResultSet row) throws SQLException {
        return new StoredSample(
                uuid(row, "id"),
                row.getLong("version"),
                uuid(row, "campaign_id"),
                new RegionCode(row.getString("region")),
                RecheckLevel.valueOf(row.getString("level")),
                row.getString("seed"),
                row.getBoolean("seed_given"),
                row.getBigDecimal("share"),
                texts(row, "strata"),
                statements.fromJson(row.getString("parameters"), new TypeReference<RecheckParameters>() {}),
                row.getInt("frame_size"),
                row.getString("frame_digest"),
                row.getString("request_digest"),
                SampleState.valueOf(row.getString("state")),
                row.getString("created_by"),
                row.getString("created_by_name"),
                instant(row, "created_at"));
    }

    private static FrameEntry entry(ResultSet row) throws SQLException {
        return new FrameEntry(
                new FrameRecord(
                        uuid(row, "verification_id"),
                        row.getString("stratum"),
                        row.getInt("weight"),
                        row.getBoolean("mandatory")),
                uuid(row, "household_id"),
                row.getString("village_code"),
                texts(row, "risks"),
                row.getString("assurance_category"),
                row.getString("submitted_by_name"));
    }

    private static DrawnRound round(ResultSet row) throws SQLException {
        String township = row.getString("township");
        return new DrawnRound(
                row.getInt("round"),
                row.getInt("size"),
                township == null ? null : new RegionCode(township),
                texts(row, "closed_villages"),
                instant(row, "drawn_at"));
    }

    private static <S, T> List<T> column(List<S> rows, Function<S, T> value) {
        return rows.stream().map(value).toList();
    }
}
