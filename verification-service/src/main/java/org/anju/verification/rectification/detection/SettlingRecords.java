package org.anju.verification.rectification.detection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.record.RecordFacts;
import org.anju.verification.rectification.Problem;

/** Finds the records by which problems were put right, as the current transaction sees them. */
@ApplicationScoped
public class SettlingRecords {

    private static final String STANDING = """
            SELECT v.submitted_by, v.submitted_by_name, %s FROM verification v
            WHERE v.campaign_id = ? AND v.household_id = ? AND v.standing = 'STANDING'
            """.formatted(RecordFacts.COLUMNS);

    private final ProblemRules rules;
    private final AgroalDataSource dataSource;

    SettlingRecords(ProblemRules rules, AgroalDataSource dataSource) {
        this.rules = rules;
        this.dataSource = dataSource;
    }

    /** Whether a reviewer may take the record as showing that the problem was put right. */
    public boolean mayProve(UUID record, Problem problem) {
        Optional<StandingRecord> standing = problem.found().kind().isSettledBySecuredRecord()
                ? of(problem)
                : standing(problem).filter(found -> found.mayJudge(problem));
        return standing.filter(found -> found.id().equals(record)).isPresent();
    }

    /** The record that shows by itself that the problem was put right. */
    Optional<StandingRecord> of(Problem problem) {
        return standing(problem).filter(record -> record.mayJudge(problem) && findsItPutRight(record, problem));
    }

    private boolean findsItPutRight(StandingRecord record, Problem problem) {
        return record.facts().secured()
                && rules.openingOf(record.facts())
                        .filter(opening -> opening.kind() == problem.found().kind())
                        .isEmpty();
    }

    private Optional<StandingRecord> standing(Problem problem) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setObject(1, problem.found().campaignId());
            statement.setObject(2, problem.found().householdId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static StandingRecord read(ResultSet row) throws SQLException {
        return new StandingRecord(
                RecordFacts.read(row), row.getString("submitted_by"), row.getString("submitted_by_name"));
    }
}
