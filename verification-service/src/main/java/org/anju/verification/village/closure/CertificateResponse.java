package org.anju.verification.village.closure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param withoutVerdict households whose situation says neither that their housing is safe nor that it is not; absent in
 *     certificates of before it was counted apart, which have them among notSecured
 * @param records how many were locked
 * @param digest SHA-256 over one line for each of them, sorted: id, space, the record's digest, line feed
 * @param supersededBy the change request that was approved since; the village must be closed again
 */
@Schema(name = "ClosureCertificate")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateResponse(
        UUID id,
        UUID campaignId,
        String campaignName,
        String ruleSet,
        String villageCode,
        int edition,
        int roster,
        int verified,
        int special,
        int removed,
        int secured,
        int notSecured,
        Integer withoutVerdict,
        int photos,
        List<ClosingNumber> numbers,
        int records,
        String digest,
        String closedBy,
        Instant closedAt,
        boolean superseded,
        Instant supersededAt,
        UUID supersededBy) {

    static CertificateResponse from(Certificate certificate) {
        return new CertificateResponse(
                certificate.id(),
                certificate.campaignId(),
                certificate.campaignName(),
                certificate.ruleSet(),
                certificate.villageCode(),
                certificate.edition(),
                certificate.roster().total(),
                certificate.roster().verified(),
                certificate.roster().special(),
                certificate.roster().removed(),
                certificate.roster().secured(),
                certificate.roster().notSecured(),
                certificate.roster().withoutVerdict(),
                certificate.roster().photosStored(),
                certificate.numbers(),
                certificate.records().size(),
                HexFormat.of().formatHex(certificate.digest()),
                certificate.closedByName(),
                certificate.closedAt(),
                certificate.supersededAt() != null,
                certificate.supersededAt(),
                certificate.supersededBy());
    }
}
