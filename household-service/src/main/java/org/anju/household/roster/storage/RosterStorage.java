package org.anju.household.roster.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.RecordedChange;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;

/** Brings a roster's rows into the database. All methods take part in the current transaction. */
@ApplicationScoped
public class RosterStorage {

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final ChangeRecording recording;

    RosterStorage(AgroalDataSource dataSource, FieldCipher cipher, ChangeRecording recording) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.recording = recording;
    }

    /** Puts the rows aside, and adds what only the whole of them shows to the findings. */
    public void stage(RowSource source, RegionScope scope, Findings findings) {
        try (Connection connection = dataSource.getConnection()) {
            HouseholdMerge merge = new HouseholdMerge(connection);
            merge.tunePlanner();
            merge.createStaging();
            long rows = new StagingPipeline(cipher).stage(connection, source);
            if (rows == 0 && !findings.hasErrors()) {
                findings.add(Finding.ofFile(FindingCode.ROSTER_EMPTY));
            }
            if (findings.hasErrors()) {
                return;
            }
            merge.analyzeStaging();
            merge.findRepeated(findings);
            merge.findOutOfScope(scope, findings);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while staging a roster");
        }
    }

    /** Takes over what was staged; the database writes history, ledger and events along with it. */
    public HouseholdCounts merge(RecordedChange change, RegionScope scope) {
        recording.announce(change);
        try (Connection connection = dataSource.getConnection()) {
            HouseholdMerge merge = new HouseholdMerge(connection);
            merge.waitForTurn();
            return merge.merge(change.rosterImportId(), scope);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
