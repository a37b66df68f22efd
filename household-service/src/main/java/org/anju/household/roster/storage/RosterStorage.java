package org.anju.household.roster.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.RecordedChange;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;

/** Brings a roster's rows into the database. All methods take part in the current transaction. */
@ApplicationScoped
public class RosterStorage {

    /** Two rosters that overlap would otherwise lock each other's households in turn, or both add the same one. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(6229001)";

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final ChangeRecording recording;

    RosterStorage(AgroalDataSource dataSource, FieldCipher cipher, ChangeRecording recording) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.recording = recording;
    }

    /**
     * Puts the rows aside, finds the households that they tell of, and adds what only the whole of them shows to the findings.
     *
     * @param importId null in a dry run; else {@link #merge} may follow, and no other roster is merged from here on
     */
    public StagedRoster stage(RowSource source, RegionScope scope, Findings findings, UUID importId) {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, StagedRows.TABLE);
            long lines = new StagingPipeline(cipher).stage(connection, source);
            if (lines == 0 && !findings.hasErrors()) {
                findings.add(Finding.ofFile(FindingCode.ROSTER_EMPTY));
            }
            if (findings.isFull()) {
                findings.add(Finding.ofFile(FindingCode.TOO_MANY_ERRORS));
            }
            if (lines == 0 || findings.concernWholeFile()) {
                return StagedRoster.NOTHING;
            }
            if (importId != null) {
                execute(connection, ONE_AT_A_TIME);
            }
            return check(connection, lines, scope, findings, importId);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while staging a roster");
        }
    }

    private static StagedRoster check(
            Connection connection, long lines, RegionScope scope, Findings findings, UUID importId)
            throws SQLException {
        tunePlanner(connection, lines);
        RowSecurity.restrict(connection, RegionScope.everything());
        RosterChecks checks = new RosterChecks(connection, findings);
        checks.dropRepeated();
        RosterTargets targets = new RosterTargets(connection);
        targets.find(scope);
        checks.run(scope.prefixes());
        if (importId != null) {
            targets.claimNumbers(importId);
        }
        targets.leaveOut(checks.faultyLines());
        return new StagedRoster(targets.count(), hasMembers(connection));
    }

    /** Lets no other roster be merged or undone until the end of this transaction. */
    public void waitForTurn() {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, ONE_AT_A_TIME);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Takes over what was staged; the database writes history, ledger and events along with it. */
    public void merge(StagedRoster staged, RecordedChange change, RegionScope scope) {
        recording.announce(change);
        try (Connection connection = dataSource.getConnection()) {
            RowSecurity.restrict(connection, scope);
            new HouseholdMerge(connection).run(change.rosterImportId(), staged.membersTold());
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * For this transaction: the sets that are joined stay in memory. Unless the registry is known to be much larger than the
     * roster they are joined as sets, whatever the planner believes: before it knows how a table has grown it would look
     * through all of it for every row, including what this very transaction inserts: minutes instead of a second.
     */
    private static void tunePlanner(Connection connection, long lines) throws SQLException {
        execute(connection, "ANALYZE staged_row (line, head_line, household_no, id_number_index)");
        execute(connection, "SET LOCAL work_mem = '64MB'");
        if (lines * 10 > estimatedHouseholds(connection)) {
            execute(connection, "SET LOCAL enable_nestloop = off");
        }
    }

    /** Negative when the server has never counted. */
    private static long estimatedHouseholds(Connection connection) throws SQLException {
        return number(connection, "SELECT reltuples::bigint FROM pg_class WHERE oid = 'household'::regclass");
    }

    private static boolean hasMembers(Connection connection) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM (SELECT FROM staged_row WHERE head_line IS NOT NULL LIMIT 1) AS m")
                > 0;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
