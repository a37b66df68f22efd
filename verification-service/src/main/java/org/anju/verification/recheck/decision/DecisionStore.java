package org.anju.verification.recheck.decision;

import static org.anju.verification.recheck.StatementRunner.instant;
import static org.anju.verification.recheck.StatementRunner.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.recheck.decision.DecisionResponse.Progress;
import org.anju.verification.recheck.evaluation.Consequence;
import org.anju.verification.recheck.evaluation.Figures;

/** What was decided on samples. All methods take part in the current transaction. */
@ApplicationScoped
class DecisionStore {

    private static final String ADD = """
            INSERT INTO recheck_decision (id, sample_id, region, kind, size, township, note, suggested, figures,
                sample_version, request_digest, decided_by, decided_by_name, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, decode(?, 'hex'), ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String COLUMNS = """
            SELECT d.*, encode(d.request_digest, 'hex') AS digest_hex, p.total, p.returned, p.locked, p.finished_at
            FROM recheck_decision d LEFT JOIN recheck_reverification p ON p.decision_id = d.id
            """;
    private static final String FIND = COLUMNS + "WHERE d.id = ?";
    private static final String LIST = COLUMNS + "WHERE d.sample_id = ? ORDER BY d.sample_version";
    private static final String UNDECIDED_TOWNSHIPS = """
            SELECT 1 FROM recheck_frame f WHERE f.sample_id = ? AND NOT EXISTS (
                SELECT FROM recheck_reverification r
                WHERE r.sample_id = f.sample_id AND left(r.township, 9) = left(f.village_code, 9))
            LIMIT 1
            """;
    private static final String IN_FRAME = """
            SELECT 1 FROM recheck_frame WHERE sample_id = ? AND left(village_code, 9) = ? LIMIT 1
            """;

    private final StatementRunner statements;

    DecisionStore(StatementRunner statements) {
        this.statements = statements;
    }

    /** @return false when the id is taken */
    boolean add(StoredDecision stored) {
        DecisionResponse decision = stored.decision();
        return statements.update(
                        ADD,
                        decision.id(),
                        decision.sampleId(),
                        stored.region(),
                        decision.kind(),
                        decision.drawn(),
                        decision.township(),
                        decision.note(),
                        decision.suggested(),
                        statements.toJson(decision.figures()),
                        decision.onVersion(),
                        stored.requestDigest(),
                        stored.by(),
                        decision.decidedBy(),
                        decision.decidedAt())
                == 1;
    }

    Optional<StoredDecision> find(UUID id) {
        return statements.first(FIND, this::decision, id);
    }

    /** In the order in which they were made. */
    List<DecisionResponse> list(UUID sample) {
        return statements.query(LIST, row -> decision(row).decision(), sample);
    }

    boolean everyTownshipIsReverified(UUID sample) {
        return statements.first(UNDECIDED_TOWNSHIPS, row -> true, sample).isEmpty();
    }

    boolean hasRecordsOf(UUID sample, RegionCode township) {
        return statements
                .first(IN_FRAME, row -> true, sample, township.prefix())
                .isPresent();
    }

    private StoredDecision decision(ResultSet row) throws SQLException {
        String township = row.getString("township");
        DecisionResponse decision = new DecisionResponse(
                uuid(row, "id"),
                uuid(row, "sample_id"),
                DecisionKind.valueOf(row.getString("kind")),
                row.getObject("size", Integer.class),
                township == null ? null : new RegionCode(township),
                row.getString("note"),
                Consequence.valueOf(row.getString("suggested")),
                statements.fromJson(row.getString("figures"), new TypeReference<Figures>() {}),
                row.getLong("sample_version"),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                progress(row));
        return new StoredDecision(
                decision,
                new RegionCode(row.getString("region")),
                row.getString("digest_hex"),
                row.getString("decided_by"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Integer total = row.getObject("total", Integer.class);
        if (total == null) {
            return null;
        }
        return Progress.of(
                total, row.getInt("returned"), row.getObject("locked", Integer.class), instant(row, "finished_at"));
    }
}
