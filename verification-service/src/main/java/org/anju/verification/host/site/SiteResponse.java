package org.anju.verification.host.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.site.RegisterSiteRequest.Position;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Site")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteResponse(
        UUID id,
        String code,
        String name,
        SiteKind kind,
        RegionCode village,
        String safetyGrade,
        Position position,
        int radiusMeters,
        String registeredBy,
        Instant registeredAt) {

    boolean tells(RegisterSiteRequest request) {
        return new RegisterSiteRequest(id, code, name, kind, village, safetyGrade, position, radiusMeters)
                .equals(new RegisterSiteRequest(
                        id,
                        request.code(),
                        request.name(),
                        request.kind(),
                        request.village(),
                        request.safetyGrade(),
                        request.position(),
                        request.radius()));
    }
}
