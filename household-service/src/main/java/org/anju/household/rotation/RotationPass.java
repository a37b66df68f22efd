package org.anju.household.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.RecordedChange;
import org.jboss.logging.Logger;

/** Goes once through all sealed tables, every batch in a transaction of its own, and ends the rotation if nothing was left. */
@ApplicationScoped
class RotationPass {

    private static final Logger LOG = Logger.getLogger(RotationPass.class);

    private final RotationStore store;
    private final Resealing resealing;
    private final RowSecurity rowSecurity;
    private final ChangeRecording recording;
    private final FieldCipher cipher;

    RotationPass(
            RotationStore store,
            Resealing resealing,
            RowSecurity rowSecurity,
            ChangeRecording recording,
            FieldCipher cipher) {
        this.store = store;
        this.resealing = resealing;
        this.rowSecurity = rowSecurity;
        this.recording = recording;
        this.cipher = cipher;
    }

    /** The rotation that can be worked on, within the current transaction. */
    Optional<RunningRotation> next() {
        rowSecurity.restrictTo(RegionScope.everything());
        return store.running()
                .filter(found -> cipher.newestKey() >= found.keyNumber())
                .filter(found -> found.begun() || store.begin(found.id()));
    }

    void run(RunningRotation rotation, BooleanSupplier wanted) {
        int resealed;
        do {
            resealed = 0;
            for (SealedTable table : SealedTable.ALL) {
                Optional<Integer> rows = run(rotation, table, wanted);
                if (rows.isEmpty()) {
                    return;
                }
                resealed += rows.get();
            }
        } while (resealed > 0);
        QuarkusTransaction.requiringNew().run(() -> finish(rotation));
    }

    /** @return rows sealed anew; empty when the work is another's, or is not wanted any more */
    private Optional<Integer> run(RunningRotation rotation, SealedTable table, BooleanSupplier wanted) {
        int resealed = 0;
        long unreadable = 0;
        List<String> last = null;
        boolean end = false;
        while (!end) {
            List<String> after = last;
            ResealedBatch batch = QuarkusTransaction.requiringNew().call(() -> reseal(rotation, table, after));
            if (batch == null || !wanted.getAsBoolean()) {
                return Optional.empty();
            }
            resealed += batch.resealed();
            unreadable += batch.unreadable();
            last = batch.last();
            end = batch.end();
        }
        long found = unreadable;
        QuarkusTransaction.requiringNew().run(() -> store.markUnreadable(rotation.id(), table, found));
        return Optional.of(resealed);
    }

    /** Null when another instance works on it. */
    private ResealedBatch reseal(RunningRotation rotation, SealedTable table, List<String> after) {
        if (!store.tryWorkerLock()) {
            return null;
        }
        rowSecurity.restrictTo(RegionScope.everything());
        recording.announce(
                new RecordedChange(ChangeKind.RESEALED, today(), "", "key-rotation", null, null, null, null, Map.of()));
        ResealedBatch batch = resealing.reseal(table, rotation.keyNumber(), after);
        store.advance(rotation.id(), table, batch.resealed());
        return batch;
    }

    private void finish(RunningRotation rotation) {
        UUID id = rotation.id();
        if (!store.tryWorkerLock() || !store.olderTransactionsAreOver(id)) {
            return;
        }
        rowSecurity.restrictTo(RegionScope.everything());
        long left = SealedTable.ALL.stream()
                .mapToLong(table -> resealing.countOlder(table, rotation.keyNumber()))
                .sum();
        long unreadable = store.find(id).stream()
                .flatMap(found -> found.tables().stream())
                .mapToLong(TableProgress::rowsUnreadable)
                .sum();
        if (left > unreadable) {
            return;
        }
        store.finish(id, left == 0 ? RotationState.DONE : RotationState.FAILED);
        LOG.infof("Key rotation %s to key %d is over; %d rows cannot be opened", id, rotation.keyNumber(), left);
    }

    private static LocalDate today() {
        return LocalDate.now(ChinaTime.ZONE);
    }
}
