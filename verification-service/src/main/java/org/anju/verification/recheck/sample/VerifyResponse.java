package org.anju.verification.recheck.sample;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.verification.recheck.sample.SampleDraws.Redrawn;
import org.anju.verification.recheck.sample.SampleStore.Place;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param verified the frame is what it was, and drawing again came to the same records in the same order
 * @param frameDigest SHA-256 of the frame when the sample was drawn
 * @param frameDigestNow the same of the frame as it is stored now
 * @param missing drawn again, but without a task
 * @param unexpected with a task, but not drawn again
 */
@Schema(name = "RecheckSampleVerification")
record VerifyResponse(
        boolean verified,
        String frameDigest,
        String frameDigestNow,
        int drawn,
        int drawnAgain,
        List<UUID> missing,
        List<UUID> unexpected) {

    static VerifyResponse of(StoredSample sample, Redrawn again, List<Place> recorded) {
        String digest = HexFormat.of().formatHex(again.frame().digest());
        List<Place> redrawn = again.drawn().stream()
                .map(each -> new Place(each.record().id(), each.round()))
                .toList();
        return new VerifyResponse(
                digest.equals(sample.frameDigest()) && redrawn.equals(recorded),
                sample.frameDigest(),
                digest,
                recorded.size(),
                redrawn.size(),
                without(redrawn, recorded),
                without(recorded, redrawn));
    }

    private static List<UUID> without(List<Place> some, List<Place> others) {
        Set<UUID> known = others.stream().map(Place::id).collect(Collectors.toSet());
        return some.stream().map(Place::id).filter(id -> !known.contains(id)).toList();
    }
}
