package org.anju.verification.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;
import org.anju.verification.testsupport.Given;

/** Photos as media-service tells of them, without the way over the broker. */
@ApplicationScoped
public class StoredPhotos {

    private static final List<String> SLOTS = List.of("FRONT", "SIDE", "INSIDE");

    private final EvidenceService evidence;
    private final RowSecurity rowSecurity;

    StoredPhotos(EvidenceService evidence, RowSecurity rowSecurity) {
        this.evidence = evidence;
        this.rowSecurity = rowSecurity;
    }

    public void store(UUID household, List<UUID> photos) {
        tell(household, photos, PhotoFacts.STORED, Instant.now(), null);
    }

    public void reject(UUID household, List<UUID> photos) {
        tell(household, photos, PhotoFacts.REJECTED, null, "DIGEST_DIFFERS");
    }

    private void tell(UUID household, List<UUID> photos, String type, Instant storedAt, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            evidence.take(IntStream.range(0, photos.size())
                    .mapToObj(number -> new PhotoFacts(
                            photos.get(number),
                            UUID.randomUUID(),
                            household,
                            Given.VILLAGE,
                            SLOTS.get(number % SLOTS.size()),
                            "image/jpeg",
                            150_000,
                            "0".repeat(64),
                            2,
                            Instant.now(),
                            storedAt,
                            reason))
                    .map(facts -> new ReceivedEvent<>(UUID.randomUUID(), type, Instant.now(), facts))
                    .toList());
        });
    }
}
