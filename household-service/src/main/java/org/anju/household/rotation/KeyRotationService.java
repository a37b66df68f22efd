package org.anju.household.rotation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.privacy.FieldCipher;

@ApplicationScoped
@Transactional
class KeyRotationService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final RotationStore store;
    private final Resealing resealing;
    private final FieldCipher cipher;
    private final AuditLog audit;

    KeyRotationService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            RotationStore store,
            Resealing resealing,
            FieldCipher cipher,
            AuditLog audit) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.store = store;
        this.resealing = resealing;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** One that runs is answered as it is. */
    KeyRotationResponse start() {
        store.lockStart();
        Optional<RunningRotation> running = store.running();
        if (running.isPresent()) {
            return get(running.get().id());
        }
        // Counts rows only, but of all regions.
        rowSecurity.restrictTo(RegionScope.everything());
        int keyNumber = cipher.newestKey();
        Map<SealedTable, Long> older = new LinkedHashMap<>();
        SealedTable.ALL.forEach(table -> older.put(table, resealing.countOlder(table, keyNumber)));
        if (older.values().stream().allMatch(rows -> rows == 0)) {
            throw noNewerKey(keyNumber);
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        store.add(id, keyNumber, caller.get());
        older.forEach((table, rows) -> store.addTable(id, table, rows));
        audit.record(
                AuditEntry.of(AuditAction.KEYS_ROTATED).on("key-rotation", id).with(Map.of("keyNumber", keyNumber)));
        return get(id);
    }

    KeyRotationResponse get(UUID id) {
        return store.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "key-rotation-unknown",
                        Text.of("There is no such key rotation", "没有此次密钥更换"),
                        Text.of(
                                "No key rotation has the id %s. The list names all.".formatted(id),
                                "没有编号为%s的密钥更换,请查看列表。".formatted(id))));
    }

    Page<KeyRotationResponse> list(UUID cursor, PageLimit limit) {
        return Page.of(store.findBefore(cursor, limit.value() + 1), limit, found -> found, last -> last.id()
                .toString());
    }

    private static ProblemException noNewerKey(int keyNumber) {
        return ProblemException.conflict(
                "no-newer-key",
                Text.of("There is nothing to seal anew", "没有需要重新加密的数据"),
                Text.of(
                        "No row is sealed with an older key than number %d, the newest in the key file. Add a line with a higher number and a new key to the key file of every instance, then try again."
                                .formatted(keyNumber),
                        "没有数据使用早于%d号(密钥文件中最新)的密钥。请先在每个实例的密钥文件中加入编号更大的新密钥,再重试。".formatted(keyNumber)));
    }
}
